import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DecisionData } from '../../model/decision.ts'
import { recordData } from '../../model/record.ts'
import { buildDecisionRecords, createsOf, type DecisionRecordsInput } from './build-decision-records.ts'
import type { RecipientRow } from './recipient-row.ts'

const ids = () => {
  let next = 0
  return () => {
    next += 1
    return `01900000-0000-7000-8000-${String(next).padStart(12, '0')}`
  }
}
const linkedPerson = '01900000-0000-7000-8000-aaaaaaaaaaaa'
const knownUnit = '01900000-0000-7000-8000-bbbbbbbbbbbb'

const aDecision = (changes: Partial<DecisionData> = {}): DecisionData => ({
  kind: 'award',
  number: '215/QĐ-CĐKTNH',
  signedDate: '2026-07-10',
  issuingBody: 'TRƯỜNG CAO ĐẲNG KỸ THUẬT HÒA GIANG',
  parentBody: 'ỦY BAN NHÂN DÂN TỈNH HÒA GIANG',
  issuerLevel: null,
  place: null,
  subject: null,
  signerName: null,
  signerTitle: null,
  signerAuthority: null,
  proposal: null,
  legalBases: [],
  annexDate: null,
  declaredCounts: { individual: null, collective: null, household: null, initiative: null },
  files: [],
  note: null,
  ...changes,
})
const aRow = (changes: Partial<RecipientRow> = {}): RecipientRow => ({
  recipientKind: 'individual',
  name: 'Đặng Thị Đức',
  position: null,
  unit: null,
  linkId: null,
  ...changes,
})
const build = (rows: RecipientRow[], changes: Partial<DecisionRecordsInput> = {}) =>
  buildDecisionRecords({
    decision: aDecision(),
    rows,
    defaults: { awardCode: 'CSTDCS', awardTitle: 'Chiến sĩ thi đua cơ sở', periodPrinted: '2025 - 2026', commendationType: null },
    newId: ids(),
    ...changes,
  })

