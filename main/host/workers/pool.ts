import { availableParallelism, totalmem } from 'node:os'
import { type ResourceLimits, Worker } from 'node:worker_threads'

/** A request to a worker and what comes back; `id` pairs them. */
export interface Task<I> {
  readonly id: number
  readonly input: I
}
export type Answer<O> = { readonly id: number; readonly output: O } | { readonly id: number; readonly error: string }

export interface Pool<I, O> {
  /**
   * Runs one task; with an aborted signal it rejects at once and the worker it ran in is ended.
   *
   * @throws TookTooLong when the task ran longer than the pool allows: its worker is ended, the tasks after it go on
   */
  run(input: I, signal?: AbortSignal): Promise<O>
  close(): Promise<void>
}

export interface PoolOptions<I> {
  readonly size: number
  readonly workerData?: unknown
  /** milliseconds a task may take, counted from when a worker begins with it */
  readonly limitOf?: (input: I) => number
  /** tasks after which a worker is ended and another takes its place: memory that libraries do not give back goes with it */
  readonly tasksPerWorker?: number
  readonly resourceLimits?: ResourceLimits
}

/** A task ran longer than allowed. */
export class TookTooLong extends Error {
  readonly seconds: number

  constructor(milliseconds: number) {
    super(`took longer than ${milliseconds} ms`)
    this.name = 'TookTooLong'
    this.seconds = Math.round(milliseconds / 1000)
  }
}

interface Slot<O> {
  worker: Worker | undefined
  /** tasks its worker has done */
  done: number
  job: { id: number; resolve: (output: O) => void; reject: (error: unknown) => void } | undefined
}

const SMALL_MEMORY = 6 * 1024 ** 3

/** One worker fewer than cores, so that the window stays quick; one alone where memory is small (a page takes up to 350 MB). */
export const defaultPoolSize = (): number => (totalmem() < SMALL_MEMORY ? 1 : Math.max(1, availableParallelism() - 1))

/** Every core, where nobody waits for a window; one worker alone where memory is small. */
export const fullPoolSize = (): number => (totalmem() < SMALL_MEMORY ? 1 : availableParallelism())

/**
 * A few worker threads of one kind, started when first needed. A worker that dies fails only its own task. What workers print is
 * swallowed: libraries in them write to the console, and the command line's output belongs to the command line.
 */
export function createPool<I, O>(entry: URL, options: PoolOptions<I>): Pool<I, O> {
  const { size, workerData, limitOf, tasksPerWorker = Number.POSITIVE_INFINITY, resourceLimits } = options
  const slots: Slot<O>[] = Array.from({ length: Math.max(1, size) }, () => ({ worker: undefined, done: 0, job: undefined }))
  const queue: { start: (slot: Slot<O>) => void; drop: (why: unknown) => void }[] = []
  let next = 1
  let closed = false

  function workerOf(slot: Slot<O>): Worker {
    if (slot.worker) return slot.worker
    const worker = new Worker(entry, { workerData, stdout: true, stderr: true, ...(resourceLimits ? { resourceLimits } : {}) })
    worker.stdout.resume()
    worker.stderr.resume()
    slot.worker = worker
    slot.done = 0
    const fail = (error: unknown) => {
      // an ended worker's last words are not the fault of the one that took its place
      if (slot.worker !== worker) return
      slot.worker = undefined
      const job = slot.job
      slot.job = undefined
      job?.reject(error)
      pump()
    }
    worker.on('message', (answer: Answer<O>) => {
      const job = slot.job
      if (slot.worker !== worker || !job || job.id !== answer.id) return
      slot.job = undefined
      slot.done += 1
      if (slot.done >= tasksPerWorker) end(slot)
      else worker.unref()
      if ('error' in answer) job.reject(new Error(answer.error))
      else job.resolve(answer.output)
      pump()
    })
    worker.on('error', fail)
    worker.on('exit', () => fail(new Error('worker ended')))
    return worker
  }

  function pump(): void {
    for (const slot of slots) {
      if (slot.job) continue
      const waiting = queue.shift()
      if (!waiting) return
      waiting.start(slot)
    }
  }

  function end(slot: Slot<O>): void {
    const { worker } = slot
    slot.worker = undefined
    slot.job = undefined
    // `terminate` returns at once; the thread's own workers end with it.
    worker?.terminate().catch(() => {})
  }

  return {
    run(input, signal) {
      return new Promise<O>((resolve, reject) => {
        if (closed) return reject(new Error('pool closed'))
        if (signal?.aborted) return reject(signal.reason)
        let running: Slot<O> | undefined
        let timer: NodeJS.Timeout | undefined
        const settled = () => {
          clearTimeout(timer)
          signal?.removeEventListener('abort', onAbort)
        }
        const giveUp = (why: unknown) => {
          const i = queue.indexOf(waiting)
          if (i >= 0) queue.splice(i, 1)
          if (running) {
            end(running)
            running = undefined
          }
          settled()
          reject(why)
          pump()
        }
        const onAbort = () => giveUp(signal?.reason)
        const waiting = {
          drop: (why: unknown) => {
            settled()
            reject(why)
          },
          start: (slot: Slot<O>) => {
            running = slot
            const id = next++
            slot.job = {
              id,
              resolve: (output) => {
                settled()
                resolve(output)
              },
              reject: (error) => {
                settled()
                reject(error)
              },
            }
            const worker = workerOf(slot)
            worker.ref()
            worker.postMessage({ id, input } satisfies Task<I>)
            const limit = limitOf?.(input)
            if (limit !== undefined) timer = setTimeout(() => giveUp(new TookTooLong(limit)), limit)
          },
        }
        signal?.addEventListener('abort', onAbort, { once: true })
        queue.push(waiting)
        pump()
      })
    },
    async close() {
      closed = true
      for (const waiting of queue.splice(0)) waiting.drop(new Error('pool closed'))
      await Promise.all(
        slots.map(async (slot) => {
          const { worker, job } = slot
          slot.worker = undefined
          slot.job = undefined
          job?.reject(new Error('pool closed'))
          await worker?.terminate()
        }),
      )
    },
  }
}
