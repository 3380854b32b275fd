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
  /** bytes the whole process may hold: past it the task that runs longest is ended, since pictures lie outside a worker's own limits */
  readonly memoryLimit?: number
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

/** The process held more memory than allowed while a task ran. */
export class TookTooMuch extends Error {
  constructor() {
    super('took too much memory')
    this.name = 'TookTooMuch'
  }
}

interface Slot<O> {
  worker: Worker | undefined
  /** tasks its worker has done */
  done: number
  job: Job<O> | undefined
}

interface Job<O> {
  readonly id: number
  readonly resolve: (output: O) => void
  readonly reject: (error: unknown) => void
  /** ends the task and the worker it runs in */
  readonly giveUp: (why: unknown) => void
}

const LOOK_EVERY_MS = 250
const SMALL_MEMORY = 6 * 1024 ** 3

/** One worker fewer than cores, so that the window stays quick; one alone where memory is small (a page takes up to 350 MB). */
export const defaultPoolSize = (): number => (totalmem() < SMALL_MEMORY ? 1 : Math.max(1, availableParallelism() - 1))

/** More than any honest page needs with every core at work, and less than what makes a machine of 4 GB swap. */
export const defaultMemoryLimit = (): number => Math.min(3 * 1024 ** 3, 0.6 * totalmem())

/**
 * A few worker threads of one kind, started when first needed. A worker that dies fails only its own task. What workers print is
 * swallowed: libraries in them write to the console, and the command line's output belongs to the command line.
 */
export function createPool<I, O>(entry: URL, options: PoolOptions<I>): Pool<I, O> {
  const { size, workerData, limitOf, tasksPerWorker = Number.POSITIVE_INFINITY, resourceLimits, memoryLimit } = options
  const slots: Slot<O>[] = Array.from({ length: Math.max(1, size) }, () => ({ worker: undefined, done: 0, job: undefined }))
  const queue: { start: (slot: Slot<O>) => void; drop: (why: unknown) => void }[] = []
  let next = 1
  let closed = false
  let guard: NodeJS.Timeout | undefined

  /** Looks at the memory as long as anything runs. */
  function watch(): void {
    if (memoryLimit === undefined || guard) return
    guard = setInterval(() => {
      const jobs = slots.flatMap(({ job }) => (job ? [job] : []))
      if (jobs.length === 0) {
        clearInterval(guard)
        guard = undefined
        return
      }
      // ids go up: the lowest began first
      if (process.memoryUsage.rss() > memoryLimit) jobs.toSorted((a, b) => a.id - b.id)[0]?.giveUp(new TookTooMuch())
    }, LOOK_EVERY_MS)
    guard.unref()
  }

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
              giveUp,
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
            watch()
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
      clearInterval(guard)
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
