import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { firstBrokenRow } from '../records/change-log.ts'
import { startTestHost, type TestHost, untilBatchRests } from '../testing/registers.ts'
import { stubReader } from '../testing/stub-reader.ts'

describe('page images of one decision', () => {
  let test: TestHost
  let batchId: string
  let ids: string[]
  const now = () => untilBatchRests(test.client, batchId)
  const group = (...fileIds: (string | undefined)[]) => test.client.call('scan.group', { batchId, fileIds: fileIds.map((id) => id ?? '') })
  const draftOf = async (id: string | undefined) => (await now()).files.find((file) => file.id === id)?.draftId ?? ''
  const textOf = async (id: string | undefined) => (await test.client.call('drafts.get', { id: await draftOf(id) })).draft.text

  beforeEach(async () => {
    test = await startTestHost({ reader: stubReader().reader })
    const path = join(tmpdir(), `trang-${process.pid}.txt`)
    const file = (text: string, name: string) => {
      writeFileSync(path, text)
      return test.grant(path, name)
    }
    const fileTokens = [file('mặt trước', 'A-p1.jpg'), file('mặt sau', 'A-p2.jpg'), file('tờ lẻ', 'quét.jpg')]
    batchId = (await test.client.call('scan.start', { fileTokens, name: null })).batchId
    ids = (await now()).files.map((one) => one.id)
  })
  afterEach(() => test.close())

  it('are taken apart by the officer, and put together in the order the officer gives', async () => {
    expect(await draftOf(ids[0])).toBe(await draftOf(ids[1]))
    await group(ids[1])
    expect(await draftOf(ids[0])).not.toBe(await draftOf(ids[1]))
    expect(await textOf(ids[0])).not.toContain('mặt sau')
    // against the numbers in their names
    await group(ids[1], ids[0], ids[2])
    expect(new Set(await Promise.all(ids.map(draftOf))).size).toBe(1)
    const text = await textOf(ids[0])
    expect(text.indexOf('mặt sau')).toBeLessThan(text.indexOf('mặt trước'))
    expect((await test.client.call('drafts.list', { state: 'open' })).drafts).toHaveLength(1)
    expect((await test.client.call('scan.pictures', { batchId })).pictures).toHaveLength(3)
    expect(await firstBrokenRow(test.host.context.register().db)).toBe(null)
  })

  it('stay as they are where a draft of them was edited, or a file is not here', async () => {
    const id = await draftOf(ids[0])
    await test.client.call('drafts.edit', { id, version: 1, edits: [{ op: 'set', path: 'decision.place', value: 'Tân Khê' }] })
    await expect(group(ids[1])).rejects.toMatchObject({ code: 'batch.groupTouched' })
    await expect(group(ids[2], ids[2])).rejects.toMatchObject({ code: 'batch.notFound' })
    await expect(group(ids[2], id)).rejects.toMatchObject({ code: 'batch.notFound' })
    expect(await draftOf(ids[1])).toBe(id)
    expect((await now()).state).toBe('done')
  })
})
