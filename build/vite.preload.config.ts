import { join } from 'node:path'
import { defineConfig } from 'vite'

const root = join(import.meta.dirname, '..')

/** The preload: one CommonJS file, because a sandboxed preload can load neither modules nor other files. */
export default defineConfig({
  root,
  publicDir: false,
  build: {
    ssr: true,
    outDir: join(root, 'out', 'preload'),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    sourcemap: false,
    rolldownOptions: {
      input: { index: join(root, 'preload/index.ts') },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
})
