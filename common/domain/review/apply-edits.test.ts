import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Draft, type DraftAward, type DraftIssue } from '../../model/draft.ts'
import type { DraftEdit } from '../../model/review.ts'
import { applyEdits, BadEdit } from './apply-edits.ts'
import { countFields, emptyAward, headerFields, rowFields } from './paths.ts'
import { recheck } from './recheck.ts'
import { reviewIssues } from './review-issues.ts'

const read = <T>(value: T | null) => ({ value, status: 'sure' as const, confidence: 0.9, raw: String(value ?? ''), evidence: [] })

const row = (name: string, code: string | null = 'LDTT'): DraftAward => ({
  ...emptyAward('individual'),
  name: read(name),
  awardTitle: read('Lao động tiên tiến'),
  awardCode: read(code),
})

const names = ['Lò Văn Quý', 'Sầm Thị Nhung', 'Mông Thế Đạt', 'Hà Thị Xuyến']
const draft = (awards: DraftAward[] = names.map((name) => row(name)), issues: DraftIssue[] = []): Draft => ({
  draftVersion: 1,
  files: [{ name: 'a.pdf', sha256: 'a'.repeat(64), pages: 1 }],
  pages: 1,
  seconds: 1,
  engine: { name: 'x', version: '1', data: 'x' },
  kind: 'award',
  decision: {
    decisionNumber: read('12/QĐ-UBND'),
    signedDate: read('2024-05-06'),
    issuingBody: read('UBND xã Đức Bình'),
    parentBody: read<string>(null),
    place: read<string>(null),
    subject: read<string>(null),
    signerName: read('Lê Thanh Nga'),
    signerTitle: read('Chủ tịch'),
    signerAuthority: read<string>(null),
    annexDate: read<string>(null),
    proposal: read<string>(null),
    legalBases: [],
    declaredCounts: {
      individual: read(awards.length),
      collective: read<number>(null),
      household: read<number>(null),
      initiative: read<number>(null),
    },
  },
  signatures: [],
  awards,
  issues,
  text: '',
})

const set = (path: string, value: string | number | null): DraftEdit => ({ op: 'set', path, value })
const sentences = {
  missing: (field: string) => field,
  tooLong: (field: string) => field,
  linkOpen: (name: string) => name,
  noRows: '',
  alreadyIn: (number: string) => number,
  sameDecision: (title: string) => title,
}
const issuesOf = (content: Draft, edits: readonly DraftEdit[]) => {
  const reviewed = applyEdits(content, edits)
  return reviewIssues(reviewed, { checks: recheck(content, reviewed), links: [], alreadyIn: false, sentences })
}

describe('a value that the field cannot hold', () => {
  it.each([
    ['a number in a text', 'awards.0.name', 5],
    ['a text in a number', 'awards.0.birthYear', '1981'],
    ['a year nobody was born in', 'awards.0.birthYear', 12],
    ['a part of a person', 'decision.declaredCounts.individual', 1.5],
    ['less than nobody', 'decision.declaredCounts.collective', -1],
    ['a kind of document that does not exist', 'kind', 'thu-moi'],
    ['no kind of document', 'kind', null],
    ['a kind of recipient that does not exist', 'awards.0.recipientKind', 'con-meo'],
    ['a day as it is spoken', 'decision.signedDate', '31/02/2020'],
    ['a day that does not exist', 'decision.signedDate', '2020-02-30'],
    ['a month where a day is needed', 'decision.annexDate', '2020-02'],
    ['a birth date as it is printed', 'awards.0.birthDate', '5/4/1986'],
  ])('is refused: %s', (_what, path, value) => {
    expect(() => applyEdits(draft(), [set(path, value)])).toThrow(BadEdit)
  })

  it('is refused too where the machine read it and the officer takes it as it is', () => {
    const content = draft()
    content.decision.signedDate = read('2020-02-30')
    expect(() => applyEdits(content, [{ op: 'accept', path: 'decision.signedDate' }])).toThrow(BadEdit)
    expect(issuesOf(content, [])).toContainEqual(expect.objectContaining({ code: 'missing', field: 'decision.signedDate', blocks: true }))
  })

  it('never gets into a draft, whatever is sent (property)', () => {
    const paths = [
      'kind',
      ...headerFields.map((name) => `decision.${name}`),
      ...countFields.map((name) => `decision.declaredCounts.${name}`),
      ...rowFields.map((name) => `awards.1.${name}`),
    ]
    const value = fc.oneof(
      fc.string(),
      fc.double({ noNaN: true }),
      fc.integer(),
      fc.constantFrom(null, 'award', 'household', '2024-05-06', '1998-05'),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...paths), value), { maxLength: 20 }), (edits) => {
        let content = draft()
        for (const [path, given] of edits) {
          try {
            content = applyEdits(content, [set(path, given)]).draft
          } catch (error) {
            expect(error).toBeInstanceOf(BadEdit)
          }
        }
        expect(Draft.safeParse(content).success).toBe(true)
      }),
    )
  })
})

