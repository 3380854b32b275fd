import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Runs `work` while no other process runs work under the same lock; waits for it. The lock is a folder (making one
 * is atomic everywhere) that names its owner, so that the lock of a killed process is taken away by the next.
 * @template T
 * @param {string} folder the lock, e.g. out/.building
 * @param {() => Promise<T>} work
 * @param {{ waitMs?: number }} [options]
 * @returns {Promise<T>}
 */
export async function underLock(folder, work, { waitMs = 200 } = {}) {
  mkdirSync(dirname(folder), { recursive: true })
  while (!tryLock(folder)) {
    if (isAbandoned(folder)) takeAway(folder)
    else await sleep(waitMs)
  }
  try {
    return await work()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {string} folder */
function tryLock(folder) {
  // the folder appears under its name with its owner inside it, never empty
  const mine = `${folder}.${process.pid}`
  rmSync(mine, { recursive: true, force: true })
  mkdirSync(mine)
  writeFileSync(join(mine, 'pid'), String(process.pid))
  try {
    renameSync(mine, folder)
    return true
  } catch {
    rmSync(mine, { recursive: true, force: true })
    return false
  }
}

/** @param {string} folder */
function isAbandoned(folder) {
  let pid
  try {
    pid = Number(readFileSync(join(folder, 'pid'), 'utf8'))
  } catch {
    return false
  }
  if (!Number.isInteger(pid) || pid <= 0) return true
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH'
  }
}

/** @param {string} folder */
function takeAway(folder) {
  const dead = `${folder}.dead.${process.pid}`
  try {
    renameSync(folder, dead)
    rmSync(dead, { recursive: true, force: true })
  } catch {
    // another process was quicker
  }
}
