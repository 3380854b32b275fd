import { globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { vi } from '../common/i18n/vi.ts'
import { unusedKeys, vietnameseLines } from './i18n-rules.ts'

/**
 * `node build/check-i18n.ts`: fails on keys of the catalogue that nothing uses, on Vietnamese text in the page's own
 * sources, and on text that is not NFC. Unknown keys and wrong parameters do not compile (common/i18n/t.ts).
 */
const root = join(import.meta.dirname, '..')
const all = (pattern: string): readonly string[] => globSync(pattern, { cwd: root }).map((path) => join(root, path))
const isTest = (path: string): boolean => /\.test\.tsx?$|[\\/]testing[\\/]/.test(path)

const page = [...all('renderer/**/*.ts'), ...all('renderer/**/*.tsx')].filter(
  (path) => !isTest(path) && !relative(root, path).replaceAll('\\', '/').startsWith('renderer/gallery/'),
)
const others = [...all('common/**/*.ts'), ...all('main/**/*.ts')].filter(
  (path) => !isTest(path) && !relative(root, path).replaceAll('\\', '/').startsWith('common/i18n/vi/'),
)
const read = (path: string): string => readFileSync(path, 'utf8')

const problems = [
  ...page.flatMap((path) =>
    vietnameseLines(read(path)).map((line) => `${relative(root, path)}:${line}: Vietnamese text belongs in common/i18n/vi`),
  ),
  ...unusedKeys(Object.keys(vi), [...page, ...others].map(read)).map((key) => `common/i18n/vi: nothing uses '${key}'`),
  ...Object.entries(vi)
    .filter(([, text]) => text !== text.normalize('NFC'))
    .map(([key]) => `common/i18n/vi: '${key}' is not NFC`),
]
for (const problem of problems) console.error(problem)
console.log(`texts: ${Object.keys(vi).length} keys, ${page.length} sources of the page, ${problems.length} problems`)
process.exitCode = problems.length > 0 ? 1 : 0
