import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { college, completeDossier, enterAwards, openParty, type Party } from '../packages/testing/exchange.ts'
import { TEST_PDF } from '../packages/testing/kit.ts'
import { aDecision, anEntry, aPerson, aRow, aUnit } from '../register/testing/kit.ts'

let party: Party
let people: string[]
let dossier: { id: string; version: number }

beforeAll(async () => {
  party = await openParty(college, { real: true })
  people = (await enterAwards(party)).people
})
afterAll(() => party.close())

const about = {
  title: 'Đề nghị',
  awardCode: 'CSTDCS',
  period: null,
  recipientUnitCode: 'H99',
  recipientUnitName: 'Sở Nội vụ tỉnh Hòa Giang',
}
beforeEach(async () => {
  dossier = await party.client.call('dossiers.create', about)
})

const call: Party['client']['call'] = (method, input) => party.client.call(method, input)
const page = () => call('dossiers.get', { id: dossier.id })
const stateOf = async (code: string) => (await page()).checklist.find((item) => item.code === code)?.state

describe('a dossier', () => {
  it('starts empty, says what it misses, and shows up among the work to do', async () => {
    const { data, checklist, award, isOwn } = await page()
    expect([data.state, data.items, data.attachments, award, isOwn]).toEqual(['draft', [], [], 'Chiến sĩ thi đua cơ sở', true])
    expect(checklist.filter((item) => item.required).map((item) => item.state)).toEqual([
      'missing',
      'missing',
      'missing',
      'missing',
      'missing',
    ])
    expect(checklist[0]).toMatchObject({ code: 'toTrinh', source: expect.any(String), detail: 'Chưa có: đính kèm Tờ trình.' })
    const todo = (await call('app.todo', {})).dossiers.find((one) => one.id === dossier.id)
    expect(todo).toMatchObject({ title: 'Đề nghị', state: 'draft', items: 0, missing: 5 })
  })

  it('proposes people and units as they stand today, citing what the register recognised', async () => {
    const [school] = (await call('units.list', {})).rows
    const unit = await call('units.save', { data: aUnit({ name: 'Khoa Điện - Điện tử', parentId: school?.id ?? null }), reason: null })
    const spell = {
      unitId: unit.id,
      unitText: 'Khoa Điện',
      position: 'Trưởng khoa',
      isLeader: true,
      from: '2020',
      to: null,
      kind: 'work' as const,
    }
    const person = await call('people.save', { data: aPerson({ fullName: 'Trần Thị Ơn', spells: [spell] }), reason: null })
    dossier = await call('dossiers.addItems', { ...dossier, personIds: [person.id, people[0] ?? ''], unitIds: [unit.id] })
    const { data, evidence } = await page()
    expect(data.items.map(({ name, position, unit: where, recipientKind }) => [recipientKind, name, position, where])).toEqual([
      ['individual', 'Trần Thị Ơn', 'Trưởng khoa', 'Khoa Điện - Điện tử'],
      ['individual', 'Đặng Thị Đức', 'Giảng viên', null],
      ['collective', 'Khoa Điện - Điện tử', null, 'Trường Cao đẳng Kỹ thuật Nam Hòa'],
    ])
    expect(evidence[data.items[1]?.id ?? '']).toMatchObject([{ recordType: 'award', code: 'LDTT', decisionNumber: '215/QĐ-CĐKTHG' }])
    // what happens to the person later is not the dossier's
    const now = await call('people.get', { id: person.id })
    await call('people.save', {
      id: person.id,
      version: now.version,
      data: { ...now.data, fullName: 'Trần Thị Ơn Sửa' },
      reason: 'đính chính',
    })
    expect((await page()).data.items[0]?.name).toBe('Trần Thị Ơn')
  })

  it('takes nobody twice, and nobody who is not there', async () => {
    const personIds = [people[0] ?? '']
    dossier = await call('dossiers.addItems', { ...dossier, personIds, unitIds: [] })
    await expect(call('dossiers.addItems', { ...dossier, personIds, unitIds: [] })).rejects.toMatchObject({ code: 'dossier.alreadyIn' })
    const twice = [people[1] ?? '', people[1] ?? '']
    await expect(call('dossiers.addItems', { ...dossier, personIds: twice, unitIds: [] })).rejects.toMatchObject({
      code: 'dossier.alreadyIn',
    })
    await expect(call('dossiers.addItems', { ...dossier, personIds: [dossier.id], unitIds: [] })).rejects.toMatchObject({
      code: 'record.notFound',
    })
    expect((await page()).data.items).toHaveLength(1)
  })

  it('cites only records of that very person; a cited record serves instead of a paper', async () => {
    dossier = await call('dossiers.addItems', { ...dossier, personIds: people, unitIds: [] })
    const [first, second] = (await page()).data.items
    const theirs = second?.evidence ?? []
    await expect(call('dossiers.updateItem', { ...dossier, itemId: first?.id ?? '', evidence: theirs })).rejects.toMatchObject({
      code: 'record.invalid',
    })
    dossier = await call('dossiers.updateItem', { ...dossier, itemId: first?.id ?? '', evidence: [], achievement: 'Dạy giỏi cấp tỉnh' })
    expect((await page()).data.items[0]).toMatchObject({ evidence: [], achievement: 'Dạy giỏi cấp tỉnh', position: 'Giảng viên' })
    dossier = await call('dossiers.updateItem', { ...dossier, itemId: first?.id ?? '', evidence: first?.evidence ?? [] })
    expect([(await page()).data.items[0]?.evidence, await stateOf('sangKien')]).toEqual([first?.evidence, 'missing'])
    await call('decisions.enter', {
      ...anEntry({
        awardCode: 'HTXS',
        decision: aDecision({ kind: 'evaluation', number: `E${dossier.version}/QĐ` }),
        rows: [aRow({ linkId: people[0] ?? null })],
      }),
      fileToken: null,
    })
    const other = await call('dossiers.create', about)
    dossier = await call('dossiers.addItems', { ...other, personIds: people, unitIds: [] })
    expect(await stateOf('sangKien')).toBe('partial')
  })

  it('takes PDF papers of a known kind, for all or for one, and gives them back', async () => {
    dossier = await call('dossiers.addItems', { ...dossier, personIds: people, unitIds: [] })
    const [item] = (await page()).data.items
    const attach = (kind: string, itemId: string | null, bytes: Uint8Array) =>
      call('dossiers.attach', { ...dossier, kind, itemId, fileToken: party.grant(bytes, 'Báo cáo thành tích.pdf') })
    await expect(attach('BAO_CAO', null, Buffer.from('PK\u0003\u0004'))).rejects.toMatchObject({ code: 'file.notPdf' })
    await expect(attach('KHONG_CO', null, TEST_PDF)).rejects.toMatchObject({ code: 'record.invalid' })
    await expect(attach('BAO_CAO', dossier.id, TEST_PDF)).rejects.toMatchObject({ code: 'record.notFound' })
    dossier = await attach('BAO_CAO', item?.id ?? null, TEST_PDF)
    expect(await stateOf('baoCao')).toBe('partial')
    const { data, urls } = await page()
    const [paper] = data.attachments
    expect(paper).toMatchObject({ kind: 'BAO_CAO', itemId: item?.id, name: 'Báo cáo thành tích.pdf', size: TEST_PDF.length })
    expect(await party.fetch(urls[paper?.id ?? ''] ?? null)).toEqual(TEST_PDF)
    dossier = await call('dossiers.removeItem', { ...dossier, itemId: item?.id ?? '' })
    expect((await page()).data.attachments).toEqual([])
    dossier = await attach('BAO_CAO', null, TEST_PDF)
    const [common] = (await page()).data.attachments
    dossier = await call('dossiers.detach', { ...dossier, attachmentId: common?.id ?? '' })
    expect(await stateOf('baoCao')).toBe('missing')
  })

  it('is written once at a time: an old version is refused and changes nothing', async () => {
    await call('dossiers.update', { ...dossier, title: 'Mới', note: 'ghi chú' })
    await expect(call('dossiers.update', { ...dossier, title: 'Cũ' })).rejects.toMatchObject({ code: 'record.conflict' })
    expect((await page()).data).toMatchObject({ title: 'Mới', note: 'ghi chú', recipientUnitCode: 'H99' })
  })

  it('goes only where a package can go, and only for an award there is', async () => {
    await expect(call('dossiers.create', { ...about, recipientUnitCode: 'H99 / 2' })).rejects.toMatchObject({ code: 'call.invalid' })
    await expect(call('dossiers.update', { ...dossier, recipientUnitCode: 'x'.repeat(36) })).rejects.toMatchObject({
      code: 'call.invalid',
    })
    await expect(call('dossiers.create', { ...about, awardCode: 'KHONG_CO' })).rejects.toMatchObject({ code: 'record.invalid' })
  })

  it('withdrawn with a reason it stays, closed, and lets its people go', async () => {
    const done = await completeDossier(party, people)
    await call('dossiers.withdraw', { ...done, reason: 'Lập nhầm' })
    const [gone] = (await call('dossiers.list', {})).dossiers.filter((one) => one.id === done.id)
    expect(gone).toMatchObject({
      state: 'withdrawn',
      people: 2,
      attachments: 3,
      missing: 0,
      award: 'Lao động tiên tiến',
      periodPrinted: '2025 - 2026',
    })
    const again = { id: done.id, version: done.version + 1 }
    await expect(call('dossiers.update', { ...again, title: 'x' })).rejects.toMatchObject({ code: 'dossier.notDraft' })
    await expect(call('dossiers.withdraw', { ...again, reason: 'x' })).rejects.toMatchObject({ code: 'dossier.notDraft' })
    const { entries } = await call('history.of', { recordType: 'dossier', id: done.id })
    expect(entries[0]).toMatchObject({ command: 'dossiers.withdraw', reason: 'Lập nhầm' })
  })
})
