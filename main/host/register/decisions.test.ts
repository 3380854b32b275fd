import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { IssuerLevel } from '#common/model/decision.ts'
import type { Reader } from '../reading/reader.ts'
import { firstBrokenRow } from '../records/change-log.ts'
import { decisionsHandlers } from './decisions.handlers.ts'
import { awardsHandlers, catalogueHandlers, historyHandlers, inkHandlers, searchHandlers } from './register.handlers.ts'
import { actor, aDecision, addPeople, anEntry, aPerson, aRow, aUnit, call, type Kit, openKit } from './testing/kit.ts'

const pdf = '%PDF-1.7\nmột trang'
const reader: Reader = {
  inspect: async () => ({ kind: 'pdf', pages: 2 }),
  readPage: () => Promise.reject(new Error('not read here')),
  renderPage: () => Promise.reject(new Error('not drawn here')),
  close: async () => undefined,
}
let kit: Kit
beforeEach(async () => {
  kit = await openKit({ reader })
})
afterEach(() => kit.close())
const decisions = () => decisionsHandlers(kit.host)
const enter = (changes: Parameters<typeof anEntry>[0] = {}) => decisions()['decisions.enter'](anEntry(changes), call)
const list = (more: Record<string, unknown> = {}) =>
  decisions()['decisions.list']({ search: '', descending: false, offset: 0, limit: 100, ...more }, call)
const awards = (more: Record<string, unknown> = {}) =>
  awardsHandlers(kit.host)['awards.list']({ search: '', descending: false, offset: 0, limit: 100, ...more }, call)
