import type { Transaction } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '#common/contract/app.ts'
import type { JobView } from '#common/contract/jobs.ts'
import { AppError, type ErrorParams, isAppError } from '#common/rpc/app-error.ts'
import { type Clock, newId, timestamp } from '../clock.ts'
import { refusalOf } from '../database/database-error.ts'
import type { Database } from '../database/open.ts'
import type { JobTable, Schema } from '../database/schema.ts'
import type { Log } from '../log.ts'

/** What a runner gets. It throws AppError for an expected end, and stops soon after `signal` aborts. */
export type JobContext = {
  jobId: string
  signal: AbortSignal
  progress: (done: number, total: number, phase: string | null) => void
  requestedBy: string
}
/** A kind of job: how its payload looks and how it runs. Runners are idempotent: a killed job is run again. */
export type JobKind<T> = { payload: z.ZodType<T>; run(payload: T, context: JobContext): Promise<void> }

export type JobSubject = { title: string; subjectId: string | null; actor: Actor }

export interface JobQueue {
  add(kind: string, payload: unknown, about: JobSubject): Promise<string>
  /** Writes the row in a transaction of the caller, who calls `wake` with it after the commit. */
  insertIn(tx: Transaction<Schema>, kind: string, payload: unknown, about: JobSubject): Promise<JobTable>
  wake(row: JobTable): void
  pause(id: string): Promise<void>
  resume(id: string): Promise<void>
  cancel(id: string): Promise<void>
  list(): Promise<JobView[]>
  bySubject(subjectId: string): Promise<JobTable | null>
  /** The last job of each subject that has one. */
  bySubjects(subjectIds: readonly string[]): Promise<ReadonlyMap<string, JobTable>>
  /** Is anything running or waiting to run? (closing the last window asks) */
  isBusy(): boolean
  /** Takes up what a stopped or killed host left, and starts working. */
  start(): Promise<void>
  /** Stops all runners; what was running goes on at the next start. */
  close(): Promise<void>
}

type Ending = 'pause' | 'cancel' | 'shutdown'
type Running = { controller: AbortController; ending: Ending | null; finished: Promise<void>; told: Promise<void> }
type Speed = { startedAt: number; startedWith: number }

const maxAttempts = 3
const stateAfter = { pause: 'paused', cancel: 'cancelled', shutdown: 'queued' } as const

