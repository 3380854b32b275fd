import { describe, expect, it } from 'vitest'
import { DecisionEntry } from '#common/contract/register.ts'
import {
  awardOfCell,
  countDifference,
  type EntryForm,
  emptyEntry,
  entryOf,
  entryProblems,
  linkOf,
  linkText,
  openRows,
  readEntryForm,
  signerOf,
  withLink,
} from './entry-model.ts'

const award = (code: string, awardClass: string, name: string, shortName: string) => ({
  code,
  class: awardClass,
  name,
  shortName,
  objects: [],
  issuerLevels: [],
  verified: true,
})
const catalogue = [
  award('GK_XA', 'hinhThuc', 'Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã', 'GK xã'),
  award('HTT', 'danhGia', 'Hoàn thành tốt nhiệm vụ', 'HTT'),
  award('HTXS', 'danhGia', 'Hoàn thành xuất sắc nhiệm vụ', 'HTXS'),
]
const personId = '01890000-0000-7000-8000-00000000000a'
const form = (over: Partial<EntryForm> = {}): EntryForm => ({
  ...emptyEntry('UBND xã Đức Bình'),
  number: '256/QĐ-UBND',
  signedDate: '2026-11-18',
  awardCode: 'GK_XA',
  ...over,
})

describe('a decision typed by hand', () => {
  it('becomes what the contract takes, people before collectives before households', () => {
    const entry = entryOf(
      form({
        period: '2026',
        signerName: 'Lý Quốc Lâm',
        signerTitle: 'KT. Chủ tịch',
        counts: { individual: '2', collective: '1', household: '' },
        cells: {
          individual: [
            ['Đặng Thị Đức', '1986', 'Giáo viên', 'Trường Mầm non Hoa Sen', '', '702.000', linkText(personId, 'Đặng Thị Đức')],
            ['', '', '', '', '', '', ''],
            ['  H’Lan   Niê ', '04/05/1990', '', '', 'htxs', '', ''],
          ],
          collective: [['Trường THCS Trần Phú', '', '', '1.500.000', '']],
          household: [['Nguyễn Văn Tám', 'Thôn 2', '', '']],
        },
      }),
      catalogue,
      { fileToken: null, waiver: null },
    )
    expect(DecisionEntry.parse(entry)).toMatchObject({
      decision: {
        kind: 'award',
        signerTitle: 'Chủ tịch',
        signerAuthority: 'KT.',
        declaredCounts: { individual: 2, collective: 1, household: null, initiative: null },
      },
      periodPrinted: '2026',
    })
    expect(entry.rows).toEqual([
      {
        recipientKind: 'individual',
        name: 'Đặng Thị Đức',
        birth: '1986',
        position: 'Giáo viên',
        unit: 'Trường Mầm non Hoa Sen',
        bonusAmount: 702000,
        awardCode: null,
        linkId: personId,
      },
      {
        recipientKind: 'individual',
        name: 'H’Lan Niê',
        birth: '1990-05-04',
        position: null,
        unit: null,
        bonusAmount: null,
        awardCode: 'HTXS',
        linkId: null,
      },
      {
        recipientKind: 'collective',
        name: 'Trường THCS Trần Phú',
        birth: null,
        position: null,
        unit: null,
        bonusAmount: 1500000,
        awardCode: null,
        linkId: null,
      },
      {
        recipientKind: 'household',
        name: 'Nguyễn Văn Tám',
        birth: null,
        position: null,
        unit: 'Thôn 2',
        bonusAmount: null,
        awardCode: null,
        linkId: null,
      },
    ])
  })

  it('is of the kind its award is of', () => {
    const kind = (awardCode: string) => entryOf(form({ awardCode }), catalogue, { fileToken: null, waiver: null }).decision.kind
    expect([kind('GK_XA'), kind('HTT'), kind('unknown')]).toEqual(['award', 'evaluation', 'award'])
  })

  it('names every field and cell that keeps it from being saved', () => {
    const problems = entryProblems(
      { ...emptyEntry(''), signedDate: '2026-11', counts: { individual: 'tám', collective: '', household: '' } },
      catalogue,
    )
    expect(problems.flatMap((one) => (one.at === 'field' ? one.field : []))).toEqual([
      'number',
      'signedDate',
      'issuingBody',
      'awardCode',
      'counts',
    ])
    const cells = form({
      cells: { individual: [['', '197x', '', '', 'gì đó', 'nhiều', '']], collective: [['', '', '', '', 'x|y']], household: [] },
    })
    expect(entryProblems(cells, catalogue).map((one) => (one.at === 'cell' ? `${one.kind} ${one.row} ${one.column}` : one.field))).toEqual([
      'individual 0 name',
      'individual 0 birth',
      'individual 0 award',
      'individual 0 bonus',
    ])
  })

  it('compares the grid with Điều 1 while it is typed', () => {
    const typed = form({
      counts: { individual: '8', collective: '', household: '0' },
      cells: {
        individual: [
          ['Lê Tuyết Hậu', '', '', '', '', '', ''],
          ['', '', '', '', '', '', 'new|x'],
        ],
        collective: [],
        household: [['A', '', '', '']],
      },
    })
    expect([countDifference(typed, 'individual'), countDifference(typed, 'collective'), countDifference(typed, 'household')]).toEqual([
      -7,
      null,
      1,
    ])
  })

  it('takes an award of a row by code, name or short name without diacritics', () => {
    expect(['htt', 'Hoan thanh tot nhiem vu', 'GK XÃ', 'khac'].map((text) => awardOfCell(text, catalogue)?.code ?? null)).toEqual([
      'HTT',
      'HTT',
      'GK_XA',
      null,
    ])
  })

  it('splits who signs for whom from the title', () => {
    expect(signerOf('KT. CHỦ TỊCH')).toEqual({ authority: 'KT.', title: 'CHỦ TỊCH' })
    expect(signerOf('Q. Giám đốc')).toEqual({ authority: 'Q.', title: 'Giám đốc' })
    expect(signerOf('Quyền Giám đốc')).toEqual({ authority: null, title: 'Quyền Giám đốc' })
  })

  it('reads only what it wrote itself', () => {
    const kept = JSON.parse(JSON.stringify(form()))
    expect(readEntryForm(kept)).toEqual(form())
    for (const hostile of [null, [], { ...kept, cells: { individual: [[1]] } }, { ...kept, counts: null }])
      expect(readEntryForm(hostile)).toBeNull()
  })
})

