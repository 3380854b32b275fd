import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { JobView } from '#common/contract/jobs.ts'
import { type Database, openDatabase } from '../database/open.ts'
import { silentLog } from '../log.ts'
import { createJobQueue, type JobContext, type JobQueue } from './job-queue.ts'

const actor = { id: 'a', name: 'Võ Thị Ngọc Ánh', roles: [] }

describe('the queue of jobs', () => {
  let dir: string
  let db: Database
  let queue: JobQueue
  let runs: { name: string; context: JobContext }[]
  let seen: JobView[]
  let run: (name: string, context: JobContext) => Promise<void>
  let faults: number
  let time: number
  const open = () => {
    runs = []
    seen = []
    faults = 0
    time = Date.parse('2026-11-22T08:00:00Z')
    return createJobQueue({
      db,
      clock: { now: () => new Date(time) },
      log: { ...silentLog, fault: () => `ref${faults++}` },
      kinds: {
        test: {
          payload: z.object({ name: z.string() }) as never,
          run: (payload, context) => {
            const { name } = payload as { name: string }
            runs.push({ name, context })
            return run(name, context)
          },
        },
      },
      onChanged: (job) => seen.push(job),
    })
  }
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'so-vang-jobs-'))
    db = await openDatabase(join(dir, 'a.sqlite'))
    run = async () => undefined
    queue = open()
  })
  afterEach(async () => {
    await queue.close()
    await db.destroy()
    rmSync(dir, { recursive: true, force: true })
  })
  const add = (name: string) => queue.add('test', { name }, { title: name, subjectId: name, actor })
  const stateOf = async (name: string) => (await queue.bySubject(name))?.state
  const untilAborted = (signal: AbortSignal) => new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
  const atRest = () => expect.poll(() => queue.isBusy()).toBe(false)

  it('runs what it is given, one after the other', async () => {
    await queue.start()
    await Promise.all(['a', 'b', 'c'].map(add))
    await atRest()
    expect(runs.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
    expect(await stateOf('c')).toBe('done')
  })

  it('leaves no job lying that comes at the moment when there was none', async () => {
    await queue.start()
    for (let index = 0; index < 50; index++) {
      const id = add(`m${index}`)
      for (let tick = 0; tick < index; tick++) await Promise.resolve()
      await id
    }
    await atRest()
    expect(runs).toHaveLength(50)
  })

  it('is not busy with jobs that were paused or cancelled before they began', async () => {
    run = (_name, { signal }) => untilAborted(signal)
    await queue.start()
    const first = await add('first')
    const [paused, cancelled] = [await add('paused'), await add('cancelled')]
    await queue.pause(paused)
    await queue.cancel(cancelled)
    await queue.cancel(first)
    expect(await Promise.all(['first', 'paused', 'cancelled'].map(stateOf))).toEqual(['cancelled', 'paused', 'cancelled'])
    expect(queue.isBusy()).toBe(false)
    expect(runs.map(({ name }) => name)).toEqual(['first'])
  })

  it('holds the last word of pause, resume and cancel, however near to the start it comes', async () => {
    run = (_name, { signal }) => untilAborted(signal)
    await queue.start()
    for (let ticks = 0; ticks < 60; ticks++) {
      const id = await add(`n${ticks}`)
      for (let tick = 0; tick < ticks; tick++) await Promise.resolve()
      await queue.pause(id)
      expect(await stateOf(`n${ticks}`), `after ${ticks} ticks`).toBe('paused')
      const [, resumed] = [queue.resume(id), queue.pause(id)]
      await resumed
      await queue.cancel(id)
      expect(await stateOf(`n${ticks}`)).toBe('cancelled')
    }
    await atRest()
  })

  it('closes at once, also when a job was just about to begin, and takes it up next time', async () => {
    run = (_name, { signal }) => untilAborted(signal)
    await queue.start()
    const added = add('late')
    await added
    await queue.close()
    expect(await stateOf('late')).toBe('queued')
    queue = open()
    run = async () => undefined
    await queue.start()
    await atRest()
    expect(await stateOf('late')).toBe('done')
  })

  it('refuses a payload and a kind it does not know, and goes on with the next', async () => {
    const row = await queue.insertIn(db as never, 'test', {}, { title: 'x', subjectId: 'bad', actor })
    await db
      .insertInto('job')
      .values({ ...row, id: 'torn', subject_id: 'torn', payload: '{"name":' })
      .execute()
    await db
      .insertInto('job')
      .values({ ...row, id: 'proto', subject_id: 'proto', kind: '__proto__' })
      .execute()
    await queue.start()
    await add('good')
    await atRest()
    expect(await Promise.all(['bad', 'torn', 'proto', 'good'].map(stateOf))).toEqual(['failed', 'failed', 'failed', 'done'])
  })

  it('gives up on a job that stopped the host three times', async () => {
    const row = await queue.insertIn(db as never, 'test', { name: 'x' }, { title: 'x', subjectId: 'x', actor })
    await db.updateTable('job').set({ state: 'running', attempts: 3 }).where('id', '=', row.id).execute()
    await queue.start()
    await atRest()
    expect(await stateOf('x')).toBe('failed')
    expect(runs).toEqual([])
  })

  it('tells progress also after the clock was put back', async () => {
    run = async (_name, { progress }) => {
      progress(1, 9, null)
      time -= 3_600_000
      progress(2, 9, null)
    }
    await queue.start()
    await add('a')
    await atRest()
    expect(seen.map((job) => job.done)).toContain(2)
  })

  it('leaves a job alone whose end cannot be written, and takes it up when asked', async () => {
    await queue.start()
    const readOnly = (on: boolean) => sql.raw(`PRAGMA query_only = ${on ? 1 : 0}`).execute(db)
    run = async () => {
      await readOnly(true)
    }
    const id = await add('full')
    await atRest()
    expect(faults).toBe(1)
    await readOnly(false)
    run = async () => undefined
    await queue.resume(id)
    await atRest()
    expect(await stateOf('full')).toBe('done')
  })
})
