import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Lock, lockProblems, type Manifest } from './check-lock.ts'

const manifest: Manifest = { dependencies: { a: '1.0.0' } }
const entry = { version: '1.0.0', integrity: 'sha512-x' }
const lockOf = (packages: Lock['packages']): Lock => ({
  packages: { '': { dependencies: { a: '1.0.0' } }, 'node_modules/a': entry, ...packages },
})

describe('check-lock', () => {
  it('finds nothing wrong with the lock of this checkout', () => {
    const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'))
    expect(lockProblems(read('package-lock.json') as Lock, read('package.json') as Manifest)).toEqual([])
  })

  it('finds nothing wrong with a small sound lock', () => {
    expect(lockProblems(lockOf({}), manifest)).toEqual([])
  })

  it('refuses a resolved host', () => {
    const lock = lockOf({ 'node_modules/a': { ...entry, resolved: 'https://mirror.invalid/a.tgz' } })
    expect(lockProblems(lock, manifest)).toEqual(['node_modules/a: "resolved" names a host (https://mirror.invalid/a.tgz)'])
  })

  it('refuses an entry without integrity', () => {
    expect(lockProblems(lockOf({ 'node_modules/a': { version: '1.0.0' } }), manifest)).toEqual(['node_modules/a: no integrity'])
  })

  it.each(['dependencies', 'optionalDependencies', 'peerDependencies'] as const)('refuses a lock that lacks one of the %s', (group) => {
    const lock = lockOf({ 'node_modules/a': { ...entry, [group]: { 'b-win32-x64': '1.0.0' } } })
    expect(lockProblems(lock, manifest)).toEqual(['node_modules/a: needs b-win32-x64, which the lock does not hold'])
  })

  it('does not ask for optional peers', () => {
    const lock = lockOf({ 'node_modules/a': { ...entry, peerDependencies: { b: '1' }, peerDependenciesMeta: { b: { optional: true } } } })
    expect(lockProblems(lock, manifest)).toEqual([])
  })

  it('looks for a dependency in the folders above, as Node does', () => {
    const nested = { 'node_modules/a/node_modules/@s/b': { ...entry, dependencies: { c: '1.0.0' } } }
    expect(lockProblems(lockOf({ ...nested, 'node_modules/c': entry }), manifest)).toEqual([])
    expect(lockProblems(lockOf({ ...nested, 'node_modules/x/node_modules/c': entry }), manifest)).toHaveLength(1)
  })

  it('refuses two copies of the native canvas', () => {
    const lock = lockOf({ 'node_modules/@napi-rs/canvas': entry, 'node_modules/a/node_modules/@napi-rs/canvas': entry })
    expect(lockProblems(lock, manifest).join()).toContain('@napi-rs/canvas is there 2 times')
  })

  it('refuses a canvas outside the range of pdfjs-dist', () => {
    const lockWith = (version: string) =>
      lockOf({
        'node_modules/@napi-rs/canvas': { ...entry, version },
        'node_modules/pdfjs-dist': { ...entry, optionalDependencies: { '@napi-rs/canvas': '^1.0.10' } },
      })
    expect(lockProblems(lockWith('1.0.11'), manifest)).toEqual([])
    expect(lockProblems(lockWith('1.0.9'), manifest)).toHaveLength(1)
    expect(lockProblems(lockWith('2.0.0'), manifest)).toHaveLength(1)
  })

  it.each(['^1.0.0', '~1.0.0', '1.x', '*', 'latest', 'npm:b@^1.0.0', 'file:../a'])('refuses the version %s in package.json', (version) => {
    const lock: Lock = { packages: { '': { dependencies: { a: version } }, 'node_modules/a': entry } }
    expect(lockProblems(lock, { dependencies: { a: version } })).toEqual([`package.json: a has no exact version (${version})`])
  })

  it('refuses a lock that is behind package.json', () => {
    expect(lockProblems(lockOf({}), { dependencies: { a: '1.0.1' } })).toHaveLength(1)
    expect(lockProblems(lockOf({}), {})).toEqual(["a: in the lock's dependencies, not in package.json"])
  })
})
