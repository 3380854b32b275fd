import { describe, expect, it } from 'vitest'
import type { DossierAttachment, DossierItem } from '../../model/dossier.ts'
import type { ChecklistEntry, ChecklistRequirement } from '../../model/pack.ts'
import { buildChecklist, type CitedRecord, missingCount } from './checklist.ts'

const requirement = (changes: Partial<ChecklistRequirement>): ChecklistRequirement => ({
  id: 'baoCao',
  name: 'Báo cáo thành tích',
  kinds: ['BAO_CAO'],
  evidence: [],
  need: 'required',
  per: 'item',
  notWhenSimplified: false,
  source: 'Luật 06/2022/QH15 Đ.84',
  verified: true,
  ...changes,
})
const entryOf = (...requirements: ChecklistRequirement[]): ChecklistEntry => ({
  code: 'CSTDCS',
  name: 'Chiến sĩ thi đua cơ sở',
  source: 'x',
  verified: true,
  validFrom: null,
  validTo: null,
  awards: ['CSTDCS'],
  class: null,
  requirements,
})
const item = (id: string, name: string, evidence: DossierItem['evidence'] = []): DossierItem => ({
  id,
  recipientKind: 'individual',
  personId: id,
  unitId: null,
  name,
  position: null,
  unit: null,
  achievement: null,
  evidence,
})
const paper = (kind: string, itemId: string | null): DossierAttachment => ({
  id: `${kind}-${itemId}`,
  kind,
  itemId,
  sha256: '0'.repeat(64),
  name: 'a.pdf',
  size: 1,
  addedAt: '2026-07-10T00:00:00Z',
})
const kinds = [
  { code: 'BAO_CAO', shortName: 'Báo cáo' },
  { code: 'QD_SANG_KIEN', shortName: 'QĐ sáng kiến' },
]
const check = (
  requirements: ChecklistRequirement[],
  items: DossierItem[],
  attachments: DossierAttachment[] = [],
  cited: CitedRecord[] = [],
) =>
  buildChecklist({
    entry: entryOf(...requirements),
    dossier: { items, attachments },
    cited: new Map(cited.map((record) => [record.id, record])),
    kinds,
  })

describe('the checklist of a dossier', () => {
  const people = [item('a', 'Đặng Thị Đức'), item('b', 'Lê Văn Ân'), item('c', 'Trần Thị Ơn')]

  it('asks for the paper of everybody, and says who is still without', () => {
    const [found] = check([requirement({})], people, [paper('BAO_CAO', 'b')])
    expect(found).toMatchObject({
      state: 'partial',
      perItem: true,
      kinds: ['BAO_CAO'],
      lacking: ['a', 'c'],
      detail: 'Đã có cho 1/3 đề nghị; còn thiếu: Đặng Thị Đức và 1 đề nghị khác.',
    })
  })
  it('takes one paper of the whole dossier for everybody', () => {
    expect(check([requirement({})], people, [paper('BAO_CAO', null)])[0]).toMatchObject({ state: 'done', detail: '1 tệp đính kèm.' })
  })
  it('takes a record of the register instead of the paper, only of the kind and code asked for', () => {
    const evidence = requirement({
      id: 'sangKien',
      kinds: ['QD_SANG_KIEN'],
      evidence: [
        { type: 'initiative', codes: [] },
        { type: 'evaluation', codes: ['HTXS'] },
      ],
    })
    const items = [
      item('a', 'Đặng Thị Đức', [{ type: 'evaluation', id: 'e1' }]),
      item('b', 'Lê Văn Ân', [{ type: 'evaluation', id: 'e2' }]),
      item('c', 'Trần Thị Ơn', [{ type: 'initiative', id: 'i1' }]),
    ]
    const cited: CitedRecord[] = [
      { type: 'evaluation', id: 'e1', code: 'HTXS' },
      { type: 'evaluation', id: 'e2', code: 'HTT' },
      { type: 'initiative', id: 'i1', code: null },
    ]
    expect(check([evidence], items, [], cited)[0]?.detail).toBe('Đã có cho 2/3 đề nghị; còn thiếu: Lê Văn Ân.')
    expect(check([evidence], items, [paper('QD_SANG_KIEN', 'b')], cited)[0]).toMatchObject({
      state: 'done',
      detail: '1 tệp đính kèm, 2 bản ghi trong sổ.',
    })
  })
  it('a paper of the wrong kind helps nothing, and an empty dossier has nothing for anybody', () => {
    const [found] = check([requirement({})], people, [paper('TO_TRINH', null)])
    expect(found).toMatchObject({ state: 'missing', detail: 'Chưa có: đính kèm Báo cáo cho từng đề nghị, hoặc một tệp chung.' })
    expect(check([requirement({})], [], [paper('BAO_CAO', null)])[0]?.state).toBe('missing')
  })
  it('what is needed only where it applies never blocks, and counts once it is there', () => {
    const optional = requirement({ need: 'ifApplicable', per: 'dossier' })
    expect(check([optional], people)[0]).toMatchObject({ state: 'optional', required: false })
    expect(check([optional], people, [paper('BAO_CAO', null)])[0]?.state).toBe('done')
    expect(missingCount(check([optional, requirement({})], people, [paper('BAO_CAO', 'a')]))).toBe(1)
  })
  it('is empty where no pack speaks of the award', () => {
    expect(buildChecklist({ entry: null, dossier: { items: people, attachments: [] }, cited: new Map(), kinds })).toEqual([])
  })
})