describe('the link of a row to the register', () => {
  const row = (name: string, link: string) => [name, '', '', '', '', '', link]

  it('holds for the name it was set for, and no longer once the name is typed over', () => {
    expect(linkOf('individual', row('Đặng Thị Đức', linkText(personId, ' Đặng  Thị Đức')))).toEqual({ is: 'linked', id: personId })
    expect(linkOf('individual', row('Đặng Thị Dức', linkText(personId, 'Đặng Thị Đức')))).toEqual({ is: 'open' })
    expect(linkOf('individual', row('A|B', linkText('new', 'A|B')))).toEqual({ is: 'new' })
    expect(linkOf('household', ['Nguyễn Văn Tám', '', '', ''])).toEqual({ is: 'open' })
  })

  it('fills only what was left empty', () => {
    const typed = form({ cells: { individual: [['Đặng Thị Đức', '', 'Hiệu phó', '', '', '', '']], collective: [], household: [] } })
    const linked = withLink(typed, 'individual', 0, personId, { birth: '1986', position: 'Giáo viên', unit: 'Trường Mầm non Hoa Sen' })
    expect(linked.cells.individual[0]).toEqual([
      'Đặng Thị Đức',
      '1986',
      'Hiệu phó',
      'Trường Mầm non Hoa Sen',
      '',
      '',
      `${personId}|Đặng Thị Đức`,
    ])
    expect(openRows(typed).map((one) => one.name)).toEqual(['Đặng Thị Đức'])
    expect(openRows(linked)).toEqual([])
  })
})
