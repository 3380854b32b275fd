import type { TextField } from '../../model/draft.ts'
import { editDistance } from '../text/edit-distance.ts'
import { searchKey } from '../text/search-key.ts'
import { isSyllable } from '../text/syllable.ts'
import { doubted, missingText, textField } from './fields.ts'
import type { Line } from './flow.ts'
import { type Run, runConfidence, sliceRun, trimRun } from './run.ts'
import { sentenceCase } from './sentence-case.ts'
import { type DocumentWords, usualSpelling } from './spellings.ts'

const DATE_LINE = /ng[aà]y\b.*(th[aá]ng|n[aă]m)|,\s*ng[aà]y|\bthang\b.{0,6}\bnam\b/
/** Sentences that name a date as well, and are not the head's. */
const OTHER = /kem theo|quyet dinh so|can cu|ban hanh|hieu luc/

/**
 * "Tân Khê, ngày …": what stands before the comma on the date's line. A name the document elsewhere spells otherwise follows the
 * others; where the line is lost, an area's authority stands in the place it is named after (a proposal). `agency` is the issuing body.
 */
export function placeField(headRight: readonly Line[], agency: TextField, words: DocumentWords): TextField {
  const run = printedPlace(headRight)
  const field = run ? textField(run) : missingText()
  if (!run || field.value === null) return fromAgency(agency)
  const strange = !field.value.split(/[\s.'’-]+/).every((w) => w === '' || isSyllable(w))
  const usual = usualSpelling(field.value, words, strange || runConfidence(run) < 0.85)
  if (usual && usual.count > usual.own && usual.count >= 2) {
    const value = titled(usual.text)
    if (value !== field.value) return { ...doubted(field, 'disagree'), value }
  }
  const own = areaOf(agency)
  const twin = own && searchKey(own) !== searchKey(field.value) && editDistance(searchKey(own), searchKey(field.value), 1) <= 1
  return twin ? { ...doubted(field, 'disagree'), value: own } : field
}

function printedPlace(headRight: readonly Line[]): Run | null {
  const at = headRight.findIndex((l) => DATE_LINE.test(l.run.folded) && !OTHER.test(l.run.folded))
  const line = headRight[at]?.run
  if (!line) return null
  const day = /[,.;:]?\s*n?ng[aà]y\b/.exec(line.folded)?.index ?? line.folded.search(/[,;]\s/)
  const before = day > 0 ? sliceRun(line, 0, day) : null
  const above = headRight[at - 1]?.run
  const run = before && /\p{L}{2}/u.test(before.text) ? before : above && !/hanh phuc|viet nam|tu do/.test(above.folded) ? above : null
  if (!run) return null
  // Where the columns ran together, the number stands before it.
  const from = Math.max(0, ...[...run.folded.matchAll(/(\/\s*qd\S*|[|=_]|\bso\s*:\s*\S+)\s*/g)].map((m) => m.index + m[0].length))
  const name = trimRun(sliceRun(run, from), /^[^\p{L}]+/u, /[^\p{L}\d)]+$/u)
  return /\p{L}{2}/u.test(name.text) && name.text.split(' ').length <= 6 ? name : null
}

const AREA =
  /^(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN)\s+(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|ĐẶC KHU)\s+(.+)$/u

const areaOf = (agency: TextField): string | null => {
  const name = AREA.exec(agency.value ?? '')?.[1]
  return name ? titled(name) : null
}

function fromAgency(agency: TextField): TextField {
  const value = areaOf(agency)
  if (!value) return missingText()
  return { ...agency, value, status: 'check', doubt: 'inferred' }
}

const titled = (name: string): string =>
  /\p{Ll}/u.test(name) ? name : sentenceCase(name).replace(/(?<=^|[\s'’-])\p{Ll}/gu, (ch) => ch.toLocaleUpperCase('vi'))
