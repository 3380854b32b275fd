import type { TextField } from '../../model/draft.ts'
import { toPartialDate } from '../text/dates.ts'
import type { DecisionParts } from './document.ts'
import { doubted, missingText, textField } from './fields.ts'
import { dateParts, findDate, type PrintedDate, yearsWithin } from './header-date.ts'
import { findNumber, nearNumber, nearSymbol, type PrintedNumber } from './header-number.ts'
import { issuer } from './issuer.ts'
import { findPeriod, type PrintedPeriod } from './periods.ts'
import { placeField } from './place.ts'
import { isPenned, joinRuns, type Run, runConfidence } from './run.ts'
import { documentWords } from './spellings.ts'

export interface HeaderFields {
  readonly decisionNumber: TextField
  readonly signedDate: TextField
  readonly place: TextField
  readonly issuingBody: TextField
  readonly parentBody: TextField
}

/** What else than the head prints number and date of this same decision: its annexes; the names of its files say it too. */
export interface Repeated {
  readonly number: PrintedNumber | null
  readonly date: PrintedDate | null
  readonly fileNames?: readonly string[]
}

/** Takes what the head of the first page says. */
export function headerFields(parts: DecisionParts, repeated: Repeated): HeaderFields {
  const left = joinRuns(parts.headLeft.map((l) => l.run))
  const right = joinRuns(parts.headRight.map((l) => l.run))
  const words = documentWords(parts.flows)
  const { issuingBody, parentBody } = issuer(parts, words)
  const number = findNumber(left)
  const date = findDate(right) ?? (number ? findDate(left) : null)
  const penned = looksPenned(number)
  return {
    decisionNumber: decisionNumber(number, penned, repeated),
    signedDate: signedDate(date, right, penned, findPeriod(parts.subject), repeated),
    place: placeField(parts.headRight, issuingBody, words),
    issuingBody,
    parentBody,
  }
}

/**
 * On a grey scan ink has no colour. Figures written in by hand stand apart from the printed symbol ("1154 /QĐ-UBND"); typed ones join
 * it. Whoever wrote the number by hand wrote the day too.
 */
function looksPenned(number: PrintedNumber | null): boolean {
  if (!number) return true
  if (isPenned(number.run)) return true
  return number.run.words.every(({ word }) => !/\d\S*\/\S*\p{L}/u.test(word.text))
}

/** A figure put right by rule was not read for certain. */
const repaired = (run: Run): boolean => run.words.some(({ word }) => word.raw !== undefined && /\d/.test(word.text))

function decisionNumber(found: PrintedNumber | null, penned: boolean, { number: other, fileNames }: Repeated): TextField {
  const elsewhere = other && other.number !== '' ? textField(other.run, { value: other.value }) : null
  if (found && found.number !== '') {
    const field = textField(found.run, { value: found.value })
    if (elsewhere && other && other.value === found.value) return penned ? doubted(field, 'handwritten') : field
    // A pen's figures are a guess: where the annex prints them, that is the better one.
    if (isPenned(found.run)) return doubted(elsewhere ?? byFileName(field, found, fileNames), 'handwritten')
    if (elsewhere && other) {
      // Head and annex may truly differ on the paper: the head's number is the decision's, unless it was hardly read.
      const better = runConfidence(other.run) > runConfidence(found.run) + 0.1 && runConfidence(found.run) < 0.85
      const slip = nearNumber(found, other) && (nearSymbol(found.symbol, other.symbol) || found.number === other.number)
      return doubted(slip && better ? elsewhere : field, penned ? 'handwritten' : 'disagree')
    }
    return penned || repaired(found.run) ? doubted(field, penned ? 'handwritten' : 'lowConfidence') : field
  }
  if (elsewhere) return doubted(elsewhere, found ? 'handwritten' : 'inferred')
  const named = found ? byFileName(missingText('handwritten'), found, fileNames) : missingText()
  return found ? { ...named, raw: named.raw || found.run.text } : named
}

/** "215-QĐ-UBND.pdf": the figures of a file's name, proposed for ones written by hand or left blank. */
function byFileName(field: TextField, found: PrintedNumber, fileNames: readonly string[] = []): TextField {
  for (const name of fileNames) {
    const figures = /(?<![\d])(\d{1,5})[\s._-]*(?:\/|_)?\s*(?:QĐ|QD|qd|QÐ)(?![a-z])/u.exec(name.normalize('NFC'))?.[1]
    if (figures)
      return {
        value: `${figures}/${found.value.slice(found.value.indexOf('/') + 1)}`,
        status: 'check',
        confidence: 0.5,
        raw: name,
        evidence: [],
        doubt: 'inferred',
      }
  }
  return field
}

function signedDate(
  found: PrintedDate | null,
  right: Run,
  penned: boolean,
  period: PrintedPeriod | null,
  { date: other, fileNames }: Repeated,
): TextField {
  const iso = other?.iso ?? null
  const elsewhere = other && iso ? textField(other.run, { value: iso }) : null
  if (found?.iso) {
    const field = textField(found.run, { value: found.iso })
    if (elsewhere && iso === found.iso) return penned || isPenned(found.run) ? doubted(field, 'handwritten') : field
    if (isPenned(found.run)) return doubted(elsewhere ?? field, 'handwritten')
    // Head and annex may truly differ on the paper: the head's date is the decision's, and it is said that they differ.
    if (elsewhere) return doubted(field, penned ? 'handwritten' : 'disagree')
    return penned || repaired(found.run) ? doubted(field, penned ? 'handwritten' : 'lowConfidence') : field
  }
  if (elsewhere) return doubted(elsewhere, found ? 'handwritten' : 'inferred')
  const guessed = found ? yearOfPeriod(found, period) : null
  if (guessed) return guessed
  const named = dateOfFileName(fileNames, dateParts(right))
  if (named) return named
  return found ? { ...missingText('handwritten'), raw: found.run.text } : missingText()
}

/** "năm 20093" in a decision on the year 2002: of the years it may be, the one that fits, as a proposal. */
function yearOfPeriod(found: PrintedDate, period: PrintedPeriod | null): TextField | null {
  const { day, month } = dateParts(found.run)
  const last = Number(period?.value.slice(-4))
  const [year, other] = yearsWithin(found.run).filter((y) => y === last || y === last + 1)
  if (!year || other || !day || !month) return null
  const iso = toPartialDate({ year, month, day })
  return iso ? doubted(textField(found.run, { value: iso }), 'format') : null
}

/** "QD 215 ngay 12.5.2024.pdf": proposed where the page leaves the day open and does not speak against it. */
function dateOfFileName(fileNames: readonly string[] = [], said: ReturnType<typeof dateParts>): TextField | null {
  for (const name of fileNames) {
    const m = /(?<!\d)(\d{1,2})[._-](\d{1,2})[._-]((?:19|20)\d{2})(?!\d)/.exec(name)
    if (!m) continue
    const [day, month, year] = [Number(m[1]), Number(m[2]), Number(m[3])]
    if (day < 1 || day > 31 || month < 1 || month > 12) continue
    if ((said.year ?? year) !== year || (said.month ?? month) !== month || (said.day ?? day) !== day) continue
    const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    return { value: iso, status: 'check', confidence: 0.5, raw: name, evidence: [], doubt: 'inferred' }
  }
  return null
}
