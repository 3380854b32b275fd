import type { NumberField, TextField } from '../../model/draft.ts'
import { withoutMarks } from '../text/fold.ts'
import { absentText, doubted, textField } from './fields.ts'
import { isCapitals } from './flow.ts'
import type { Recipient } from './recipient.ts'
import { evidenceOf, type Run, rawOf, runConfidence } from './run.ts'
import { sentenceCase } from './sentence-case.ts'

const optional = (run: Run | null, doubt?: 'inferred'): TextField =>
  run && run.text !== '' ? textField(run, { doubt: doubt ?? (hasMute(run) ? 'format' : undefined) }) : absentText()

/** Whether a recognised word of four letters or more has no vowel ("Trnh"): no language spells so, and abbreviations are shorter. */
export const hasMute = (run: Run): boolean =>
  run.words.some(({ word }) => {
    const letters = withoutMarks(word.text.normalize('NFC').toLocaleLowerCase('vi')).replace(/[^\p{L}]/gu, '')
    return word.confidence < 1 && /\p{L}\p{Ll}{3}/u.test(word.text) && !/[aeiouyw]/.test(letters)
  })

/** A value that a ditto mark stands for: the letters of the row above, with the places of both; doubtful where the mark is. */
function repeated(field: TextField, ditto: Recipient['dittos'][keyof Recipient['dittos']]): TextField {
  if (!ditto) return field
  const both = { ...field, evidence: [...field.evidence, ...evidenceOf(ditto.mark)] }
  return ditto.plain ? both : doubted(both, 'inferred')
}

export const positionField = (r: Recipient): TextField =>
  repeated(optional(r.position, r.plainUnit ? undefined : 'inferred'), r.dittos.position)

/**
 * What a unit's name begins with, where no other word of these letters begins one ("bản" and "Ban", "Số 5" and "Sở" both do): a person
 * or a place has no place there, so other marks are slips.
 */
const HEADS: ReadonlyMap<string, string> = new Map(['tổ', 'phòng', 'đội', 'trạm', 'tỉnh', 'huyện'].map((h) => [withoutMarks(h), h]))

/** "Tô Ngữ văn", "Phỏng Nội vụ": a kind of unit whose marks were misread at the head of a name, put right; text that was never read stays. */
export function headSpelled(field: TextField): TextField {
  const [, read = '', rest = ''] = /^(\p{L}+)(\s+[\p{Lu}\d].*)$/su.exec(field.value ?? '') ?? []
  const lower = read.normalize('NFC').toLocaleLowerCase('vi')
  const head = HEADS.get(withoutMarks(lower))
  if (head === undefined || field.confidence === 1) return field
  const isLoud = /^\p{Lu}+$/u.test(read)
  // "TÔ Ngữ văn": a circumflex and a hook high above a line read as a capital.
  const isMixed = isLoud && /\p{Ll}/u.test(rest)
  if (head === lower && !isMixed) return field
  const cased =
    isLoud && !isMixed
      ? head.toLocaleUpperCase('vi')
      : /^\p{Lu}/u.test(read)
        ? head.charAt(0).toLocaleUpperCase('vi') + head.slice(1)
        : head
  return { ...doubted(field, 'lowConfidence'), value: cased + rest }
}

/** A unit that stands in a heading over the rows is printed there in capitals as often as not. */
export function unitField(r: Recipient): TextField {
  if (r.unitOfHeading && r.unit && isCapitals(r.unit.text)) return textField(r.unit, { value: sentenceCase(r.unit.text) })
  return repeated(headSpelled(optional(r.unit, r.plainUnit ? undefined : 'inferred')), r.dittos.unit)
}

/** The row's number; one that was misread and set right by its neighbours is shown as such. */
export function ordinalField(r: Recipient): { ordinal?: NumberField } {
  if (r.ordinal === null) return {}
  const raw = r.ordinalRun ? rawOf(r.ordinalRun) : String(r.ordinal)
  const read = Number.parseInt(raw, 10) === r.ordinal
  return {
    ordinal: {
      value: r.ordinal,
      status: read ? 'sure' : 'check',
      confidence: read ? (r.ordinalRun ? runConfidence(r.ordinalRun) : 1) : 0.5,
      raw,
      evidence: r.ordinalRun ? evidenceOf(r.ordinalRun) : [],
      ...(read ? {} : { doubt: 'inferred' as const }),
    },
  }
}
