import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../clock.ts'
import { firstBrokenRow } from '../records/change-log.ts'
import { putDraft, sure, sureRow } from '../testing/drafts.ts'
import { startTestHost, type TestHost } from '../testing/registers.ts'

const unsure = (value: string) => ({ ...sure(value), status: 'check' as const, confidence: 0.6, doubt: 'lowConfidence' as const })

describe('the review of a whole batch', () => {
  let test: TestHost
  let ids: string[]
  const lot = newId()
  const values = (kind: 'names' | 'awards' = 'names', all = false) => test.client.call('drafts.batchValues', { batchId: lot, kind, all })
  const get = (id: string) => test.client.call('drafts.get', { id })

  beforeEach(async () => {
    test = await startTestHost()
    const { db } = test.host.context.register()
    await db.insertInto('batch').values({ id: lot, name: 'Lô 14', created_at: '2026-11-22T00:00:00.000Z', created_by: 'a' }).execute()
    ids = [
      await putDraft(test, '12/QĐ-UBND', [
        sureRow('Lò Văn Quý', { awardTitle: unsure('Lao động tiên tiến') }),
        sureRow('x', { name: unsure('Ma Khánh Băng') }),
      ]),
      await putDraft(test, '88/QĐ-UBND', [sureRow('Phạm Thị Nga', { awardTitle: unsure('Lao động tiên tiến') })]),
    ]
    for (const [at, id] of ids.entries()) await db.updateTable('draft').set({ batch_id: lot, batch_ord: at }).where('id', '=', id).execute()
  })
  afterEach(() => test.close())

  it('gives the doubtful values of one kind of all its papers, and how many of each kind are left', async () => {
    const { values: found, counts, drafts, sure: others } = await values()
    expect(found.map(({ draftId, path, value }) => [draftId, path, value])).toEqual([[ids[0], 'awards.1.name', 'Ma Khánh Băng']])
    expect(counts.filter(({ open }) => open > 0)).toEqual([
      { kind: 'names', open: 1, confirmed: 0 },
      { kind: 'awards', open: 2, confirmed: 0 },
    ])
    expect(drafts.map(({ number, pages }) => [number, pages.length])).toEqual([
      ['12/QĐ-UBND', 1],
      ['88/QĐ-UBND', 1],
    ])
    expect(others).toBe(0)
    const { values: titles } = await values('awards')
    expect(new Set(titles.map(({ same }) => same)).size).toBe(1)
    expect(titles).toHaveLength(2)
  })

  it('writes one answer to several papers at once, and takes it back from all', async () => {
    const before = await values('awards')
    const { drafts } = await test.client.call('drafts.editMany', {
      drafts: before.drafts.map(({ id, version }) => ({ id, version, edits: [{ op: 'accept' as const, path: 'awards.0.awardTitle' }] })),
    })
    const after = await values('awards')
    expect(after.values.map(({ state }) => state)).toEqual(['confirmed', 'confirmed'])
    expect(after.drafts.map(({ id, version }) => ({ id, version }))).toEqual(drafts)
    expect((await get(ids[1] ?? '')).doubts).toEqual([])
    await test.client.call('drafts.undoMany', { drafts })
    expect((await values('awards')).values.map(({ state }) => state)).toEqual(['open', 'open'])
    expect(await firstBrokenRow(test.host.context.register().db)).toBe(null)
  })

  it('changes nothing where another window was faster with one of the papers', async () => {
    const { drafts } = await values('awards')
    const edits = [{ op: 'accept' as const, path: 'awards.0.awardTitle' }]
    await test.client.call('drafts.edit', { id: ids[1] ?? '', version: 1, edits })
    const many = { drafts: drafts.map(({ id, version }) => ({ id, version, edits })) }
    await expect(test.client.call('drafts.editMany', many)).rejects.toMatchObject({ code: 'draft.conflict' })
    expect((await get(ids[0] ?? '')).version).toBe(1)
    expect((await values('awards')).values.map(({ state }) => state)).toEqual(['open', 'confirmed'])
  })

  it('refuses what cannot be: a wrong path, a paper named twice, one that is closed, nothing to undo', async () => {
    const [id = ''] = ids
    const edit = (path: string, ...more: string[]) =>
      test.client.call('drafts.editMany', {
        drafts: [id, ...more].map((one) => ({ id: one, version: 1, edits: [{ op: 'accept' as const, path }] })),
      })
    await expect(edit('awards.9.name')).rejects.toMatchObject({ code: 'draft.badPath' })
    await expect(edit('awards.0.name', id)).rejects.toMatchObject({ code: 'draft.badPath' })
    await expect(test.client.call('drafts.undoMany', { drafts: [{ id, version: 1 }] })).rejects.toMatchObject({
      code: 'draft.nothingToUndo',
    })
    await test.client.call('drafts.setState', { id, version: 1, state: 'discarded', reason: 'thử' })
    await expect(edit('awards.0.name')).rejects.toMatchObject({ code: 'draft.closed' })
    await expect(test.client.call('drafts.batchValues', { batchId: newId(), kind: 'names', all: false })).rejects.toMatchObject({
      code: 'batch.notFound',
    })
    expect((await values('awards')).drafts.map((draft) => draft.id)).toEqual([ids[1]])
  })
})
