import { phraseShare } from '../extraction/lexicon.ts'
import { isOrganisation } from '../extraction/organisations.ts'
import { nameParts } from '../extraction/person-name.ts'
import { searchKey } from '../text/search-key.ts'
import { type DocumentFacts, meanConfidence } from './document-facts.ts'
import type { FieldPlace, ReadField } from './each-field.ts'
import { FIELD_GROUPS, FIELD_KINDS, GROUP_OF } from './field-kinds.ts'
import { wordingOf } from './wording.ts'

/** Which way a feature may move the probability that a value is right: `+` only up, `-` only down, `?` as the data say. */
export type Sign = '+' | '-' | '?'

/**
 * What is known of a value before anyone has looked at it, each between 0 and 1. Signs hold the fit to what a reader would accept:
 * a clearer word may never make a value less likely to be right.
 */
const SHARED = {
  weakestFair: '+',
  weakestGood: '+',
  meanFair: '+',
  meanGood: '+',
  rowMean: '+',
  pageQuality: '+',
  pageClear: '+',
  coarse: '-',
  secondAgrees: '+',
  secondDiffers: '-',
  openTable: '-',
  prose: '?',
  length: '-',
  words: '-',
  foreign: '-',
  odd: '-',
  startOfOther: '-',
  loneEnd: '-',
  marksPutRight: '?',
  echo: '+',
  twin: '-',
  twinAlone: '-',
  hinted: '-',
  troubled: '-',
  counted: '+',
  numbered: '+',
  rareColumn: '-',
  nameSyllables: '+',
  familyName: '+',
  nameLength: '+',
  phrases: '+',
  unitStart: '+',
  positionStart: '+',
  capital: '+',
  form: '+',
  workingAge: '+',
  coded: '+',
} as const satisfies Record<string, Sign>
type Shared = keyof typeof SHARED

const OF_GROUP = [
  'weakestFair',
  'weakestGood',
  'meanGood',
  'pageQuality',
  'foreign',
  'odd',
  'echo',
  'hinted',
  'phrases',
] as const satisfies readonly Shared[]

export interface Feature {
  readonly name: string
  readonly sign: Sign
  /** a feature of one group or kind: held to little where the data are few */
  readonly own: boolean
}

/** Every feature in the order of a vector; the weights of `weights.ts` bear these names. */
export const FEATURES: readonly Feature[] = [
  ...Object.entries(SHARED).map(([name, sign]): Feature => ({ name, sign, own: false })),
  ...FIELD_KINDS.map((kind): Feature => ({ name: `kind.${kind}`, sign: '?', own: true })),
  ...FIELD_GROUPS.flatMap((group) => OF_GROUP.map((name): Feature => ({ name: `${group}.${name}`, sign: SHARED[name], own: true }))),
]

const between = (low: number, high: number, v: number): number => Math.max(0, Math.min(1, (v - low) / (high - low)))

