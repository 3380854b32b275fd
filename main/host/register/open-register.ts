import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Transaction } from 'kysely'
import type { Actor } from '#common/contract/app.ts'
import { AppError } from '#common/rpc/app-error.ts'
import type { Clock } from '../clock.ts'
import { mapDatabaseError } from '../database/database-error.ts'
import { lockFolder } from '../database/lock.ts'
import { type Database, openDatabase } from '../database/open.ts'
import type { Schema } from '../database/schema.ts'
import type { EventBus } from '../events.ts'
import { openVault, type Vault } from '../files/vault.ts'
import { createJobQueue, type JobKind, type JobQueue } from '../jobs/job-queue.ts'
import { type Log, openLog } from '../log.ts'
import { createRecords, type Records } from '../records/records.ts'
import { createSettings, type Settings } from './settings.ts'

/** Who and what the register is of; null before set-up. */
export type Identity = { unitId: string; officer: { id: string; name: string }; superior: { name: string; code: string } | null }

/** One open register: a folder with its database, its vault and its jobs. */
export interface OpenRegister {
  readonly dir: string
  readonly sample: boolean
  readonly databasePath: string
  readonly db: Database
  readonly vault: Vault
  readonly records: Records
  readonly jobs: JobQueue
  readonly settings: Settings
  readonly typing: Settings
  readonly log: Log
  identity(): Identity | null
  /** Writes who and what the register is of, with what belongs to it in the same transaction. */
  setIdentity(identity: Identity, alongside?: (tx: Transaction<Schema>) => Promise<void>): Promise<void>
  /** the officer who acts until accounts exist (part 6) */
  actor(): Actor
  close(): Promise<void>
}

export type OpenOptions = {
  dir: string
  sample: boolean
  clock: Clock
  events: EventBus
  /** clears away what a killed host left half done, before any job starts */
  sweep?: (db: Database, vault: Vault) => Promise<void>
  /** job kinds need the open register; they are made after it */
  jobKinds: (register: OpenRegister) => Readonly<Record<string, JobKind<unknown>>>
}

/**
 * Opens a register's folder, 0700, for this process alone.
 * @throws AppError `register.locked`, `register.newer`, `register.damaged`, `register.folderReadOnly`, `register.diskFull`
 */
export async function openRegister({ dir, sample, clock, events, sweep, jobKinds }: OpenOptions): Promise<OpenRegister> {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    chmodSync(dir, 0o700)
  } catch (error) {
    throw mapDatabaseError(error)
  }
  const lock = lockFolder(dir)
  try {
    const databasePath = join(dir, 'so-dang-ky.sqlite')
    const db = await openDatabase(databasePath)
    const log = openLog(dir, clock)
    const settings = createSettings(db, 'setting', clock)
    let identity = await settings.get<Identity>('register.identity')
    // a sample register stays one, also when its folder is opened by name
    const isSample = sample || (await settings.get<boolean>('register.sample')) === true
    if (sample) await settings.put('register.sample', true)
    const records = createRecords({
      db,
      clock,
      ownUnitId: () => identity?.unitId ?? null,
      onChanged: (types) => events.emit('register.changed', { types }),
    })
    const register: OpenRegister = {
      dir,
      sample: isSample,
      databasePath,
      db,
      vault: openVault(dir),
      records,
      settings,
      typing: createSettings(db, 'typing', clock),
      log,
      get jobs() {
        return jobs
      },
      identity: () => identity,
      async setIdentity(next, alongside) {
        await db.transaction().execute(async (tx) => {
          await alongside?.(tx)
          await settings.putIn(tx, 'register.identity', next)
        })
        identity = next
      },
      actor: () => ({ id: identity?.officer.id ?? 'local', name: identity?.officer.name ?? '', roles: ['entry', 'approve', 'admin'] }),
      async close() {
        await jobs.close()
        await db.destroy()
        lock.release()
      },
    }
    const jobs = createJobQueue({ db, clock, log, kinds: jobKinds(register), onChanged: (job) => events.emit('job.changed', job) })
    await sweep?.(db, register.vault)
    await jobs.start()
    return register
  } catch (error) {
    lock.release()
    throw error instanceof AppError ? error : mapDatabaseError(error)
  }
}
