import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { firstBrokenRow } from '../records/change-log.ts'
import { createMatchers } from '../register/matchers.ts'
import { putDraft, sure, sureRow } from '../testing/drafts.ts'
import { startTestHost, type TestHost } from '../testing/registers.ts'
import { knownToRegister } from './known-to-register.ts'

describe('what the register remembers of misreadings', () => {
  let test: TestHost
  beforeEach(async () => {
    test = await startTestHost()
  })
  afterEach(() => test.close())

  /** Approves a draft of two rows after the officer has put a name and a unit right. */
  async function learn(number: string, right = 'Lò Văn Uẩn'): Promise<void> {
    const id = await putDraft(test, number, [sureRow('Lò Văn Uấn'), sureRow('Trần Thị Hoài', { unit: sure('Trạm Y tế Đức Binh') })])
    let view = await test.client.call('drafts.get', { id })
    view = await test.client.call('drafts.edit', {
      id,
      version: view.version,
      edits: [
        { op: 'set', path: 'awards.0.name', value: right },
        { op: 'set', path: 'awards.1.unit', value: 'Trạm Y tế Đức Bình' },
      ],
    })
    const open = view.links.flatMap((link, row) => (link.state === 'open' ? [{ op: 'link' as const, row, id: null }] : []))
    if (open.length > 0) view = await test.client.call('drafts.edit', { id, version: view.version, edits: open })
    await test.client.call('drafts.approve', { id, version: view.version })
  }
  const list = (search = '') => test.client.call('corrections.list', { search })

  it('is learnt with the approval, shown, and found without marks', async () => {
    await learn('1/QĐ-UBND')
    const { rows, total } = await list()
    expect(total).toBe(2)
    expect(rows).toContainEqual(
      expect.objectContaining({ kind: 'name', read: 'Lò Văn Uấn', right: 'Lò Văn Uẩn', issuingBody: 'UBND xã Đức Bình', times: 1 }),
    )
    expect((await list('duc binh')).total).toBe(2)
    expect((await list('lo van uan')).rows.map((row) => row.right)).toEqual(['Lò Văn Uẩn'])
    expect(await firstBrokenRow(test.host.context.register().db)).toBe(null)
  })

  it('counts what is set again and takes the officer at the last word', async () => {
    await learn('1/QĐ-UBND')
    await learn('2/QĐ-UBND')
    expect((await list('lo van')).rows[0]).toMatchObject({ right: 'Lò Văn Uẩn', times: 2 })
    await learn('3/QĐ-UBND', 'Lò Văn Uân')
    expect((await list('lo van')).rows[0]).toMatchObject({ right: 'Lò Văn Uân', times: 1 })
  })

  it('fills in the next draft of the same body as a proposal', async () => {
    await learn('1/QĐ-UBND')
    const register = test.host.context.register()
    const helped = await knownToRegister(register, createMatchers(test.host.context.events).of)
    const id = await putDraft(test, '9/QĐ-UBND', [sureRow('Lò Văn Uấn')])
    const { draft } = await test.client.call('drafts.get', { id })
    expect(helped(draft).awards[0]?.name).toMatchObject({ value: 'Lò Văn Uẩn', raw: 'Lò Văn Uấn', status: 'check', doubt: 'remembered' })
  })

  it('is forgotten one by one or all at once, and the log says so', async () => {
    await learn('1/QĐ-UBND')
    const [first] = (await list()).rows
    expect(await test.client.call('corrections.forget', { ids: [first?.id ?? ''] })).toEqual({ forgotten: 1 })
    expect((await list()).total).toBe(1)
    expect(await test.client.call('corrections.forget', { all: true })).toEqual({ forgotten: 1 })
    expect((await list()).total).toBe(0)
    const { db } = test.host.context.register()
    const logged = await db.selectFrom('change_log').select('action').where('command', '=', 'corrections.forget').execute()
    expect(logged.map((row) => row.action)).toEqual(['withdraw', 'withdraw'])
    expect(await firstBrokenRow(db)).toBe(null)
  })

  it('keeps nothing when the approval fails', async () => {
    const id = await putDraft(test, '', [sureRow('Lò Văn Uấn')])
    const view = await test.client.call('drafts.get', { id })
    const edited = await test.client.call('drafts.edit', {
      id,
      version: view.version,
      edits: [{ op: 'set', path: 'awards.0.name', value: 'Lò Văn Uẩn' }],
    })
    await expect(test.client.call('drafts.approve', { id, version: edited.version })).rejects.toMatchObject({ code: 'draft.blocked' })
    expect((await list()).total).toBe(0)
  })
})

describe('the same decision in two drafts', () => {
  it('is told in the review with the other draft, and can be waived', async () => {
    const test = await startTestHost()
    try {
      const first = await putDraft(test, '15/QĐ-UBND', [sureRow('Lò Văn Quý')])
      const second = await putDraft(test, '15/QĐ-UBND', [sureRow('Lò Văn Quý')])
      await putDraft(test, '16/QĐ-UBND', [sureRow('Lò Văn Quý')])
      let view = await test.client.call('drafts.get', { id: second })
      expect(view.issues).toContainEqual(
        expect.objectContaining({ code: 'same-decision', blocks: true, twin: expect.objectContaining({ draftId: first }) }),
      )
      view = await test.client.call('drafts.edit', {
        id: second,
        version: view.version,
        edits: [{ op: 'waive', code: 'same-decision', field: null, reason: 'Bản kia là bản sao lục' }],
      })
      expect(view.issues.find((issue) => issue.code === 'same-decision')?.blocks).toBe(false)
      const { version } = await test.client.call('drafts.get', { id: first })
      await test.client.call('drafts.setState', { id: first, version, state: 'discarded', reason: 'Quét hai lần' })
      view = await test.client.call('drafts.get', { id: second })
      expect(view.issues.some((issue) => issue.code === 'same-decision')).toBe(false)
    } finally {
      await test.close()
    }
  })
})