const countOf = async (table: 'person' | 'unit' | 'award' | 'decision' | 'change_log' | 'stored_file') =>
  Number(
    (
      await kit.register.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

describe('decisions.enter', () => {
  it('writes the decision and everybody on it, new people and units where nobody is linked', async () => {
    const [known = ''] = await addPeople(kit.register, [{ fullName: 'Đỗ Văn Ưng' }])
    await kit.register.records.commit({ actor, command: 'test', source: { kind: 'manual' } }, [
      { type: 'unit', action: 'create', data: aUnit({ name: 'Phòng Đào tạo' }) },
    ])
    const result = await enter({
      rows: [
        aRow({ name: 'Đỗ Văn Ưng', linkId: known }),
        aRow({ name: 'Bà Đặng Thị Đức', birth: '1988', position: 'Chuyên viên', unit: 'PHÒNG ĐÀO TẠO', bonusAmount: 1_490_000 }),
        aRow({ recipientKind: 'collective', name: 'Khoa Cơ khí', awardCode: 'TTLDTT' }),
        aRow({ recipientKind: 'household', name: 'Mai Xuân Đáng', unit: 'thôn 3, xã Đức Bình', awardCode: 'GDVH' }),
        aRow({ name: 'Đỗ Văn Ưng', linkId: known, awardCode: 'HTXS' }),
        aRow({ name: 'Đỗ Văn Ưng', linkId: known, awardCode: 'SK_COSO' }),
      ],
    })
    expect(result).toMatchObject({ awards: 6, newPeople: 1, newUnits: 1 })
    const page = await decisions()['decisions.get']({ id: result.decisionId }, call)
    expect(page.awards.map((row) => [row.recordType, row.recipientKind, row.printedName, row.code, row.title, row.year])).toEqual([
      ['award', 'individual', 'Đỗ Văn Ưng', 'CSTDCS', 'Chiến sĩ thi đua cơ sở', 2026],
      ['award', 'individual', 'Đặng Thị Đức', 'CSTDCS', 'Chiến sĩ thi đua cơ sở', 2026],
      ['award', 'collective', 'Khoa Cơ khí', 'TTLDTT', 'Tập thể lao động tiên tiến', 2026],
      ['award', 'household', 'Mai Xuân Đáng', 'GDVH', 'Gia đình văn hóa', 2026],
      ['evaluation', 'individual', 'Đỗ Văn Ưng', 'HTXS', 'Hoàn thành xuất sắc nhiệm vụ', 2026],
      ['initiative', 'initiative', 'Đỗ Văn Ưng', 'SK_COSO', 'Sáng kiến cấp cơ sở', 2026],
    ])
    expect([page.confirmedBy, page.source, page.data.issuerLevel]).toEqual([actor.name, { kind: 'manual' }, 'donVi'])
    const made = await kit.register.records.get('person', page.awards[1]?.personId ?? '')
    const unit = await kit.register.db.selectFrom('unit').select('id').where('name', '=', 'Phòng Đào tạo').executeTakeFirstOrThrow()
    expect(made.data).toEqual(
      aPerson({
        birthDate: '1988',
        gender: 'female',
        honorific: 'Bà',
        spells: [
          { unitId: unit.id, unitText: 'PHÒNG ĐÀO TẠO', position: 'Chuyên viên', isLeader: false, from: null, to: null, kind: 'work' },
        ],
      }),
    )
    expect(await firstBrokenRow(kit.register.db)).toBeNull()
  })

  it('never links by name: a person of the same name stays another person', async () => {
    const [known] = await addPeople(kit.register, [{}])
    const result = await enter()
    const page = await decisions()['decisions.get']({ id: result.decisionId }, call)
    expect(result.newPeople).toBe(1)
    expect(page.awards[0]?.personId).not.toBe(known)
  })

  it('writes nothing at all when one row fails midway', async () => {
    const before = await Promise.all([countOf('decision'), countOf('person'), countOf('award'), countOf('change_log')])
    await kit.register.db.schema.alterTable('award').addColumn('planted', 'integer').execute()
    // fails at the third award, after the decision, the people and two awards of the same transaction
    const trigger = `CREATE TRIGGER planted BEFORE INSERT ON award WHEN (SELECT count(*) FROM award) >= 2 BEGIN SELECT RAISE(ABORT, 'planted'); END`
    const { sql } = await import('kysely')
    await sql.raw(trigger).execute(kit.register.db)
    await expect(enter({ rows: ['An', 'Bình', 'Chi', 'Dung'].map((name) => aRow({ name: `Lê Thị ${name}` })) })).rejects.toThrow('planted')
    expect(await Promise.all([countOf('decision'), countOf('person'), countOf('award'), countOf('change_log')])).toEqual(before)
    await sql.raw('DROP TRIGGER planted').execute(kit.register.db)
    await enter()
    expect(await firstBrokenRow(kit.register.db)).toBeNull()
  })

  it('says so when the disk is full, and has written nothing', async () => {
    const { sql } = await import('kysely')
    const { page_count } = (await sql<{ page_count: number }>`PRAGMA page_count`.execute(kit.register.db)).rows[0] ?? { page_count: 0 }
    await sql.raw(`PRAGMA max_page_count = ${page_count + 1}`).execute(kit.register.db)
    const rows = Array.from({ length: 60 }, (_, index) => aRow({ name: `Lê Thị An ${index}` }))
    await expect(enter({ rows })).rejects.toMatchObject({ code: 'register.diskFull' })
    expect([await countOf('decision'), await countOf('person')]).toEqual([0, 0])
  })

  it('refuses a decision that is there already, however its number is typed, unless a reason is given', async () => {
    const { decisionId } = await enter()
    const again = { decision: aDecision({ number: '215 / QĐ-CĐKTHG'.normalize('NFD'), issuingBody: 'Trường Cao đẳng Kỹ thuật Hòa Giang' }) }
    await expect(enter(again)).rejects.toMatchObject({ code: 'decision.exists', params: { id: decisionId } })
    const second = await enter({ ...again, waiver: 'Bản đính chính danh sách' })
    const page = await decisions()['decisions.get']({ id: second.decisionId }, call)
    expect(page.data.note).toBe('Bản đính chính danh sách')
    const { entries } = await historyHandlers(kit.host)['history.of']({ recordType: 'decision', id: second.decisionId }, call)
    expect(entries[0]?.reason).toBe('Bản đính chính danh sách')
    await enter({ decision: aDecision({ signedDate: '2025-07-10' }) })
  })

  it('refuses a list that is not as long as the decision says, unless a reason is given', async () => {
    const decision = aDecision({ declaredCounts: { individual: 2, collective: null, household: null, initiative: null } })
    await expect(enter({ decision })).rejects.toMatchObject({
      code: 'decision.countMismatch',
      params: { kind: 'individual', declared: 2, rows: 1 },
    })
    await enter({ decision, waiver: 'Danh sách in thiếu một dòng' })
  })

  it('refuses codes the catalogue does not know, days that do not exist and links to nobody', async () => {
    await expect(enter({ awardCode: 'KHONG_CO' })).rejects.toMatchObject({ code: 'record.invalid', params: { fields: 'awardCode' } })
    await expect(enter({ decision: aDecision({ signedDate: '2026-02-30' }) })).rejects.toMatchObject({
      params: { fields: 'decision.signedDate' },
    })
    await expect(enter({ rows: [aRow({ linkId: '01900000-0000-7000-8000-00000000dead' })] })).rejects.toMatchObject({
      code: 'record.notFound',
    })
    await expect(enter({ rows: [aRow({ linkId: kit.ownUnitId })] }), 'a unit is no person').rejects.toMatchObject({
      code: 'record.notFound',
    })
    expect(await countOf('decision')).toBe(0)
  })

  it('does not take over files that are not in the vault', async () => {
    const files = [{ sha256: 'a'.repeat(64), name: 'gia.pdf', pages: 1, mediaType: 'application/pdf' }]
    const { decisionId } = await enter({ decision: aDecision({ files }) })
    expect((await decisions()['decisions.get']({ id: decisionId }, call)).files).toEqual([])
  })

  it('keeps the scan in the vault and tells it by its bytes', async () => {
    const { decisionId } = await enter({ fileToken: kit.grant('215-QD.pdf', pdf) })
    const page = await decisions()['decisions.get']({ id: decisionId }, call)
    const [file] = page.files
    expect([file?.name, file?.pages.map((one) => one.page), kit.register.vault.has(file?.sha256 ?? '')]).toEqual([
      '215-QD.pdf',
      [1, 2],
      true,
    ])
    expect(kit.host.links.open(file?.pages[1]?.url ?? '')).toEqual({ kind: 'page', sha256: file?.sha256, page: 2 })
    expect(await countOf('stored_file')).toBe(1)
  })

  it('refuses what is no scan and does not spend the file on an entry it refuses', async () => {
    const decision = aDecision({ number: '216/QĐ-CĐKTHG' })
    await expect(enter({ decision, fileToken: kit.grant('gia.pdf', 'MZ không phải PDF') })).rejects.toMatchObject({
      code: 'read.unsupported',
    })
    await expect(enter({ decision, fileToken: kit.grant('rong.pdf', '') })).rejects.toMatchObject({ code: 'read.empty' })
    const token = kit.grant('216-QD.pdf', pdf)
    await expect(enter({ decision, awardCode: 'KHONG_CO', fileToken: token })).rejects.toMatchObject({ code: 'record.invalid' })
    await enter({ decision, fileToken: token })
    await expect(enter({ decision: aDecision({ number: '217/QĐ' }), fileToken: token })).rejects.toMatchObject({
      code: 'file.tokenUnknown',
    })
  })
})

describe('decisions.withdraw', () => {
  it('withdraws what the decision gave in the same commit, with the reason', async () => {
    const { decisionId } = await enter({ rows: [aRow(), aRow({ name: 'Lê Bình', awardCode: 'HTXS' })] })
    const [first] = (await awards()).rows
    await decisions()['decisions.withdraw']({ id: decisionId, version: 1, reason: 'Nhập hai lần' }, call)
    expect([(await list()).total, (await awards()).total]).toEqual([0, 0])
    const { entries } = await historyHandlers(kit.host)['history.of'](
      { recordType: first?.recordType ?? 'award', id: first?.id ?? '' },
      call,
    )
    expect([entries[0]?.action, entries[0]?.reason]).toEqual(['withdraw', 'Nhập hai lần'])
    const page = await decisions()['decisions.get']({ id: decisionId }, call)
    expect([page.withdrawnAt === null, page.awards.length]).toEqual([false, 2])
    await enter()
  })

  it('refuses while a dossier cites one of its awards', async () => {
    const { decisionId } = await enter()
    const [award] = (await awards()).rows
    const item = {
      id: '01900000-0000-7000-8000-000000000001',
      recipientKind: 'individual' as const,
      personId: award?.personId ?? null,
      unitId: null,
      name: 'Đặng Thị Đức',
      position: null,
      unit: null,
      achievement: null,
      evidence: [{ type: 'award' as const, id: award?.id ?? '' }],
    }
    const dossier = {
      title: 'Đề nghị tặng Bằng khen',
      awardCode: 'BK_TINH',
      period: null,
      recipientUnitCode: 'H99',
      recipientUnitName: 'UBND tỉnh Hòa Giang',
      state: 'draft' as const,
      items: [item],
      attachments: [],
      note: null,
    }
    const [made] = await kit.register.records.commit({ actor, command: 'test', source: { kind: 'manual' } }, [
      { type: 'dossier', action: 'create', data: dossier },
    ])
    const withdraw = () => decisions()['decisions.withdraw']({ id: decisionId, version: 1, reason: 'x' }, call)
    await expect(withdraw()).rejects.toMatchObject({ code: 'record.inUse', params: { type: 'decision', count: 1 } })
    await kit.register.records.commit({ actor, command: 'test', source: { kind: 'manual' } }, [
      { type: 'dossier', action: 'withdraw', id: made?.id ?? '', version: 1, reason: 'x' },
    ])
    await withdraw()
  })
})

describe('decisions.list and decisions.find', () => {
  it('lists the newest first, filters by kind and year, and finds by number, subject or signer', async () => {
    await enter({ decision: aDecision({ number: '9/QĐ-UBND', signedDate: '2024-03-01', subject: 'Tặng Giấy khen đột xuất' }) })
    await enter({ decision: aDecision({ number: '215/QĐ-CĐKTHG', signedDate: '2026-07-10' }), rows: [aRow(), aRow({ name: 'Lê Bình' })] })
    expect((await list()).rows.map((row) => [row.number, row.recipients])).toEqual([
      ['215/QĐ-CĐKTHG', 2],
      ['9/QĐ-UBND', 1],
    ])
    expect((await list({ year: 2024 })).rows.map((row) => row.number)).toEqual(['9/QĐ-UBND'])
    expect((await list({ kind: 'evaluation' })).total).toBe(0)
    expect((await list({ search: 'dot xuat' })).total).toBe(1)
    const find = (number: string, signedDate: string | null) =>
      decisions()['decisions.find']({ number, signedDate, issuingBody: null }, call)
    expect((await find('9/qđ-ubnd', null)).matches).toHaveLength(1)
    expect((await find('9/qđ-ubnd', '2024-03-02')).matches).toHaveLength(0)
  })
})

describe('awards.list', () => {
  beforeEach(async () => {
    await enter({
      decision: aDecision({ number: '1/QĐ', signedDate: '2024-07-01' }),
      periodPrinted: '2022 - 2023',
      rows: [aRow({ name: 'Lê Thị An' }), aRow({ name: 'Lê Văn Bình', awardCode: 'HTXS' })],
    })
    await enter({
      decision: aDecision({ number: '2/QĐ', signedDate: '2025-07-01', issuingBody: 'UBND TỈNH HÒA GIANG' }),
      awardCode: 'BK_TINH',
      periodPrinted: null,
      rows: [aRow({ name: 'Lê Thị Chi' }), aRow({ name: 'Lê Văn Dũng', awardCode: 'SK_COSO' })],
    })
  })
  const namesOf = async (more: Record<string, unknown>) => (await awards(more)).rows.map((row) => row.printedName)

  it('unites awards, evaluations and initiatives, the newest decision first', async () => {
    expect((await awards()).rows.map((row) => [row.recordType, row.printedName, row.title, row.year])).toEqual([
      ['award', 'Lê Thị Chi', 'Bằng khen của Ủy ban nhân dân tỉnh', 2025],
      ['initiative', 'Lê Văn Dũng', 'Sáng kiến cấp cơ sở', 2025],
      ['award', 'Lê Thị An', 'Chiến sĩ thi đua cơ sở', 2023],
      ['evaluation', 'Lê Văn Bình', 'Hoàn thành xuất sắc nhiệm vụ', 2023],
    ])
  })

  it('filters by class, code, year, level of the issuer and evaluation', async () => {
    expect(await namesOf({ class: 'danhHieu' })).toEqual(['Lê Thị An'])
    expect(await namesOf({ class: 'danhGia' })).toEqual(['Lê Văn Bình'])
    expect(await namesOf({ class: 'sangKien' })).toEqual(['Lê Văn Dũng'])
    expect(await namesOf({ class: 'khac' })).toEqual([])
    expect(await namesOf({ code: 'SK_COSO' })).toEqual(['Lê Văn Dũng'])
    expect(await namesOf({ year: 2023 })).toEqual(['Lê Thị An', 'Lê Văn Bình'])
    expect(await namesOf({ issuerLevel: IssuerLevel.enum.tinh })).toEqual(['Lê Thị Chi', 'Lê Văn Dũng'])
    expect(await namesOf({ evaluation: 'HTXS' })).toEqual(['Lê Văn Bình'])
    expect((await namesOf({ search: 'le thi an' }))[0]).toBe('Lê Thị An')
    expect(await namesOf({ sort: 'name', limit: 2, offset: 1 })).toEqual(['Lê Văn Bình', 'Lê Thị Chi'])
    expect((await awards({ limit: 1 })).total).toBe(4)
  })

  it('keeps the year of signing out of the record: it is only shown', async () => {
    const row = await kit.register.db.selectFrom('award').select('year').where('award_code', '=', 'BK_TINH').executeTakeFirstOrThrow()
    expect(row.year).toBeNull()
  })
})

describe('ink.of, catalogue.get, search.all', () => {
  it('gives the ink of an award with a link to its page and its decision', async () => {
    const { decisionId } = await enter({ fileToken: kit.grant('215.pdf', pdf) })
    const decision = await kit.register.records.get('decision', decisionId)
    const [award] = (await awards()).rows
    const stored = await kit.register.records.get('award', award?.id ?? '')
    const sha256 = decision.data.files[0]?.sha256 ?? ''
    const ink = [
      {
        field: 'printedName',
        sha256,
        filePage: 2,
        page: 2,
        box: [0.1, 0.2, 0.3, 0.02] as [number, number, number, number],
        raw: 'Đặng Thi Đức',
        confidence: 0.7,
        status: 'check' as const,
        engine: 'test',
        draftId: null,
      },
    ]
    await kit.register.records.commit({ actor, command: 'test', source: { kind: 'manual' } }, [
      { type: 'award', action: 'update', id: stored.id, version: 1, data: stored.data, ink },
    ])
    const [piece] = (await inkHandlers(kit.host)['ink.of']({ recordType: 'award', id: stored.id }, call)).ink
    expect(piece).toMatchObject({
      field: 'printedName',
      fileName: '215.pdf',
      raw: 'Đặng Thi Đức',
      decisionNumber: '215/QĐ-CĐKTHG',
      confirmedBy: actor.name,
    })
    expect(kit.host.links.open(piece?.pageUrl ?? '')).toEqual({ kind: 'page', sha256, page: 2 })
    expect((await awards()).rows[0]?.hasInk).toBe(true)
  })

  it('gives the catalogue and finds everything that fits', async () => {
    expect((await catalogueHandlers(kit.host)['catalogue.get']({}, call)).awards.map((entry) => entry.code)).toContain('CSTDCS')
    await enter()
    const { hits } = await searchHandlers(kit.host)['search.all']({ text: 'hoa giang' }, call)
    expect(hits.map((hit) => hit.type)).toEqual(['unit', 'decision'])
    expect((await searchHandlers(kit.host)['search.all']({ text: 'dang thi duc' }, call)).hits).toMatchObject([
      { type: 'person', title: 'Đặng Thị Đức' },
    ])
    expect((await searchHandlers(kit.host)['search.all']({ text: '  ' }, call)).hits).toEqual([])
  })
})
