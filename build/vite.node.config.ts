import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { defineConfig } from 'vite'

const root = join(import.meta.dirname, '..')
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }

/** `main/host/workers/page-worker.ts` → `host/page-worker`: every worker is an entry of its own under the name workerUrl() looks for. */
function workerEntries(): Record<string, string> {
  const entries: Record<string, string> = {}
  for (const entry of readdirSync(join(root, 'main'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/[.-]worker\.ts$/.test(entry.name)) continue
    const name = `host/${basename(entry.name, '.ts')}`
    if (entries[name]) throw new Error(`two workers are called ${entry.name}`)
    entries[name] = join(entry.parentPath, entry.name)
  }
  return entries
}

const isOurs = (id: string): boolean => id.startsWith('.') || id.startsWith('#') || id.startsWith(root + sep) || resolve(id) === id
const isBuiltin = (id: string): boolean => id.startsWith('node:') || builtinModules.includes(id.split('/')[0] ?? '')
const packageOf = (id: string): string =>
  id
    .split('/')
    .slice(0, id.startsWith('@') ? 2 : 1)
    .join('/')

/**
 * Everything that runs in Node: the host, its workers, the command line, Electron's own process. Packages stay outside and
 * are loaded from node_modules; one that is only a devDependency would be missing in the package, so the build refuses it.
 */
export default defineConfig({
  root,
  publicDir: false,
  build: {
    ssr: true,
    outDir: join(root, 'out', 'node'),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    sourcemap: false,
    rolldownOptions: {
      input: {
        'electron/app': join(root, 'main/electron/app.ts'),
        'host/entry-utility': join(root, 'main/host/entry-utility.ts'),
        'cli/main': join(root, 'main/cli/main.ts'),
        ...workerEntries(),
      },
      external(id, importer) {
        if (isOurs(id)) return false
        if (isBuiltin(id) || id === 'electron' || packageOf(id) in dependencies) return true
        throw new Error(`${id} is no dependency of the package (asked for by ${relative(root, importer ?? dirname(id))})`)
      },
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: 'host/[name]-[hash].js',
      },
    },
  },
})
