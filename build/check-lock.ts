import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

type Dependencies = Readonly<Record<string, string>>
type Groups = {
  readonly dependencies?: Dependencies
  readonly devDependencies?: Dependencies
  readonly optionalDependencies?: Dependencies
}
export type Manifest = Groups
export type LockEntry = Groups & {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly link?: boolean
  readonly peerDependencies?: Dependencies
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>
}
export type Lock = { readonly packages: Readonly<Record<string, LockEntry>> }

const exactVersion = /^(npm:@?[^@]+@)?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/
const groups = ['dependencies', 'devDependencies', 'optionalDependencies'] as const

/**
 * What is wrong with a package-lock.json (version 3) for us, one English sentence each; empty when nothing is.
 * npm writes a lock without the platform packages it could not fetch and says nothing (TOOLCHAIN.md 1.1), so a
 * lock is only trusted after this.
 */
export function lockProblems(lock: Lock, manifest: Manifest): string[] {
  return [...manifestProblems(lock, manifest), ...entryProblems(lock), ...canvasProblems(lock)]
}

function manifestProblems(lock: Lock, manifest: Manifest): string[] {
  const problems: string[] = []
  const root = lock.packages[''] ?? {}
  for (const group of groups) {
    const wanted = manifest[group] ?? {}
    const locked = root[group] ?? {}
    for (const [name, version] of Object.entries(wanted)) {
      if (!exactVersion.test(version)) problems.push(`package.json: ${name} has no exact version (${version})`)
      if (locked[name] !== version) problems.push(`${name}: package.json says ${version}, the lock ${locked[name] ?? 'nothing'} (${group})`)
    }
    for (const name of Object.keys(locked)) if (!(name in wanted)) problems.push(`${name}: in the lock's ${group}, not in package.json`)
  }
  return problems
}

function entryProblems(lock: Lock): string[] {
  const problems: string[] = []
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (entry.resolved) problems.push(`${path || 'root'}: "resolved" names a host (${entry.resolved})`)
    if (path !== '' && !entry.link && !entry.integrity) problems.push(`${path}: no integrity`)
    for (const name of neededBy(entry, path === '')) {
      if (!isLocked(lock, path, name)) problems.push(`${path || 'root'}: needs ${name}, which the lock does not hold`)
    }
  }
  return problems
}

function neededBy(entry: LockEntry, isRoot: boolean): string[] {
  const peers = Object.keys(entry.peerDependencies ?? {}).filter((name) => !entry.peerDependenciesMeta?.[name]?.optional)
  const own = [...Object.keys(entry.dependencies ?? {}), ...Object.keys(entry.optionalDependencies ?? {}), ...peers]
  return isRoot ? [...own, ...Object.keys(entry.devDependencies ?? {})] : own
}

/** Node's own search: in the package's node_modules, then in every folder above. */
function isLocked(lock: Lock, from: string, name: string): boolean {
  for (let home = from; ; ) {
    if (lock.packages[`${home === '' ? '' : `${home}/`}node_modules/${name}`]) return true
    if (home === '') return false
    const cut = home.lastIndexOf('node_modules/')
    home = cut <= 0 ? '' : home.slice(0, cut - 1)
  }
}

/** Two copies of the native canvas crash the process when one draws on the other's (READING.md 8). */
function canvasProblems(lock: Lock): string[] {
  const copies = Object.keys(lock.packages).filter((path) => path.endsWith('node_modules/@napi-rs/canvas'))
  if (copies.length > 1) return [`@napi-rs/canvas is there ${copies.length} times: ${copies.join(', ')}`]
  const version = copies[0] && lock.packages[copies[0]]?.version
  const pdfjs = lock.packages['node_modules/pdfjs-dist']
  const range = pdfjs?.optionalDependencies?.['@napi-rs/canvas'] ?? pdfjs?.dependencies?.['@napi-rs/canvas']
  if (!version || !range || isInCaretRange(version, range)) return []
  return [`@napi-rs/canvas ${version} is outside pdfjs-dist's range ${range}`]
}

const numbersOf = (version: string): number[] => version.split('.').map(Number)

/** `^a.b.c` with a > 0, or an exact version: all that pdfjs-dist writes. Anything else counts as outside. */
function isInCaretRange(version: string, range: string): boolean {
  if (!range.startsWith('^')) return version === range
  const [major = 0, minor = 0, patch = 0] = numbersOf(version)
  const [lowMajor = 0, lowMinor = 0, lowPatch = 0] = numbersOf(range.slice(1))
  return major === lowMajor && (minor > lowMinor || (minor === lowMinor && patch >= lowPatch))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'))
  const problems = lockProblems(read('package-lock.json') as Lock, read('package.json') as Manifest)
  for (const problem of problems) console.error(`lock: ${problem}`)
  process.exitCode = problems.length > 0 ? 1 : 0
}
