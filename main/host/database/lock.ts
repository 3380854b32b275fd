import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { AppError } from '#common/rpc/app-error.ts'
import { refusalOf } from './database-error.ts'

/**
 * Keeps a second instance off a data folder: an exclusive transaction held on a file of its own for the life of the
 * process. The operating system lets it go when the process is killed, so nothing stale is ever left (a pid file
 * would be). @throws AppError `register.locked`
 */
export function lockFolder(dir: string): { release(): void } {
  let lock: Sqlite.Database | undefined
  try {
    lock = new Sqlite(join(dir, 'khoa.sqlite'), { timeout: 0 })
    lock.pragma('journal_mode = DELETE')
    lock.exec('BEGIN EXCLUSIVE')
    const held = lock
    return { release: () => held.close() }
  } catch (error) {
    lock?.close()
    throw refusalOf(error) ?? new AppError('register.locked')
  }
}