/** The vector of a field that has a value; null for one that has none or was read from no ink. */
export function featuresOf(field: ReadField, place: FieldPlace, facts: DocumentFacts): number[] | null {
  if (field.value === null) return null
  const value = String(field.value)
  const ink = facts.ink.wordsOf(field).filter((w) => /[\p{L}\p{N}]/u.test(w.word.text))
  if (ink.length === 0) return null
  const weakest = Math.min(...ink.map((w) => w.word.confidence))
  const mean = meanConfidence(ink)
  const page = Math.min(...ink.map((w) => w.page.quality.confidence))
  const second = ink.filter((w) => w.word.second !== undefined)
  const wording = wordingOf(value)
  const group = GROUP_OF[place.kind]
  const name = group === 'name' ? nameParts(value) : null
  const echo = facts.echoes(value, place)
  const twin = facts.twin(value, place)
  const key = searchKey(value)
  const textual = group !== 'number' && group !== 'figures'
  const shared: Record<Shared, number> = {
    weakestFair: between(0.4, 0.8, weakest),
    weakestGood: between(0.8, 0.95, weakest),
    meanFair: between(0.5, 0.85, mean),
    meanGood: between(0.85, 0.96, mean),
    rowMean: place.row === undefined ? 0.5 : between(0.6, 0.95, facts.rowConfidence(place.row)),
    pageQuality: between(0.6, 0.95, page),
    pageClear: between(60, 200, Math.min(...ink.map((w) => w.page.quality.contrast))),
    coarse: ink.some((w) => w.page.dpi < 150) ? 1 : 0,
    secondAgrees: second.filter((w) => w.word.second === w.word.text).length / ink.length,
    secondDiffers: second.some((w) => w.word.second !== w.word.text) ? 1 : 0,
    openTable: ink.some((w) => w.container === 'open') ? 1 : 0,
    prose: ink.some((w) => w.container === 'prose') ? 1 : 0,
    length: between(0, 120, value.length),
    words: between(1, 16, ink.length),
    foreign: textual ? wording.foreign : 0,
    odd: textual ? wording.odd : 0,
    startOfOther: textual && group !== 'name' && facts.isStartOfOther(value, place) ? 1 : 0,
    loneEnd: textual ? wording.loneEnd : 0,
    marksPutRight: textual && value !== field.raw && searchKey(value) === searchKey(field.raw) ? 1 : 0,
    echo: between(0, 3, echo),
    twin: twin ? 1 : 0,
    twinAlone: twin && echo === 0 ? 1 : 0,
    hinted: field.doubt === 'lowConfidence' ? 1 : 0,
    troubled: facts.troubled ? 1 : 0,
    counted: facts.counted ? 1 : 0,
    numbered: place.row !== undefined && facts.numbered(place.row) ? 1 : 0,
    rareColumn: place.row === undefined ? 0 : 1 - between(0, 0.5, facts.share(place.kind)),
    nameSyllables: name ? name.known : 0,
    familyName: name?.family ? 1 : 0,
    nameLength: name && name.words >= 3 && name.words <= 4 ? 1 : 0,
    phrases: textual && group !== 'name' ? phraseShare(value) : 0,
    unitStart: place.kind === 'unit' && isOrganisation(key) ? 1 : 0,
    positionStart: place.kind === 'position' && !isOrganisation(key) ? 1 : 0,
    capital: textual && /^\p{Lu}/u.test(value) ? 1 : 0,
    form: hasForm(place, value) ? 1 : 0,
    workingAge: place.kind === 'birthYear' && isWorkingAge(facts.year, Number(value)) ? 1 : 0,
    coded: place.kind === 'awardTitle' && place.row !== undefined && facts.coded(place.row) ? 1 : 0,
  }
  return [
    ...(Object.keys(SHARED) as Shared[]).map((n) => shared[n]),
    ...FIELD_KINDS.map((kind) => (kind === place.kind ? 1 : 0)),
    ...FIELD_GROUPS.flatMap((g) => OF_GROUP.map((n) => (g === group ? shared[n] : 0))),
  ]
}

/** People at work: most of whom a decision names were between 18 and 65 when it was signed. */
const isWorkingAge = (signed: number | null, born: number): boolean => signed !== null && signed - born >= 18 && signed - born <= 65

/** Whether figures have the form that papers give them (NĐ 30/2020: number/symbol; sums in whole thousands; years of four digits). */
function hasForm({ kind }: FieldPlace, value: string): boolean {
  if (kind === 'decisionNumber') return /^\d{1,5}[a-z]?\/(\d{4}\/)?[\p{Lu}Đđ]{1,4}[-/][\p{L}\d.&-]{2,}$/u.test(value)
  if (kind === 'signedDate' || kind === 'annexDate' || kind === 'birthDate') return /^(19|20)\d\d-\d\d-\d\d$/.test(value)
  if (kind === 'year') return /^(19|20)\d\d(\s*[-–]\s*(19|20)\d\d)?$/.test(value)
  if (kind === 'birthYear') return /^(19|20)\d\d$/.test(value)
  if (kind === 'bonus') return /^\D*\d{1,3}([.,]\d{3})*[.,]000\D*$/.test(value) || /^0[.,]\d{1,2}\D*$/.test(value)
  return false
}