describe('rows that move', () => {
  const unknown = () => draft([row('Lò Văn Quý'), row('Sầm Thị Nhung'), row('Mông Thế Đạt', null), row('Hà Thị Xuyến', null)])
  const waive = (at: number): DraftEdit => ({ op: 'waive', code: 'unknown-award', field: `awards.${at}.awardTitle`, reason: 'Đã so' })
  const waivedRows = (edits: readonly DraftEdit[]) =>
    issuesOf(unknown(), edits)
      .filter((issue) => issue.code === 'unknown-award')
      .map((issue) => [issue.field, issue.waived])

  it('keep what was waived of them', () => {
    expect(waivedRows([waive(2), { op: 'removeRow', row: 0 }])).toEqual([
      ['awards.1.awardTitle', 'Đã so'],
      ['awards.2.awardTitle', null],
    ])
    expect(waivedRows([waive(2), { op: 'addRow', after: 0, recipientKind: 'individual' }])).toEqual([
      ['awards.3.awardTitle', 'Đã so'],
      ['awards.4.awardTitle', null],
    ])
    expect(waivedRows([waive(2), { op: 'removeRow', row: 2 }])).toEqual([['awards.2.awardTitle', null]])
  })

  it('keep what the reading said of them, and lose it when they are taken out', () => {
    const content = draft(undefined, [{ code: 'odd', severity: 'warning', message: 'Dòng lạ', field: 'awards.2.name' }])
    const fields = (edits: readonly DraftEdit[]) =>
      issuesOf(content, edits)
        .filter((issue) => issue.code === 'odd')
        .map((issue) => issue.field)
    expect(fields([{ op: 'removeRow', row: 0 }])).toEqual(['awards.1.name'])
    expect(fields([{ op: 'removeRow', row: 2 }])).toEqual([])
  })

  it('settle what was wrong with the numbering also where one was taken out for another', () => {
    const content = draft(undefined, [{ code: 'numbering-gap', severity: 'warning', message: 'Nhảy số' }])
    const codes = (edits: readonly DraftEdit[]) => issuesOf(content, edits).map((issue) => issue.code)
    expect(codes([])).toContain('numbering-gap')
    expect(
      codes([
        { op: 'removeRow', row: 1 },
        { op: 'addRow', after: 0, recipientKind: 'individual' },
      ]),
    ).not.toContain('numbering-gap')
  })

  it('make a waived count another count', () => {
    const one: DraftEdit[] = [
      { op: 'removeRow', row: 0 },
      { op: 'waive', code: 'count-mismatch', field: 'decision.declaredCounts.individual', reason: 'Một người rút tên' },
    ]
    expect(issuesOf(draft(), one)).toContainEqual(expect.objectContaining({ code: 'count-mismatch', blocks: false }))
    expect(issuesOf(draft(), [...one, { op: 'removeRow', row: 0 }])).toContainEqual(
      expect.objectContaining({ code: 'count-mismatch', blocks: true }),
    )
  })

  it('refuse a waiver of a row that is not there', () => {
    expect(() => applyEdits(unknown(), [waive(9)])).toThrow(BadEdit)
  })

  it('keep their links', () => {
    const id = '01890000-0000-7000-8000-000000000001'
    const { links } = applyEdits(draft(), [
      { op: 'link', row: 2, id },
      { op: 'removeRow', row: 0 },
      { op: 'addRow', after: -1, recipientKind: 'collective' },
    ])
    expect(links.map((link) => (link.chosen ? link.id : null))).toEqual([null, null, id, null])
  })
})

it('asks again who a row is when its name or its kind of recipient changes', () => {
  const id = '01890000-0000-7000-8000-000000000001'
  const after = (edit: DraftEdit) => applyEdits(draft(), [{ op: 'link', row: 0, id }, edit]).links[0]
  expect(after(set('awards.0.recipientKind', 'collective'))).toEqual({ chosen: false })
  expect(after(set('awards.0.name', 'Lò Văn Quỳ'))).toEqual({ chosen: false })
  expect(after(set('awards.0.recipientKind', 'individual'))).toEqual({ chosen: true, id })
  expect(after({ op: 'accept', path: 'awards.0.name' })).toEqual({ chosen: true, id })
})
