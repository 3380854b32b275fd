import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { AppError } from './app-error.ts'
import { createClient } from './client.ts'
import { command, query } from './define.ts'
import { portPair } from './ports.ts'
import { serve } from './serve.ts'

const contract = {
  'slow.work': command(z.object({}), z.object({ done: z.boolean() })),
  'admin.only': query(z.object({}), z.object({}), 'admin'),
  'bad.output': query(z.object({}), z.object({ name: z.string() })),
}
const events = { 'work.stopped': z.object({ count: z.int() }) }

const open = (roles: readonly string[] = []) => {
  const [mine, theirs] = portPair()
  let stops = 0
  const faults: string[] = []
  const server = serve(theirs, {
    contract,
    handlers: {
      'slow.work': (_input, { signal }) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => {
            stops += 1
            reject(new AppError('call.cancelled'))
          }),
        ),
      'admin.only': () => ({}),
      'bad.output': () => ({ name: 5 }) as never,
    },
    actor: () => roles,
    may: (actor, access) => access === 'read' || access === 'entry' || actor.includes(access),
    onFault: (_error, method) => {
      faults.push(method)
      return 'REF1'
    },
  })
  return { client: createClient(contract, events, mine), server, faults, stops: () => stops, close: () => mine.close() }
}

describe('serving a contract', () => {
  it('carries a cancel to the signal of the handler', async () => {
    const { client, stops } = open()
    const controller = new AbortController()
    const call = client.call('slow.work', {}, { signal: controller.signal })
    await Promise.resolve()
    controller.abort()
    await expect(call).rejects.toMatchObject({ code: 'call.cancelled' })
    await expect.poll(stops).toBe(1)
  })

  it('stops what runs for a window that has gone', async () => {
    const { client, stops, close } = open()
    const call = client.call('slow.work', {})
    await new Promise((resolve) => setTimeout(resolve, 5))
    close()
    await expect(call).rejects.toMatchObject({ code: 'host.gone' })
    await expect.poll(stops).toBe(1)
  })

  it('asks who may call before the handler runs', async () => {
    await expect(open().client.call('admin.only', {})).rejects.toMatchObject({ code: 'call.forbidden' })
    await expect(open(['admin']).client.call('admin.only', {})).resolves.toEqual({})
  })

  it('never lets out what the contract does not promise', async () => {
    const { client, faults } = open()
    await expect(client.call('bad.output', {})).rejects.toMatchObject({ code: 'host.fault', ref: 'REF1' })
    expect(faults).toEqual(['bad.output'])
  })

  it('drops an event that is not what it should be', async () => {
    const { client, server } = open()
    const heard: number[] = []
    client.on('work.stopped', ({ count }) => heard.push(count))
    server.emit('work.stopped', { count: 'nhiều' })
    server.emit('work.stopped', { count: 2 })
    await expect.poll(() => heard).toEqual([2])
  })
})
