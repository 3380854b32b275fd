import type { z } from 'zod'
import type { Actor } from '#common/contract/app.ts'
import type { JobView } from '#common/contract/jobs.ts'
import { AppError, type ErrorParams, isAppError } from '#common/rpc/app-error.ts'
import { type Clock, newId, timestamp } from '../clock.ts'
import { refusalOf } from '../database/database-error.ts'
import type { Database } from '../database/open.ts'
import type { JobTable } from '../database/schema.ts'
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

export interface JobQueue {
  add(kind: string, payload: unknown, about: { title: string; subjectId: string | null; actor: Actor }): Promise<string>
  pause(id: string): Promise<void>
  resume(id: string): Promise<void>
  cancel(id: string): Promise<void>
  list(): Promise<JobView[]>
  bySubject(subjectId: string): Promise<JobTable | null>
  /** Is anything running or waiting to run? (closing the last window asks) */
  isBusy(): boolean
  /** Takes up what a stopped or killed host left, and starts working. */
  start(): Promise<void>
  /** Stops all runners; what was running goes on at the next start. */
  close(): Promise<void>
}

type Ending = 'pause' | 'cancel' | 'shutdown'
type Running = { controller: AbortController; ending: Ending | null; finished: Promise<void> }
type Speed = { startedAt: number; startedWith: number }

const maxAttempts = 3

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
  let started = false
  let waiting = 0

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

  async function runOne(row: JobTable): Promise<void> {
    const controller = new AbortController()
    const entry: Running = { controller, ending: null, finished: Promise.resolve() }
    running.set(row.id, entry)
    speeds.set(row.id, { startedAt: clock.now().getTime(), startedWith: row.done })
    entry.finished = (async () => {
      try {
        const kind = kinds[row.kind]
        const payload = kind?.payload.safeParse(JSON.parse(row.payload))
        if (!kind || !payload?.success) throw new AppError('record.invalid', { type: 'job' })
        await update(row.id, {
          state: 'running',
          started_at: timestamp(clock),
          attempts: row.attempts + 1,
          error_code: null,
          error_params: '{}',
        })
        await kind.run(payload.data, {
          jobId: row.id,
          signal: controller.signal,
          progress: progressOf(row.id),
          requestedBy: row.requested_by,
        })
        await finish(
          row.id,
          entry.ending === 'cancel' ? 'cancelled' : entry.ending === 'pause' ? 'paused' : entry.ending === 'shutdown' ? 'queued' : 'done',
        )
      } catch (error) {
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
      if (entry.ending === 'shutdown') return await finish(row.id, 'queued')
      if (entry.ending === 'pause') return await finish(row.id, 'paused')
      if (entry.ending === 'cancel') return await finish(row.id, 'cancelled')
      const refusal = isAppError(error) ? error : refusalOf(error)
      const known = refusal ?? new AppError('host.fault', {}, log.fault(error, `job ${row.kind}`))
      await finish(row.id, 'failed', { code: known.code, params: known.ref ? { ref: known.ref } : known.params })
    } catch (second) {
      // the database itself cannot be written (disk full): the row still says `running` and is taken up at the next start
      log.fault(second, `job ${row.kind} settle`)
    }
  }
  const progressOf = (id: string): JobContext['progress'] => {
    let last = 0
    return (done, total, phase) => {
      const now = clock.now().getTime()
      if (now - last < 200 && done < total) return
      last = now
      update(id, { done, total, phase, attempts: 1 }).catch((error: unknown) => log.fault(error, 'job progress'))
    }
  }

  let loop: Promise<void> | null = null
  const work = () => {
    if (!started || loop) return
    loop = (async () => {
      for (;;) {
        const row = started
          ? await db.selectFrom('job').selectAll().where('state', '=', 'queued').orderBy('created_at').limit(1).executeTakeFirst()
          : undefined
        if (!row) return
        waiting = Math.max(0, waiting - 1)
        await runOne(row)
      }
    })()
      .catch((error: unknown) => void log.fault(error, 'job loop'))
      .finally(() => {
        loop = null
      })
  }
  const stop = async (id: string, ending: Ending): Promise<void> => {
    const entry = running.get(id)
    if (!entry) return
    entry.ending ??= ending
    entry.controller.abort()
    await entry.finished
  }

  return {
    async add(kind, payload, { title, subjectId, actor }) {
      const id = newId()
      const row: JobTable = {
        id,
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
      }
      await db.insertInto('job').values(row).execute()
      waiting += 1
      onChanged(view(row))
      work()
      return id
    },
    async pause(id) {
      const row = await read(id)
      if (running.has(id)) await stop(id, 'pause')
      else if (row.state === 'queued') await finish(id, 'paused')
    },
    async resume(id) {
      const row = await read(id)
      if (row.state === 'paused' || row.state === 'failed' || row.state === 'done' || row.state === 'cancelled') {
        await update(id, { state: 'queued', attempts: 0, error_code: null, error_params: '{}', finished_at: null })
        waiting += 1
      }
      work()
    },
    async cancel(id) {
      const row = await read(id)
      if (running.has(id)) await stop(id, 'cancel')
      else if (row.state === 'queued' || row.state === 'paused' || row.state === 'failed') await finish(id, 'cancelled')
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
    async bySubject(subjectId) {
      return (
        (await db
          .selectFrom('job')
          .selectAll()
          .where('subject_id', '=', subjectId)
          .orderBy('created_at', 'desc')
          .limit(1)
          .executeTakeFirst()) ?? null
      )
    },
    isBusy: () => running.size > 0 || waiting > 0,
    async start() {
      for (const row of await db.selectFrom('job').selectAll().where('state', '=', 'running').execute()) {
        const state = row.attempts >= maxAttempts ? 'failed' : 'queued'
        await db
          .updateTable('job')
          .set({ state, error_code: state === 'failed' ? 'host.fault' : null })
          .where('id', '=', row.id)
          .execute()
      }
      waiting = Number(
        (
          await db
            .selectFrom('job')
            .select((e) => e.fn.countAll().as('n'))
            .where('state', '=', 'queued')
            .executeTakeFirstOrThrow()
        ).n,
      )
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
