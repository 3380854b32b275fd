import { availableParallelism, totalmem } from 'node:os'
import { Worker } from 'node:worker_threads'

/** A request to a worker and what comes back; `id` pairs them. */
export interface Task<I> {
  readonly id: number
  readonly input: I
}
export type Answer<O> = { readonly id: number; readonly output: O } | { readonly id: number; readonly error: string }

export interface Pool<I, O> {
  /** Runs one task; with an aborted signal it rejects at once and the worker it ran in is ended. */
  run(input: I, signal?: AbortSignal): Promise<O>
  close(): Promise<void>
}

interface Slot<O> {
  worker: Worker | undefined
  job: { id: number; resolve: (output: O) => void; reject: (error: unknown) => void } | undefined
}

const SMALL_MEMORY = 6 * 1024 ** 3

/** One worker fewer than cores, so that the window stays quick; one alone where memory is small (a page takes up to 700 MB). */
export const defaultPoolSize = (): number => (totalmem() < SMALL_MEMORY ? 1 : Math.max(1, availableParallelism() - 1))

/**
 * A few worker threads of one kind, started when first needed. A worker that dies fails only its own task. What workers print is
 * swallowed: libraries in them write to the console, and the command line's output belongs to the command line.
 */
export function createPool<I, O>(entry: URL, size: number, workerData: unknown): Pool<I, O> {
  const slots: Slot<O>[] = Array.from({ length: Math.max(1, size) }, () => ({ worker: undefined, job: undefined }))
  const queue: { input: I; start: (slot: Slot<O>) => void }[] = []
  let next = 1
  let closed = false

  function workerOf(slot: Slot<O>): Worker {
    if (slot.worker) return slot.worker
    const worker = new Worker(entry, { workerData, stdout: true, stderr: true })
    worker.stdout.resume()
    worker.stderr.resume()
    slot.worker = worker
    const fail = (error: unknown) => {
      if (slot.worker === worker) slot.worker = undefined
      const job = slot.job
      slot.job = undefined
      job?.reject(error)
      pump()
    }
    worker.on('message', (answer: Answer<O>) => {
      const job = slot.job
      if (!job || job.id !== answer.id) return
      slot.job = undefined
      worker.unref()
      if ('error' in answer) job.reject(new Error(answer.error))
      else job.resolve(answer.output)
      pump()
    })
    worker.on('error', fail)
    worker.on('exit', () => {
      if (slot.worker === worker) fail(new Error('worker ended'))
    })
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
        const onAbort = () => {
          const i = queue.indexOf(entryOf)
          if (i >= 0) queue.splice(i, 1)
          if (running) {
            end(running)
            running = undefined
          }
          reject(signal?.reason)
          pump()
        }
        const settled = () => signal?.removeEventListener('abort', onAbort)
        const entryOf = {
          input,
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
          },
        }
        signal?.addEventListener('abort', onAbort, { once: true })
        queue.push(entryOf)
        pump()
      })
    },
    async close() {
      closed = true
      queue.length = 0
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
