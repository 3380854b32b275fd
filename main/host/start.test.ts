import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contract, events } from '#common/contract/index.ts'
import { createClient } from '#common/rpc/client.ts'
import { messagePort, portPair } from '#common/rpc/ports.ts'
import type { Frame } from '#common/rpc/wire.ts'
import { createHost, type Host } from './start.ts'
import { testSetUp } from './testing/registers.ts'

describe('a host with several windows', () => {
  let dir: string
  let host: Host
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'so-vang-start-'))
    host = await createHost({ dataDir: dir })
  })
  afterEach(async () => {
    await host.close()
    rmSync(dir, { recursive: true, force: true })
  })
  const call = (method: Parameters<typeof host.call>[0], input: unknown) => host.call(method, input)
  const counts = async () => ((await call('app.info', {})) as { counts: { units: number } }).counts

  it('sets the register up once, however often it is asked at the same moment', async () => {
    const other = { ...testSetUp, unit: { ...testSetUp.unit, code: 'H99.16' } }
    const ends = await Promise.allSettled([call('app.setUp', testSetUp), call('app.setUp', other), call('app.setUp', testSetUp)])
    expect(ends.map((end) => (end.status === 'rejected' ? end.reason.code : 'done'))).toEqual([
      'done',
      'register.alreadySetUp',
      'register.alreadySetUp',
    ])
    expect((await counts()).units).toBe(1)
  })

  it('opens and closes the sample in the order it is asked to', async () => {
    await call('app.setUp', testSetUp)
    const ends = await Promise.all([call('sample.open', {}), call('sample.open', {}), call('sample.close', {}), call('sample.open', {})])
    expect(ends.map((info) => (info as { sample: boolean }).sample).at(-1)).toBe(true)
    const filled = await counts()
    await Promise.all([call('sample.close', {}), call('sample.open', {}), call('sample.close', {})])
    expect(await counts()).toMatchObject({ units: 1 })
    await call('sample.open', {})
    expect(await counts()).toEqual(filled)
  }, 60_000)

  it('forgets a window that is gone', async () => {
    const { port1, port2 } = new MessageChannel()
    host.connect(messagePort(port2 as never))
    const client = createClient(contract, events, messagePort(port1 as never))
    await client.call('app.info', {})
    let posted = 0
    port2.postMessage = () => void posted++
    port1.close()
    await new Promise((resolve) => port2.once('close', resolve))
    host.context.events.emit('packages.changed', {})
    expect(posted).toBe(0)
  })

  it('drops frames that are none and answers what it can read', async () => {
    const [mine, theirs] = portPair()
    host.connect(theirs)
    const heard: Frame[] = []
    mine.listen(
      (frame) => heard.push(frame),
      () => undefined,
    )
    const frames: unknown[] = [
      { t: 'ok', id: 1, output: {} },
      { t: 'err', id: 2 },
      { t: 'cancel', id: 77 },
      { t: 'call', id: 1.5, method: 'app.info', input: {} },
      { t: 'call', id: 3, method: 7, input: {} },
      { t: 'call', id: 4, method: 'app.info' },
      { t: 'call', id: 6, method: 'app.info', input: {} },
    ]
    for (const frame of frames) mine.post(frame as Frame)
    const answers = () => heard.map((frame) => [frame.t, 'id' in frame ? frame.id : null, frame.t === 'err' ? frame.error.code : ''])
    await expect
      .poll(() => answers().toSorted((a, b) => Number(a[1]) - Number(b[1])))
      .toEqual([
        ['err', 4, 'call.invalid'],
        ['ok', 6, ''],
      ])
  })

  it('refuses what is nested deeper than it can look', async () => {
    const value: unknown = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)
    await expect(call('typing.put', { key: 'a', value })).rejects.toMatchObject({ code: 'call.invalid' })
  })

  it('says of a full disk that it is full, whichever call meets it, and takes it for no fault', async () => {
    const { db } = host.context.register()
    const pages = (await sql<{ page_count: number }>`PRAGMA page_count`.execute(db)).rows[0]?.page_count ?? 0
    await sql.raw(`PRAGMA max_page_count = ${pages}`).execute(db)
    const put = call('typing.put', { key: 'a', value: 'x'.repeat(100_000) })
    await expect(put).rejects.toMatchObject({ code: 'register.diskFull' })
    expect(readFileSync(join(dir, 'nhat-ky', 'so-vang.log'), { encoding: 'utf8', flag: 'a+' })).not.toContain('"fault"')
  })

  it('writes no name and no text into its log', async () => {
    await call('app.setUp', testSetUp)
    const { db } = host.context.register()
    await db.schema.dropTable('typing').execute()
    await expect(call('typing.put', { key: 'Đặng Thị Đức', value: 'Đặng Thị Đức\n    at Đặng Thị Đức' })).rejects.toMatchObject({
      code: 'host.fault',
    })
    const log = readFileSync(join(dir, 'nhat-ky', 'so-vang.log'), 'utf8')
    expect(log).toContain('"fault"')
    expect(log).not.toMatch(/Đặng|Ngọc Ánh|Nam Hòa/)
  })
})
