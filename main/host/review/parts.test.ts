import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DraftView } from '#common/contract/scan.ts'
import { pageOf, tableOf } from '#common/domain/extraction/pages.test-data.ts'
import type { PageResult } from '#common/model/page.ts'
import type { Reader } from '../reading/reader.ts'
import { firstBrokenRow } from '../records/change-log.ts'
import { startTestHost, type TestHost, untilBatchRests } from '../testing/registers.ts'

const decision = (number: string): PageResult =>
  pageOf([
    { text: 'ỦY BAN NHÂN DÂN', x: 0.12, y: 0.06 },
    { text: 'XÃ ĐỨC BÌNH', x: 0.13, y: 0.08 },
    { text: `Số: ${number}`, x: 0.12, y: 0.11 },
    { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', x: 0.5, y: 0.06 },
    { text: 'Đức Bình, ngày 09 tháng 9 năm 2024', x: 0.52, y: 0.11 },
    { text: 'QUYẾT ĐỊNH', x: 0.45, y: 0.16 },
    { text: 'Về việc công nhận danh hiệu “Lao động tiên tiến” năm 2023', x: 0.22, y: 0.18 },
    { text: 'QUYẾT ĐỊNH:', x: 0.45, y: 0.3 },
    { text: 'Điều 1. Công nhận danh hiệu “Lao động tiên tiến” cho các cá nhân sau.', x: 0.11, y: 0.33 },
  ])
const list = (names: readonly string[]): PageResult =>
  pageOf(
    [{ text: 'DANH SÁCH', x: 0.46, y: 0.06 }],
    [tableOf([['STT', 'Họ và tên', 'Chức vụ'], ...names.map((name, i) => [String(i + 1), name, 'Giáo viên'])], 0.14)],
  )

/** A file of two decisions of two pages each, read without an engine. */
const pages = [
  decision('12/QĐ-UBND'),
  list(['Lò Văn Quý', 'Trần Thị Hoài']),
  decision('88/QĐ-UBND'),
  list(['Phạm Thị Nga', 'Vũ Văn Bình', 'Lê Thị Chi']),
]
const reader: Reader = {
  inspect: async () => ({ kind: 'pdf', pages: pages.length }),
  readPage: async (_path, page) => pages[page] ?? { code: 'read.broken', params: {} },
  renderPage: async () => ({ code: 'read.broken', params: {} }),
  close: async () => {},
}

describe('the drafts of a file of two decisions', () => {
  let test: TestHost
  let ids: string[]
  const get = (id: string) => test.client.call('drafts.get', { id })
  const names = (view: DraftView) => view.draft.awards.map((award) => award.name.value)

  beforeEach(async () => {
    test = await startTestHost({ reader: () => reader })
    const path = join(test.dataDir, 'hai-quyet-dinh.pdf')
    writeFileSync(path, '%PDF-1.7')
    const { batchId } = await test.client.call('scan.start', { fileTokens: [test.grant(path)], name: null })
    const batch = await untilBatchRests(test.client, batchId)
    ids = batch.files[0]?.drafts.map((draft) => draft.id) ?? []
    expect(batch.files[0]?.drafts.map((draft) => draft.pages)).toEqual([
      [1, 2],
      [3, 4],
    ])
  })
  afterEach(() => test.close())

  it('show their own pages and wait until the officer says that they belong together', async () => {
    const second = await get(ids[1] ?? '')
    expect(second.pages.map(({ page, filePage }) => [page, filePage])).toEqual([
      [3, 3],
      [4, 4],
    ])
    expect(second.parts.map(({ id, number, pages: own }) => [id, number, own])).toEqual([
      [ids[0], '12/QĐ-UBND', [1, 2]],
      [ids[1], '88/QĐ-UBND', [3, 4]],
    ])
    expect(second.title).toMatch(/\(trang 3–4\)$/)
    expect(second.issues.find((issue) => issue.code === 'split')).toMatchObject({ blocks: true })
    const confirmed = await test.client.call('drafts.edit', { id: second.id, version: second.version, edits: [{ op: 'confirmPages' }] })
    expect(confirmed.issues.find((issue) => issue.code === 'split')).toMatchObject({ blocks: false })
  })

  it('are joined into one that keeps what was said of either, and the other keeps what it was', async () => {
    let first = await get(ids[0] ?? '')
    let second = await get(ids[1] ?? '')
    first = await test.client.call('drafts.edit', {
      id: first.id,
      version: first.version,
      edits: [
        { op: 'set', path: 'awards.1.name', value: 'Trần Thị Hoàn' },
        { op: 'addRow', after: 1, recipientKind: 'individual' },
        { op: 'set', path: 'awards.2.name', value: 'Đỗ Văn Khánh' },
      ],
    })
    second = await test.client.call('drafts.edit', {
      id: second.id,
      version: second.version,
      edits: [
        { op: 'removeRow', row: 0 },
        { op: 'set', path: 'awards.0.name', value: 'Vũ Văn Bính' },
        { op: 'link', row: 1, id: null },
      ],
    })
    const joined = await test.client.call('drafts.join', {
      id: first.id,
      version: first.version,
      otherId: second.id,
      otherVersion: second.version,
    })
    expect(joined.pages.map(({ page }) => page)).toEqual([1, 2, 3, 4])
    expect(names(joined)).toEqual(['Lò Văn Quý', 'Trần Thị Hoàn', 'Đỗ Văn Khánh', 'Vũ Văn Bính', 'Lê Thị Chi'])
    expect(joined.links.at(-1)).toMatchObject({ state: 'new' })
    expect(joined.issues.some((issue) => issue.code === 'split')).toBe(false)
    expect(joined.parts).toHaveLength(1)
    expect((await get(second.id)).state).toBe('discarded')
    expect(names(await get(second.id))).toEqual(['Vũ Văn Bính', 'Lê Thị Chi'])
    // its pages are another draft's now
    const back = { id: second.id, version: (await get(second.id)).version, state: 'open' as const, reason: null }
    await expect(test.client.call('drafts.setState', back)).rejects.toMatchObject({ code: 'draft.closed' })
    expect(await firstBrokenRow(test.host.context.register().db)).toBe(null)
  })

  it('are parted again, each with its rows as reviewed', async () => {
    const [a, b] = [await get(ids[0] ?? ''), await get(ids[1] ?? '')]
    let joined = await test.client.call('drafts.join', { id: b.id, version: b.version, otherId: a.id, otherVersion: a.version })
    const at = names(joined).indexOf('Vũ Văn Bình')
    joined = await test.client.call('drafts.edit', {
      id: joined.id,
      version: joined.version,
      edits: [{ op: 'set', path: `awards.${at}.name`, value: 'Vũ Văn Bính' }],
    })
    const { draft, newId } = await test.client.call('drafts.split', { id: joined.id, version: joined.version, page: 3 })
    expect(names(draft)).toEqual(['Lò Văn Quý', 'Trần Thị Hoài'])
    expect(draft.parts.map(({ pages: own }) => own)).toEqual([
      [1, 2],
      [3, 4],
    ])
    const made = await get(newId)
    expect(names(made)).toEqual(['Phạm Thị Nga', 'Vũ Văn Bính', 'Lê Thị Chi'])
    expect(made.draft.decision.decisionNumber.value).toBe('88/QĐ-UBND')
    expect(made.confirmed).toContain('awards.1.name')
    // joined into the second draft of the file, then parted: its row in the batch follows the first pages
    const { drafts } = await test.client.call('drafts.list', { state: 'open' })
    expect(drafts).toHaveLength(2)
  })

  it('refuse what cannot be: an old version, the first page, a draft of other files', async () => {
    const first = await get(ids[0] ?? '')
    const split = (page: number, version = first.version) => test.client.call('drafts.split', { id: first.id, version, page })
    await expect(split(1)).rejects.toMatchObject({ code: 'draft.badPath' })
    await expect(split(3)).rejects.toMatchObject({ code: 'draft.badPath' })
    await expect(split(2, 7)).rejects.toMatchObject({ code: 'draft.conflict' })
    const join = { id: first.id, version: first.version, otherId: first.id, otherVersion: first.version }
    await expect(test.client.call('drafts.join', join)).rejects.toMatchObject({ code: 'draft.notSameFiles' })
  })
})
