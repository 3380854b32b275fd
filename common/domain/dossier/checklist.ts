import type { DossierData, DossierItem } from '../../model/dossier.ts'
import type { AttachmentKindEntry, ChecklistEntry, ChecklistRequirement } from '../../model/pack.ts'

/** What the checklist needs to know of a cited record: what it is, and by which code of the catalogue it counts. */
export interface CitedRecord {
  readonly type: 'award' | 'evaluation' | 'initiative'
  readonly id: string
  readonly code: string | null
}

export interface CheckResult {
  readonly code: string
  readonly title: string
  readonly state: 'done' | 'missing' | 'partial' | 'optional'
  readonly detail: string
  readonly required: boolean
  readonly verified: boolean
  readonly source: string | null
  /** codes of the attachment kinds that serve it */
  readonly kinds: string[]
  /** asked for each proposed person and collective, not once for the dossier */
  readonly perItem: boolean
  /** ids of the items that still have nothing for it */
  readonly lacking: string[]
}

export interface ChecklistInput {
  /** null where no pack says anything about the award: nothing is asked for */
  readonly entry: ChecklistEntry | null
  readonly dossier: Pick<DossierData, 'items' | 'attachments'>
  readonly cited: ReadonlyMap<string, CitedRecord>
  readonly kinds: readonly Pick<AttachmentKindEntry, 'code' | 'shortName'>[]
}

/**
 * Looks up every requirement of a proposal in the dossier. A paper attached to the whole dossier serves every person and
 * collective in it (a common report, one decision about many); one attached to a single item serves that item. A cited
 * record of the right kind serves instead of the paper where the requirement says so (Luật 06/2022/QH15 Đ.84; packs).
 */
export function buildChecklist({ entry, dossier, cited, kinds }: ChecklistInput): CheckResult[] {
  return (entry?.requirements ?? []).map((requirement) => {
    const found = requirement.per === 'dossier' ? ofDossier(requirement, dossier, cited) : ofItems(requirement, dossier, cited)
    const required = requirement.need === 'required'
    return {
      code: requirement.id,
      title: requirement.name,
      required,
      verified: requirement.verified,
      source: requirement.source,
      kinds: [...requirement.kinds],
      perItem: requirement.per === 'item',
      lacking: found.lacking,
      state: found.state === 'done' ? 'done' : required ? found.state : 'optional',
      detail: found.detail ?? (required ? missingDetail(requirement, kinds) : 'Chỉ cần khi có.'),
    }
  })
}

/** How many required things are missing or not complete. */
export const missingCount = (checklist: readonly CheckResult[]): number =>
  checklist.filter((item) => item.required && item.state !== 'done').length

type Found = { state: 'done' | 'missing' | 'partial'; detail: string | null; lacking: string[] }
const nothing = (lacking: string[] = []): Found => ({ state: 'missing', detail: null, lacking })

function ofDossier(requirement: ChecklistRequirement, dossier: ChecklistInput['dossier'], cited: ChecklistInput['cited']): Found {
  const papers = dossier.attachments.filter((paper) => requirement.kinds.includes(paper.kind)).length
  const records = dossier.items.reduce((sum, item) => sum + serving(requirement, item, cited), 0)
  return papers + records === 0 ? nothing() : { state: 'done', detail: told(papers, records), lacking: [] }
}

function ofItems(requirement: ChecklistRequirement, dossier: ChecklistInput['dossier'], cited: ChecklistInput['cited']): Found {
  const { items } = dossier
  const papers = dossier.attachments.filter((paper) => requirement.kinds.includes(paper.kind))
  const common = papers.filter((paper) => paper.itemId === null).length
  const records = items.reduce((sum, item) => sum + serving(requirement, item, cited), 0)
  const served = items.filter(
    (item) => common > 0 || papers.some((paper) => paper.itemId === item.id) || serving(requirement, item, cited) > 0,
  )
  if (items.length === 0 || served.length === 0) return nothing(items.map((item) => item.id))
  if (served.length === items.length) return { state: 'done', detail: told(papers.length, records), lacking: [] }
  const lacking = items.filter((item) => !served.includes(item))
  const others = lacking.length - 1
  const who = `${lacking[0]?.name ?? ''}${others > 0 ? ` và ${others} đề nghị khác` : ''}`
  return {
    state: 'partial',
    lacking: lacking.map((item) => item.id),
    detail: `Đã có cho ${served.length}/${items.length} đề nghị; còn thiếu: ${who}.`,
  }
}

/** How many cited records of an item serve the requirement. */
function serving(requirement: ChecklistRequirement, item: DossierItem, cited: ChecklistInput['cited']): number {
  return item.evidence.filter((ref) => {
    const record = cited.get(ref.id)
    return (
      record !== undefined &&
      requirement.evidence.some(
        ({ type, codes }) => type === record.type && (codes.length === 0 || (record.code !== null && codes.includes(record.code))),
      )
    )
  }).length
}

const told = (papers: number, records: number): string =>
  `${[papers > 0 ? `${papers} tệp đính kèm` : '', records > 0 ? `${records} bản ghi trong sổ` : ''].filter(Boolean).join(', ')}.`

function missingDetail(requirement: ChecklistRequirement, kinds: ChecklistInput['kinds']): string {
  const names = requirement.kinds.map((code) => kinds.find((kind) => kind.code === code)?.shortName ?? code)
  const record = requirement.evidence.length > 0 ? ', hoặc dẫn bản ghi đã có trong sổ' : ''
  const each = requirement.per === 'item' ? ' cho từng đề nghị, hoặc một tệp chung' : ''
  return `Chưa có: đính kèm ${names.join(' hoặc ')}${each}${record}.`
}
