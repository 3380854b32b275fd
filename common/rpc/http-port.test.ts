import { expect, it } from 'vitest'
import { httpPort } from './http-port.ts'
import { parseFrame } from './ports.ts'

it('sends what waited in the order given, in requests that the host takes', async () => {
  const bodies: string[] = []
  const port = httpPort({
    origin: 'http://127.0.0.1:1',
    key: 'k',
    newAbort: () => new AbortController(),
    fetch: async (url, { body }) => {
      if (url.endsWith('/rpc/down'))
        return { ok: true, status: 200, body: { getReader: () => ({ read: () => new Promise(() => undefined) }) } }
      bodies.push(body ?? '')
      await new Promise((resolve) => setTimeout(resolve, 1))
      return { ok: true, status: 204, body: null }
    },
  })
  port.listen(
    () => undefined,
    () => undefined,
  )
  const input = 'ậ'.repeat(300_000)
  const ids = Array.from({ length: 24 }, (_, id) => id)
  for (const id of ids) port.post({ t: 'call', id, method: 'typing.put', input })
  await expect.poll(() => bodies.join('\n').split('\n').length).toBe(ids.length)
  expect(
    bodies
      .join('\n')
      .split('\n')
      .map((line) => (parseFrame(line) as { id: number }).id),
  ).toEqual(ids)
  expect(Math.max(...bodies.map((body) => Buffer.byteLength(body)))).toBeLessThanOrEqual(4 * 1024 * 1024)
  expect(bodies.length).toBeLessThan(ids.length)
})
