import type { PageWord } from '../../../model/page.ts'
import { respelled } from './words.ts'

/** The letters that print shares its shapes with: nought and one. */
const NOUGHT = /[oOØø]/g
const ONE = /[lI|]/g
/** What figures of a cell can be: a year, a span of school years, a sum in groups of three, a date. */
const YEAR = /^(19|20)\d{2}$/
const SUM = /^\d{1,3}([.,]\d{3})+(đ|đồng)?$/
const DATE = /^\d{1,2}([/.-])\d{1,2}\1(19|20)\d{2}$/
/** A figure put right by its form is looked at. */
const PROPOSED = 0.75

/**
 * Figures of a table's cell in which a letter stands for a nought or a one ("2O24", "5OO.000", "l2/O3/1990"), where the form leaves one
 * reading. Words with two letters or more for each figure, and everything that makes no year, sum or date so, stay.
 */
export function figuresRead(words: readonly PageWord[]): PageWord[] {
  return words.map((word) => {
    if (word.confidence === 1 || !/\d/.test(word.text) || !/[oOØølI|]/.test(word.text)) return word
    const unit = /(đ|đồng)$/u.exec(word.text)?.[0] ?? ''
    const figures = word.text.slice(0, word.text.length - unit.length)
    const put = figures.replace(NOUGHT, '0').replace(ONE, '1') + unit
    const digits = figures.replace(/\D/g, '').length
    const letters = figures.replace(/[^oOØølI|]/g, '').length
    if (letters > digits || !(YEAR.test(put) || SUM.test(put) || DATE.test(put))) return word
    return { ...respelled(word, put), confidence: Math.min(PROPOSED, word.confidence) }
  })
}