describe('buildDecisionRecords', () => {
  it('makes an award with what is printed, the period from its own print and the level of the issuer', () => {
    const built = build([
      aRow({
        name: '  Đặng  Thị Đức ',
        position: 'Giảng viên',
        unit: 'Khoa Điện',
        bonusPrinted: '1.490.000 đồng',
        birth: '1988-05',
        rowNo: 1,
      }),
    ])
    expect(built.awards[0]?.data).toEqual({
      decisionId: built.decision.id,
      recipientKind: 'individual',
      personId: built.newPeople[0]?.id,
      unitId: null,
      household: null,
      rowNo: 1,
      printedName: 'Đặng Thị Đức',
      printedHonorific: null,
      printedPosition: 'Giảng viên',
      printedUnit: 'Khoa Điện',
      birthPrinted: '05/1988',
      awardCode: 'CSTDCS',
      awardTitle: 'Chiến sĩ thi đua cơ sở',
      rank: null,
      period: { kind: 'schoolYear', from: '2025', to: '2026' },
      periodPrinted: '2025 - 2026',
      bonusAmount: 1_490_000,
      bonusPrinted: '1.490.000 đồng',
      objectClass: null,
      commendationType: null,
      issuerLevel: 'donVi',
      isLeader: null,
      status: 'inForce',
      decidingDecisionId: null,
      initiativeText: null,
      reason: null,
    })
  })

  it('never links by name: a row without a link is a new person even where the name is known', () => {
    const built = build([aRow({ linkId: linkedPerson }), aRow()])
    expect(built.awards.map((award) => award.data.personId)).toEqual([linkedPerson, built.newPeople[0]?.id])
    expect(built.newPeople).toHaveLength(1)
  })

  it('makes one person of two rows that are alike but for the award, and two of the same award twice', () => {
    const row = aRow({ unit: 'Khoa Điện', position: 'Giảng viên' })
    const twoAwards = build([row, { ...row, awardCode: 'GK', awardTitle: 'Giấy khen' }])
    expect(twoAwards.newPeople).toHaveLength(1)
    expect(build([row, row]).newPeople).toHaveLength(2)
    expect(build([aRow(), aRow({ awardCode: 'GK', awardTitle: 'Giấy khen' })]).newPeople, 'a bare name says too little').toHaveLength(2)
  })

  it('links the spell of a new person to the one unit of that name, also to one made by the same list', () => {
    const unitIdOf = (name: string) => (name === 'Phòng Đào tạo' ? knownUnit : null)
    const built = build(
      [
        aRow({ name: 'Lê Quang Vịnh', unit: 'Phòng Đào tạo', position: 'Phó Trưởng phòng' }),
        aRow({ name: 'Tạ Hữu Đoan', unit: 'Khoa Điện', honorific: 'Ông' }),
        aRow({ recipientKind: 'collective', name: 'Khoa Điện', awardCode: 'TTLDTT', awardTitle: 'Tập thể lao động tiên tiến' }),
      ],
      { unitIdOf },
    )
    expect(built.newPeople.map((person) => person.data.spells)).toEqual([
      [{ unitId: knownUnit, unitText: 'Phòng Đào tạo', position: 'Phó Trưởng phòng', isLeader: true, from: null, to: null, kind: 'work' }],
      [{ unitId: built.newUnits[0]?.id, unitText: 'Khoa Điện', position: null, isLeader: false, from: null, to: null, kind: 'work' }],
    ])
    expect(built.newPeople[1]?.data.gender).toBe('male')
  })

  it('makes evaluations of evaluation codes and initiatives of initiative codes, for a household neither', () => {
    const built = build([
      aRow({ awardCode: 'HTXS', awardTitle: 'Hoàn thành xuất sắc nhiệm vụ' }),
      aRow({
        awardCode: 'SANG_KIEN',
        awardTitle: 'Sáng kiến cấp cơ sở',
        initiative: 'Mô hình tủ điện theo trạm',
        rank: 'Tốt',
        linkId: linkedPerson,
      }),
      aRow({
        recipientKind: 'household',
        name: 'Mai Xuân Đáng',
        unit: 'thôn 3, xã Đức Bình',
        awardCode: 'GDVH',
        awardTitle: 'Gia đình văn hóa',
      }),
    ])
    expect(built.rows.map((row) => row.recordType)).toEqual(['evaluation', 'initiative', 'award'])
    expect(built.evaluations[0]?.data).toMatchObject({ level: 'HTXS', levelPrinted: 'Hoàn thành xuất sắc nhiệm vụ' })
    expect(built.initiatives[0]?.data).toMatchObject({
      name: 'Mô hình tủ điện theo trạm',
      scope: 'coSo',
      grade: 'Tốt',
      authors: [{ personId: linkedPerson, printedName: 'Đặng Thị Đức', share: null }],
    })
    expect(built.awards[0]?.data.household).toEqual({ head: 'Mai Xuân Đáng', address: 'thôn 3, xã Đức Bình' })
  })

  it('joins co-authors printed under one row number, and takes authors with shares as given', () => {
    const initiative = { awardCode: 'SANG_KIEN', awardTitle: 'Sáng kiến cấp tỉnh', initiative: 'Phần mềm theo dõi chuyên cần' }
    const built = build([
      aRow({ ...initiative, rowNo: 1, name: 'Tăng Chí Vỹ', ink: [ink('name')] }),
      aRow({ ...initiative, rowNo: 1, name: 'Âu Dương Khánh', ink: [ink('name'), ink('initiative')] }),
      aRow({
        ...initiative,
        recipientKind: 'initiative',
        initiative: 'Ngân hàng bài tập',
        rowNo: 2,
        authors: [
          { name: 'Y Moan Êban', position: null, unit: null, share: 60, linkId: linkedPerson },
          { name: 'Từ Hải Đăng', position: null, unit: null, share: 40, linkId: null },
        ],
      }),
    ])
    expect(built.initiatives.map((one) => one.data.authors.map((author) => [author.printedName, author.share]))).toEqual([
      [
        ['Tăng Chí Vỹ', null],
        ['Âu Dương Khánh', null],
      ],
      [
        ['Y Moan Êban', 60],
        ['Từ Hải Đăng', 40],
      ],
    ])
    expect(built.initiatives[0]?.ink.map((piece) => piece.field)).toEqual(['authors.0.printedName', 'authors.1.printedName'])
    expect(built.rows.map((row) => row.id)).toEqual([built.initiatives[0]?.id, built.initiatives[0]?.id, built.initiatives[1]?.id])
  })

  it('keeps an unknown period as printed and unknown, never the year of signing', () => {
    const [award] = build([aRow({ periodPrinted: 'đợt vừa qua' })]).awards
    expect([award?.data.period, award?.data.periodPrinted]).toEqual([null, 'đợt vừa qua'])
  })

  it('does not put the title of the decision on a row that has another code', () => {
    expect(build([aRow({ awardCode: 'GK' })]).awards[0]?.data.awardTitle).toBe('GK')
  })

  it('brings ink to the fields of the record and drops what is no field of it', () => {
    const built = build([aRow({ ink: [ink('name'), ink('year'), ink('__proto__'), ink('link')] })], {
      decisionInk: [ink('decisionNumber'), ink('legalBases.0'), ink('elsewhere')],
    })
    expect(built.awards[0]?.ink.map((piece) => piece.field)).toEqual(['printedName', 'periodPrinted'])
    expect(built.decision.ink.map((piece) => piece.field)).toEqual(['number', 'legalBases.0'])
  })

  it('keeps every row, in order, in records their schemas let in', () => {
    const name = fc.constantFrom('Đặng Thị Đức', 'Nguyễn Thị Hoa', "H'Lan Niê", 'Khoa Điện')
    const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
    const row: fc.Arbitrary<RecipientRow> = fc.record({
      recipientKind: fc.constantFrom('individual', 'collective', 'household', 'initiative'),
      name,
      position: maybe(fc.constantFrom('Giảng viên', 'Trưởng khoa')),
      unit: maybe(name),
      awardCode: maybe(fc.constantFrom('CSTDCS', 'HTXS', 'KHT', 'SANG_KIEN', 'GK')),
      initiative: maybe(fc.constantFrom('Giải pháp A', 'Giải pháp B')),
      bonusPrinted: maybe(fc.string({ maxLength: 40 })),
      periodPrinted: maybe(fc.string({ maxLength: 40 })),
      linkId: maybe(fc.constant(linkedPerson)),
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (plain) => {
        const rows = plain.map((one, index) => ({ ...one, rowNo: index + 1 }))
        const built = build(rows)
        expect(built.rows).toHaveLength(rows.length)
        const all = new Map([...built.awards, ...built.evaluations, ...built.initiatives].map((record) => [record.id, record]))
        expect(all.size).toBe(rows.length)
        for (const [index, { id }] of built.rows.entries()) {
          const data = all.get(id)?.data
          expect(data?.rowNo).toBe(index + 1)
          expect(data && 'printedName' in data ? data.printedName : data?.authors[0]?.printedName).toBe(rows[index]?.name)
        }
        for (const create of createsOf(built)) expect(recordData[create.type].safeParse(create.data).error).toBeUndefined()
      }),
    )
  })
})

function ink(field: string) {
  return {
    field,
    sha256: 'a'.repeat(64),
    filePage: 1,
    page: 1,
    box: [0, 0, 0.1, 0.1] as [number, number, number, number],
    raw: 'x',
    confidence: 1,
    status: 'sure' as const,
    engine: 'test',
    draftId: null,
  }
}