/** Jobs are rows; one runs at a time, the pages inside it have their own pool of workers. */
export function createJobQueue(deps: {
  db: Database
  clock: Clock
  log: Log
  kinds: Readonly<Record<string, JobKind<unknown>>>
  onChanged: (job: JobView) => void
}): JobQueue {
  const { db, clock, log, kinds, onChanged } = deps
  const running = new Map<string, Running>()
  const speeds = new Map<string, Speed>()
  const waiting = new Set<string>()
  /** rows whose end could not be written (disk full): left alone until somebody asks for them, or the next start */
  const stranded = new Set<string>()
  let started = false

  const view = (row: JobTable): JobView => ({
    id: row.id,
    kind: row.kind,
    state: row.state as JobView['state'],
    phase: row.phase,
    done: row.done,
    total: row.total,
    secondsLeft: secondsLeft(speeds.get(row.id), row, clock),
    errorCode: row.error_code,
    subjectId: row.subject_id,
    title: row.title,
  })
  const read = async (id: string): Promise<JobTable> => {
    const row = await db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst()
    if (!row) throw new AppError('record.notFound', { type: 'job' })
    return row
  }
  const update = async (id: string, set: Partial<JobTable>): Promise<void> => {
    await db.updateTable('job').set(set).where('id', '=', id).execute()
    onChanged(view(await read(id)))
  }

  /** Takes a row that is still queued. False where it was paused, cancelled or taken meanwhile. */
  const move = async (id: string, from: readonly JobView['state'][], set: Partial<JobTable>): Promise<boolean> => {
    const result = await db
      .updateTable('job')
      .set(set)
      .where('id', '=', id)
      .where('state', 'in', [...from])
      .executeTakeFirst()
    if (result.numUpdatedRows !== 1n) return false
    onChanged(view(await read(id)))
    return true
  }

  async function runOne(row: JobTable): Promise<void> {
    const controller = new AbortController()
    const entry: Running = { controller, ending: null, finished: Promise.resolve(), told: Promise.resolve() }
    running.set(row.id, entry)
    waiting.delete(row.id)
    speeds.set(row.id, { startedAt: clock.now().getTime(), startedWith: row.done })
    entry.finished = (async () => {
      try {
        const started = { state: 'running', started_at: timestamp(clock), attempts: row.attempts + 1, error_code: null, error_params: '{}' }
        if (!(await move(row.id, ['queued'], started))) return
        const kind = Object.hasOwn(kinds, row.kind) ? kinds[row.kind] : undefined
        const payload = kind?.payload.safeParse(JSON.parse(row.payload))
        if (!kind || !payload?.success) throw new AppError('record.invalid', { type: 'job' })
        const context = { jobId: row.id, signal: controller.signal, progress: progressOf(row.id, entry), requestedBy: row.requested_by }
        if (!controller.signal.aborted) await kind.run(payload.data, context)
        await entry.told
        await finish(row.id, entry.ending === null ? 'done' : stateAfter[entry.ending])
      } catch (error) {
        await entry.told
        await settle(row, entry, error)
      } finally {
        running.delete(row.id)
        speeds.delete(row.id)
      }
    })()
    await entry.finished
  }
  const finish = (id: string, state: JobView['state'], error: { code: string; params: ErrorParams } | null = null) =>
    update(id, {
      state,
      error_code: error?.code ?? null,
      error_params: JSON.stringify(error?.params ?? {}),
      finished_at: state === 'done' || state === 'failed' || state === 'cancelled' ? timestamp(clock) : null,
    })
  async function settle(row: JobTable, entry: Running, error: unknown): Promise<void> {
    try {
      if (entry.ending !== null) return await finish(row.id, stateAfter[entry.ending])
      const refusal = isAppError(error) ? error : refusalOf(error)
      const known = refusal ?? new AppError('host.fault', {}, log.fault(error, `job ${row.kind}`))
      await finish(row.id, 'failed', { code: known.code, params: known.ref ? { ref: known.ref } : known.params })
    } catch (second) {
      stranded.add(row.id)
      log.fault(second, `job ${row.kind} settle`)
    }
  }
  const progressOf = (id: string, entry: Running): JobContext['progress'] => {
    let last = 0
    return (done, total, phase) => {
      const now = clock.now().getTime()
      // a clock that is put back must not silence the progress
      if (Math.abs(now - last) < 200 && done < total) return
      last = now
      entry.told = update(id, { done, total, phase, attempts: 1 }).catch((error: unknown) => void log.fault(error, 'job progress'))
    }
  }

  let loop: Promise<void> | null = null
  let isAskedAgain = false
  const work = () => {
    isAskedAgain = true
    if (!started || loop) return
    loop = (async () => {
      while (started) {
        isAskedAgain = false
        let queued = db.selectFrom('job').selectAll().where('state', '=', 'queued')
        if (stranded.size > 0) queued = queued.where('id', 'not in', [...stranded])
        const row = await queued.orderBy('created_at').limit(1).executeTakeFirst()
        // the host may have been closed while the row came; a job that came while there was none is not left lying
        if (row && started) await runOne(row)
        else if (!isAskedAgain) return
      }
    })()
      .catch((error: unknown) => void log.fault(error, 'job loop'))
      .finally(() => {
        loop = null
        if (started && isAskedAgain) work()
      })
  }
  const stop = async (id: string, ending: Ending): Promise<void> => {
    const entry = running.get(id)
    if (!entry) return
    entry.ending ??= ending
    entry.controller.abort()
    await entry.finished
  }

  const wake = (row: JobTable): void => {
    waiting.add(row.id)
    onChanged(view(row))
    work()
  }
  const rowOf = (kind: string, payload: unknown, { title, subjectId, actor }: JobSubject): JobTable => ({
    id: newId(),
    kind,
    payload: JSON.stringify(payload),
    subject_id: subjectId,
    title,
    state: 'queued',
    phase: null,
    done: 0,
    total: 0,
    attempts: 0,
    error_code: null,
    error_params: '{}',
    requested_by: JSON.stringify(actor),
    created_at: timestamp(clock),
    started_at: null,
    finished_at: null,
  })
  /** Changes a row that does not run; a stranded one may say anything. False where it runs or its state is another. */
  const settleIdle = async (id: string, from: readonly JobView['state'][], set: Partial<JobTable>): Promise<boolean> => {
    const isStranded = stranded.has(id)
    if (!(await move(id, isStranded ? [...from, 'queued', 'running'] : from, set))) return false
    stranded.delete(id)
    return true
  }
  const rest = async (id: string, from: readonly JobView['state'][], ending: 'pause' | 'cancel'): Promise<void> => {
    await read(id)
    const finished_at = ending === 'cancel' ? timestamp(clock) : null
    const set = { state: stateAfter[ending], error_code: null, error_params: '{}', finished_at }
    // between two looks a queued job may have begun
    if (running.has(id) || !(await settleIdle(id, from, set))) await stop(id, ending)
    else waiting.delete(id)
  }

  const bySubjects = async (subjectIds: readonly string[]): Promise<ReadonlyMap<string, JobTable>> => {
    const rows = await db
      .selectFrom('job')
      .selectAll()
      .where('subject_id', 'in', [...subjectIds])
      .orderBy('created_at')
      .execute()
    return new Map(rows.map((row) => [row.subject_id ?? '', row]))
  }

  return {
    wake,
    async add(kind, payload, about) {
      const row = rowOf(kind, payload, about)
      await db.insertInto('job').values(row).execute()
      wake(row)
      return row.id
    },
    async insertIn(tx, kind, payload, about) {
      const row = rowOf(kind, payload, about)
      await tx.insertInto('job').values(row).execute()
      return row
    },
    pause: (id) => rest(id, ['queued'], 'pause'),
    cancel: (id) => rest(id, ['queued', 'paused', 'failed'], 'cancel'),
    async resume(id) {
      await read(id)
      const entry = running.get(id)
      if (entry?.ending) await entry.finished
      const again = { state: 'queued', attempts: 0, error_code: null, error_params: '{}', finished_at: null }
      if (!running.has(id) && (await settleIdle(id, ['paused', 'failed', 'done', 'cancelled'], again))) waiting.add(id)
      work()
    },
    async list() {
      const rows = await db
        .selectFrom('job')
        .selectAll()
        .where('state', 'in', ['queued', 'running', 'paused', 'failed'])
        .orderBy('created_at')
        .execute()
      return rows.map(view)
    },
    bySubject: async (subjectId) => (await bySubjects([subjectId])).get(subjectId) ?? null,
    bySubjects,
    isBusy: () => running.size > 0 || waiting.size > 0,
    async start() {
      for (const row of await db.selectFrom('job').selectAll().where('state', '=', 'running').execute()) {
        const state = row.attempts >= maxAttempts ? 'failed' : 'queued'
        await db
          .updateTable('job')
          .set({ state, error_code: state === 'failed' ? 'host.fault' : null })
          .where('id', '=', row.id)
          .execute()
      }
      for (const row of await db.selectFrom('job').select('id').where('state', '=', 'queued').execute()) waiting.add(row.id)
      started = true
      work()
    },
    async close() {
      started = false
      await Promise.all([...running.keys()].map((id) => stop(id, 'shutdown')))
      await loop
    },
  }
}

function secondsLeft(speed: Speed | undefined, row: JobTable, clock: Clock): number | null {
  if (!speed || row.state !== 'running') return null
  const done = row.done - speed.startedWith
  const seconds = (clock.now().getTime() - speed.startedAt) / 1000
  if (done < 1 || seconds < 1 || row.total <= row.done) return null
  return Math.ceil((seconds / done) * (row.total - row.done))
}
