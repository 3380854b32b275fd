import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyAward } from '#common/domain/review/paths.ts'
import type { PersonData } from '#common/model/person.ts'
import { newId } from '../clock.ts'
import { putDraft, sure, sureRow } from '../testing/drafts.ts'
import { startTestHost, type TestHost } from '../testing/registers.ts'

/** What a hurried officer, two windows or a page that is not ours may ask of a review. */
describe('a review that is pressed', () => {
  let test: TestHost
  beforeAll(async () => {
    test = await startTestHost()
  })
  afterAll(() => test.close())
  const register = () => test.host.context.register()
  const manual = () => ({ actor: register().actor(), command: 'test', source: { kind: 'manual' as const } })
  const edit = (id: string, version: number, ...edits: Parameters<typeof test.client.call<'drafts.edit'>>[1]['edits']) =>
    test.client.call('drafts.edit', { id, version, edits })
  const approve = (id: string, version = 1) => test.client.call('drafts.approve', { id, version })
  const makePerson = async (fullName: string): Promise<string> => {
    const data: PersonData = {
      fullName,
      givenName: null,
      otherNames: [],
      birthDate: null,
      gender: null,
      staffCode: null,
      classification: null,
      honorific: null,
      education: null,
      status: 'working',
      phone: null,
      email: null,
      spells: [],
      note: null,
    }
    return (await register().records.commit(manual(), [{ type: 'person', action: 'create', data }]))[0]?.id ?? ''
  }

  it('keeps the draft as it was when an edit is refused', async () => {
    const id = await putDraft(test, '1/QĐ', [sureRow('Lò Văn Quý')])
    await expect(edit(id, 1, { op: 'set', path: 'awards.0.name', value: 5 })).rejects.toMatchObject({
      code: 'draft.badPath',
      params: { path: 'awards.0.name' },
    })
    expect(await test.client.call('drafts.get', { id })).toMatchObject({ version: 1, canUndo: false })
  })

  it('asks again for whoever was chosen and is not in the register: nobody, withdrawn, or a person for a collective', async () => {
    const personId = await makePerson('Đặng Thị Đức')
    const collective = sureRow('Tổ Hành chính', { recipientKind: sure('collective' as const) })
    const id = await putDraft(test, '2/QĐ', [sureRow('Lò Văn Quý'), collective, sureRow('Đặng Thị Đức')])
    const chosen = await edit(
      id,
      1,
      { op: 'link', row: 0, id: newId() },
      { op: 'link', row: 1, id: personId },
      { op: 'link', row: 2, id: personId },
    )
    expect(chosen.links.map((link) => [link.state, link.id])).toEqual([
      ['new', null],
      ['new', null],
      ['linked', personId],
    ])
    await register().records.commit(manual(), [{ type: 'person', action: 'withdraw', id: personId, version: 1, reason: 'nhập trùng' }])
    expect((await test.client.call('drafts.get', { id })).links[2]).toMatchObject({ state: 'new', id: null })
    const { decisionId } = await approve(id, 2)
    const rows = await register().db.selectFrom('award').select(['person_id', 'unit_id']).where('decision_id', '=', decisionId).execute()
    expect(rows.flatMap((row) => [row.person_id, row.unit_id])).not.toContain(personId)
  })

  it('approves a decision that lies there twice once only, also when both are approved at the same moment', async () => {
    const ids = [await putDraft(test, '3/QĐ', [sureRow('Lò Văn Quý')]), await putDraft(test, '3/QĐ', [sureRow('Lò Văn Quý')])]
    // each says of the other that it is the same decision: nobody approves either by a slip
    for (const id of ids) await expect(approve(id)).rejects.toMatchObject({ code: 'draft.blocked' })
    for (const id of ids) await edit(id, 1, { op: 'waive', code: 'same-decision', field: null, reason: 'quét hai lần' })
    const ends = await Promise.allSettled(ids.map((id) => approve(id, 2)))
    expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(ends.find((end) => end.status === 'rejected')).toMatchObject({ reason: { code: 'draft.blocked' } })
    expect((await test.client.call('decisions.list', { search: '3/QĐ' })).total).toBe(1)
  })

  it('lets one of an approval and an edit of the same moment through', async () => {
    const id = await putDraft(test, '4/QĐ', [sureRow('Lò Văn Quý')])
    const ends = await Promise.allSettled([approve(id), approve(id), edit(id, 1, { op: 'accept', path: 'decision.subject' })])
    expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1)
    for (const end of ends)
      if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: expect.stringMatching(/^draft\.(conflict|closed)$/) })
  })

  it('keeps as many reasons as a note holds, and no reason of what is settled', async () => {
    const long = (index: number) => `${index} ${'lý do '.repeat(80)}`.trim()
    const rows = Array.from({ length: 9 }, (_, index) => sureRow(`Người thứ ${index}`, { awardCode: emptyAward('individual').awardCode }))
    const id = await putDraft(test, '5/QĐ', rows)
    const waive = (row: number, reason: string) => ({
      op: 'waive' as const,
      code: 'unknown-award',
      field: `awards.${row}.awardTitle`,
      reason,
    })
    await edit(id, 1, ...rows.map((_, index) => waive(index, index < 2 ? 'như nhau' : long(index))))
    await edit(id, 2, { op: 'waive', code: 'no-such-issue', field: null, reason: 'không có' })
    const { decisionId } = await approve(id, 3)
    const note = (await test.client.call('decisions.get', { id: decisionId })).data.note ?? ''
    expect(note.length).toBeLessThanOrEqual(2000)
    expect(note.split('như nhau')).toHaveLength(2)
    expect(note).not.toContain('không có')
  })

  it('does not take up a discarded draft whose files were imported again', async () => {
    const id = await putDraft(test, '6/QĐ', [sureRow('Lò Văn Quý')], 'cùng một tệp')
    const state = (version: number, to: 'open' | 'discarded') =>
      test.client.call('drafts.setState', { id, version, state: to, reason: 'x' })
    await state(1, 'discarded')
    await state(2, 'open')
    await state(3, 'discarded')
    await putDraft(test, '6/QĐ', [sureRow('Lò Văn Quý')], 'cùng một tệp')
    await expect(state(4, 'open')).rejects.toMatchObject({ code: 'draft.closed' })
  })

  it('shows a draft whose file is gone, and makes no record without its ink', async () => {
    const id = await putDraft(test, '7/QĐ', [sureRow('Lò Văn Quý')])
    const view = await test.client.call('drafts.get', { id })
    rmSync(register().vault.pathOf(view.pages[0]?.sha256 ?? ''))
    expect((await test.host.blobs.fetch(view.pages[0]?.url ?? '')).status).toBe(404)
    await expect(approve(id)).rejects.toMatchObject({ code: 'file.missing' })
    expect((await test.client.call('drafts.get', { id })).state).toBe('open')
  })
})
