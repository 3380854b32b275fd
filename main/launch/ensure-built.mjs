import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { underLock } from './build-lock.mjs'

/**
 * What can be built: the Vite configuration, the folder under out/, and the sources it is made from.
 * @typedef {{ name: string, config: string, out: string, sources: readonly string[] }} Part
 */

/** @type {Part} */
export const rendererPart = {
  name: 'renderer',
  config: 'build/vite.renderer.config.ts',
  out: 'renderer',
  sources: ['renderer', 'common', 'build/vite.renderer.config.ts', 'package-lock.json'],
}

/** What the Electron window needs beside the page. @type {readonly Part[]} */
export const electronParts = [
  {
    name: 'node',
    config: 'build/vite.node.config.ts',
    out: 'node',
    sources: ['main', 'common', 'build/vite.node.config.ts', 'package.json', 'package-lock.json'],
  },
  {
    name: 'preload',
    config: 'build/vite.preload.config.ts',
    out: 'preload',
    sources: ['preload', 'common', 'build/vite.preload.config.ts', 'package-lock.json'],
  },
]

/**
 * Builds the parts that are missing or older than their sources, one process at a time. A part is built beside its
 * place and moved in whole, so a window that is open meanwhile never meets half a page.
 * @param {string} root the checkout
 * @param {readonly Part[]} parts
 * @param {(part: Part, outDir: string) => Promise<void>} [build]
 * @returns {Promise<string[]>} the names of the parts that were built
 */
export async function ensureBuilt(root, parts, build = (part, outDir) => viteBuild(root, part, outDir)) {
  /** @type {string[]} */
  const built = []
  if (parts.every((part) => isFresh(root, part))) return built
  await underLock(join(root, 'out', '.building'), async () => {
    for (const part of parts) {
      // another start may have built it while this one waited
      if (isFresh(root, part)) continue
      const startedAt = Date.now()
      const place = join(root, 'out', part.out)
      const beside = join(root, 'out', `.${part.out}.new`)
      rmSync(beside, { recursive: true, force: true })
      await build(part, beside)
      writeFileSync(join(beside, stampName), String(startedAt))
      moveIn(beside, place)
      built.push(part.name)
    }
  })
  return built
}

const stampName = '.built'

/**
 * Is the built part there and not older than any of its sources? (The stamp says when its build began.)
 * @param {string} root
 * @param {Part} part
 */
export function isFresh(root, part) {
  const stamp = join(root, 'out', part.out, stampName)
  if (!existsSync(stamp)) return false
  const builtAt = Number(readFileSync(stamp, 'utf8'))
  return part.sources.every((source) => newestChange(join(root, source)) <= builtAt)
}

/**
 * The newest change of a file or of anything in a folder; a removed file shows in its folder's own time.
 * @param {string} path
 * @returns {number} milliseconds; 0 where nothing is there
 */
function newestChange(path) {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) return 0
  if (!stats.isDirectory()) return stats.mtimeMs
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !/\.test\.tsx?$/.test(entry.name))
    .reduce((newest, entry) => Math.max(newest, newestChange(join(path, entry.name))), stats.mtimeMs)
}

/**
 * @param {string} beside
 * @param {string} place
 */
function moveIn(beside, place) {
  const old = `${place}.old`
  rmSync(old, { recursive: true, force: true })
  if (existsSync(place)) renameSync(place, old)
  renameSync(beside, place)
  rmSync(old, { recursive: true, force: true })
}

/**
 * @param {string} root
 * @param {Part} part
 * @param {string} outDir
 * @returns {Promise<void>}
 */
function viteBuild(root, part, outDir) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const args = [vite, 'build', '--config', join(root, part.config), '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn']
  return new Promise((resolve, reject) => {
    // out of the way of the line a script reads from our standard output
    // NODE_ENV of whoever asks (a test runner) would give the page React's development half
    const env = { ...process.env, NODE_ENV: 'production' }
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', process.stderr, process.stderr] })
    child.on('error', reject)
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`vite build (${part.name}): ${code}`))))
  })
}
