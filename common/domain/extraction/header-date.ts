import { toPartialDate } from '../text/dates.ts'
import { type Run, sliceRun } from './run.ts'

const DATE = /n?g[aà][yv]\s*(\S{0,5}?)\s*th.{1,2}ng\s*(\S{0,4}?)\s*n.m\s*(\d{4,5})/

const digitsOnly = (s: string) =>
  s
    .replace(/[oO]/g, '0')
    .replace(/[lI|]/g, '1')
    .replace(/^[^\da-z]+|[^\da-z]+$/g, '')

/** No paper that is read was signed after this year: "2093" is a nought with a stroke through it. */
const LATEST = 2060

/** Years that a figure too many or a crossed nought leaves open: "20093" is 2009 or 2003, "2093" is 2003. */
export const yearsWithin = (run: Run): number[] => {
  const year = DATE.exec(run.folded)?.[3] ?? ''
  const figures = [...year]
  const without = figures.map((_, i) => year.slice(0, i) + year.slice(i + 1))
  const crossed = figures.flatMap((figure, i) => (/[689]/.test(figure) ? [`${year.slice(0, i)}0${year.slice(i + 1)}`] : []))
  const open = year.length === 5 ? without : Number(year) > LATEST ? crossed : []
  return [...new Set(open.map(Number))].filter((y) => y >= 1945 && y <= LATEST)
}

export interface PrintedDate {
  /** null where blanks or slips leave no day */
  readonly iso: string | null
  readonly run: Run
}

/** The first date in words ("ngày 05 tháng 02 năm 2025") or figures (05/02/2025) of a run. A year of five figures is none. */
export function findDate(run: Run): PrintedDate | null {
  const words = DATE.exec(run.folded)
  if (words) {
    const iso =
      words[3]?.length === 4 && Number(words[3]) <= LATEST
        ? toPartialDate({
            year: Number(words[3]),
            month: Number(digitsOnly(words[2] ?? '') || 'x'),
            day: Number(digitsOnly(words[1] ?? '') || 'x'),
          })
        : null
    return { iso, run: sliceRun(run, words.index, words.index + words[0].length) }
  }
  const figures = /(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?!\d)/.exec(run.folded)
  if (!figures) return null
  const iso = toPartialDate({ year: Number(figures[3]), month: Number(figures[2]), day: Number(figures[1]) })
  return { iso, run: sliceRun(run, figures.index, figures.index + figures[0].length) }
}

/** What a date with a day, month or year lost still says, for a proposal beside another source: "2024-05", "2024". */
export function dateParts(run: Run): { year: number | null; month: number | null; day: number | null } {
  const words = DATE.exec(run.folded)
  const number = (text: string | undefined, most: number): number | null => {
    const n = Number(digitsOnly(text ?? '') || 'x')
    return Number.isInteger(n) && n > 0 && n <= most ? n : null
  }
  return { year: number(words?.[3], 2100), month: number(words?.[2], 12), day: number(words?.[1], 31) }
}
