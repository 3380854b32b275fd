import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPool, type PoolOptions, TookTooLong, TookTooMuch } from './pool.ts'

type Order = { say: string } | { spin: true } | { throw: string } | { exit: number } | { fill: true } | { who: true }

/** A worker that echoes, spins for ever, fails, dies or fills its memory, as told. */
const SOURCE = `
import { parentPort, threadId } from 'node:worker_threads'
parentPort.on('message', ({ id, input }) => {
  if ('spin' in input) for (;;) ;
  if ('exit' in input) process.exit(input.exit)
  if ('fill' in input) { const all = []; for (;;) all.push(new Array(1000).fill({})) }
  if ('throw' in input) return parentPort.postMessage({ id, error: input.throw })
  parentPort.postMessage({ id, output: 'who' in input ? String(threadId) : input.say })
})`

let dir: string
let entry: URL
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'pool-'))
  writeFileSync(join(dir, 'worker.mjs'), SOURCE)
  entry = pathToFileURL(join(dir, 'worker.mjs'))
})
afterAll(() => rmSync(dir, { recursive: true }))

const open = (options: Partial<PoolOptions<Order>> = {}) => createPool<Order, string>(entry, { size: 1, ...options })

describe('a pool of workers', () => {
  it('ends a task that takes too long, and does the ones after it', async () => {
    const pool = open({ limitOf: (order) => ('spin' in order ? 200 : 60_000) })
    const [spun, said] = await Promise.allSettled([pool.run({ spin: true }), pool.run({ say: 'tiếp' })])
    expect(spun).toMatchObject({ status: 'rejected', reason: expect.any(TookTooLong) })
    expect(said).toEqual({ status: 'fulfilled', value: 'tiếp' })
    await pool.close()
  })

  it.each([
    ['says an error', { throw: 'hỏng' }, 'hỏng'],
    ['ends', { exit: 3 }, 'worker ended'],
    ['fills its memory', { fill: true }, 'memory'],
  ] as const)('lets only the task fail whose worker %s', async (_, order, message) => {
    const pool = open({ resourceLimits: { maxOldGenerationSizeMb: 16 } })
    const [failed, said] = await Promise.allSettled([pool.run(order), pool.run({ say: 'tiếp' })])
    expect(failed).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining(message) } })
    expect(said).toEqual({ status: 'fulfilled', value: 'tiếp' })
    await pool.close()
  })

  it('ends the longest task where the process holds more memory than it may', async () => {
    const pool = open({ memoryLimit: 1 })
    const spun = pool.run({ spin: true })
    await expect(spun).rejects.toBeInstanceOf(TookTooMuch)
    await pool.close()
  })

  it('stops a running and a waiting task at once when told, and no other', async () => {
    const pool = open()
    const [first, second] = [new AbortController(), new AbortController()]
    const tasks = [pool.run({ spin: true }, first.signal), pool.run({ say: 'bỏ' }, second.signal), pool.run({ say: 'giữ' })]
    second.abort(new Error('không cần nữa'))
    first.abort(new Error('dừng'))
    expect(await Promise.allSettled(tasks)).toMatchObject([
      { reason: { message: 'dừng' } },
      { reason: { message: 'không cần nữa' } },
      { value: 'giữ' },
    ])
    await expect(pool.run({ say: 'muộn' }, first.signal)).rejects.toThrow('dừng')
    await pool.close()
  })

  it('puts a new worker in the place of one that has done its share', async () => {
    const pool = open({ tasksPerWorker: 2 })
    const threads = []
    for (let i = 0; i < 5; i++) threads.push(await pool.run({ who: true }))
    expect(threads[0]).toBe(threads[1])
    expect(threads[2]).toBe(threads[3])
    expect(new Set(threads).size).toBe(3)
    await pool.close()
  })

  it('lets nothing hang when it is closed', async () => {
    const pool = open()
    const tasks = [pool.run({ spin: true }), pool.run({ say: 'không tới lượt' })]
    const ends = Promise.allSettled(tasks)
    await pool.close()
    expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await expect(pool.run({ say: 'đã đóng' })).rejects.toThrow('closed')
  })
})
