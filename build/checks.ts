import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const bin = (path: string): string => join(root, 'node_modules', path)

export type Check = { readonly name: string; readonly args: readonly string[] }

/** The checks of `npm run check`, cheapest first; each is a script for Node. A peer's script that is not there yet is left out. */
export const checks: readonly Check[] = [
  { name: 'lock', args: ['build/check-lock.ts'] },
  { name: 'boundaries', args: ['build/check-boundaries.ts'] },
  { name: 'texts', args: ['build/check-i18n.ts'] },
  { name: 'style', args: [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'] },
  { name: 'types', args: [bin('typescript/bin/tsc'), '-b'] },
].filter(({ args }) => existsSync(join(root, args[0] ?? '')) || existsSync(args[0] ?? ''))

/** Runs one check with its output shown; true when it passed. */
export function runCheck({ args }: Check): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...args], { cwd: root, stdio: 'inherit' })
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
  })
}
