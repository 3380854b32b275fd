import type { Contract } from '#common/contract/index.ts'
import { type AnyField, type FieldPath, fieldAt, parsePath } from '#common/domain/review/paths.ts'
import { formatDate, formatNumber, formatPercent } from '#common/i18n/format.ts'
import { parseDate } from '#common/i18n/parse-date.ts'
import { t, textOf } from '#common/i18n/t.ts'
import type { Draft, DraftKind, RecipientKind } from '#common/model/draft.ts'
import type { DraftEdit } from '#common/model/review.ts'
import type { OutputOf } from '#common/rpc/define.ts'

export type Catalogue = OutputOf<Contract['catalogue.get']>['awards']

/** How a value is edited. */
export type EditorKind = 'text' | 'date' | 'partialDate' | 'year' | 'count' | 'award' | 'recipientKind' | 'kind'

/** The editor that fits a value. */
export function editorOf(path: FieldPath): EditorKind {
  if (path.at === 'kind') return 'kind'
  if (path.at === 'count') return 'count'
  if (path.at === 'header') return path.field === 'signedDate' || path.field === 'annexDate' ? 'date' : 'text'
  if (path.field === 'birthDate') return 'partialDate'
  if (path.field === 'birthYear') return 'year'
  if (path.field === 'awardTitle' || path.field === 'awardCode') return 'award'
  return path.field === 'recipientKind' ? 'recipientKind' : 'text'
}

/** Name of a field at the start of a label: "Số, ký hiệu". */
export function labelOf(path: string): string {
  if (path === 'decision.declaredCounts.initiative') return t('review.initiativeCount')
  const name = path.split('.').at(-1) ?? path
  const text = textOf(`review.field.${name}`) ?? name
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}

export const recipientKinds: readonly RecipientKind[] = ['individual', 'collective', 'household', 'initiative']
export const recipientKindWord = (kind: string | null): string => textOf(`review.recipient.${kind ?? ''}`) ?? t('common.none')
export const draftKinds: readonly DraftKind[] = [
  'award',
  'initiative',
  'evaluation',
  'discipline',
  'amendment',
  'revocation',
  'attachment',
  'other',
]
export const draftKindWord = (kind: string): string => textOf(`review.kind.${kind}`) ?? kind

/** A value as the officer reads it; '' where there is none. */
export function shownValue(path: FieldPath, value: string | number | null): string {
  if (value === null || value === '') return ''
  const kind = editorOf(path)
  if (kind === 'date' || kind === 'partialDate') return formatDate(String(value))
  if (kind === 'recipientKind') return recipientKindWord(String(value))
  if (kind === 'kind') return draftKindWord(String(value))
  if (kind === 'count' && typeof value === 'number') return formatNumber(value)
  return String(value)
}

/** The longest a value of the field may get, as the records take it. */
export function longest(path: FieldPath): number {
  if (path.at === 'header')
    return (
      { subject: 1000, proposal: 500, decisionNumber: 80, place: 120, signerName: 120, signerTitle: 200, signerAuthority: 20 }[
        path.field as string
      ] ?? 300
    )
  if (path.at === 'row') return path.field === 'initiative' || path.field === 'reason' ? 1000 : 300
  return 20
}

export type Typed = { readonly ok: true; readonly value: string | number | null } | { readonly ok: false; readonly error: string }

/** What was typed into the editor of a field, as its value; or what is wrong with it. */
export function readTyped(path: FieldPath, text: string): Typed {
  const typed = text.normalize('NFC').trim().replace(/\s+/g, ' ')
  if (typed === '') return { ok: true, value: null }
  switch (editorOf(path)) {
    case 'date': {
      const iso = parseDate(typed)
      return iso?.length === 10 ? { ok: true, value: iso } : { ok: false, error: t('ui.dateWrong') }
    }
    case 'partialDate': {
      const iso = parseDate(typed)
      return iso ? { ok: true, value: iso } : { ok: false, error: t('ui.datePartialWrong') }
    }
    case 'year':
      return /^(19|20)\d\d$/.test(typed) ? { ok: true, value: Number(typed) } : { ok: false, error: t('review.yearWrong') }
    case 'count':
      return /^\d{1,5}$/.test(typed.replaceAll('.', ''))
        ? { ok: true, value: Number(typed.replaceAll('.', '')) }
        : { ok: false, error: t('review.countWrong') }
    default:
      return typed.length <= longest(path) ? { ok: true, value: typed } : { ok: false, error: t('review.tooLong', { n: longest(path) }) }
  }
}

/** The edits that give `value` to every path; the value as it was read is accepted, not set. */
export function editsFor(draft: Draft, paths: readonly string[], value: string | number | null): DraftEdit[] {
  return paths.map((path) => {
    const parsed = parsePath(path)
    const now = parsed ? (fieldAt(draft, parsed)?.value ?? null) : null
    return now === value ? { op: 'accept', path } : { op: 'set', path, value }
  })
}

/** The edits of a choice in the catalogue: the code; the title as printed stays, the catalogue's name only fills a blank. */
export function awardEdits(draft: Draft, paths: readonly string[], code: string, catalogue: Catalogue): DraftEdit[] {
  const name = catalogue.find((entry) => entry.code === code)?.name ?? code
  return paths.flatMap((path): DraftEdit[] => {
    const parsed = parsePath(path)
    if (parsed?.at !== 'row') return []
    const title = draft.awards[parsed.row]?.awardTitle.value ?? null
    const at = `awards.${parsed.row}`
    return [
      { op: 'set', path: `${at}.awardCode`, value: code },
      title === null ? { op: 'set', path: `${at}.awardTitle`, value: name } : { op: 'accept', path: `${at}.awardTitle` },
    ]
  })
}

/** Short name of what a row is given for: of the catalogue where it is known, else as printed. */
export function awardWord(award: Draft['awards'][number], catalogue: Catalogue): string {
  const known = catalogue.find((entry) => entry.code === award.awardCode.value)
  return known?.shortName ?? award.awardTitle.value ?? ''
}

/** Why a value needs an eye, in one sentence from its evidence. */
export function doubtSentence(path: string, field: AnyField): string {
  const name = textOf(`review.field.${path.split('.').at(-1) ?? ''}`) ?? ''
  if (field.doubt === 'handwritten') return t('review.why.handwritten')
  if (field.value === null || field.value === '') return t('review.why.missing', { field: name })
  if (field.doubt === 'lowConfidence')
    return t('review.why.lowConfidence', { percent: formatPercent(Math.round(field.confidence * 100) / 100) })
  if (field.doubt === 'remembered' && field.raw !== '') return t('review.why.rememberedAs', { raw: field.raw, value: String(field.value) })
  if (field.doubt === 'missing') return t('review.why.missing', { field: name })
  return (field.doubt ? textOf(`review.why.${field.doubt}`, { field: name }) : null) ?? t('review.why.other')
}
