import { type Run, sliceRun } from './run.ts'

/** "Số: 721/QĐ-UBND", with the slips of OCR around the slash and the year that papers before 2011 carried. */
const NUMBER =
  /s[o0]\s*[:;.,]?\s*([\d\w]{0,6}[a-z]?)\s*[/-]?\s*(?:(\d{4})\s*\/\s*)?((?:qdd?|qo|od|0d|ad|nq|ttr|bb|bc|tb|kh|cv|gm)\b)\s*([-–/.])?\s*([\p{L}\d.&-]+(?:\s*-\s*[\p{L}\d.&]+)*)/u

export interface PrintedNumber {
  /** "721/QĐ-UBND"; the figures are '' where the paper leaves them blank */
  readonly value: string
  readonly symbol: string
  readonly run: Run
  readonly number: string
}

/** The first decision number of a run. Spaces in the symbol are print's, not the number's; a Latin "AD"/"OD" is QĐ misread. */
export function findNumber(run: Run): PrintedNumber | null {
  const m = NUMBER.exec(run.folded)
  if (!m) return null
  const at = (group: string) => m.index + m[0].lastIndexOf(group)
  const agency = m[5] ?? ''
  const agencyPrinted = run.text
    .slice(at(agency), at(agency) + agency.length)
    .replace(/\s*-\s*/g, '-')
    .replace(/[.,;]+$/, '')
  const kind = m[3] ?? ''
  const kindPrinted = /^[aq0o][do]d?$/.test(kind)
    ? 'QĐ'
    : run.text.slice(m.index + m[0].indexOf(kind), m.index + m[0].indexOf(kind) + kind.length)
  const joint = m[4] === '/' ? '/' : '-'
  const symbol = `${kindPrinted}${joint}${agencyPrinted}`
  const number = /^\d{1,5}[a-z]?$/.test(m[1] ?? '') ? (m[1] ?? '') : ''
  const year = m[2] ? `${m[2]}/` : ''
  // The Party's papers set a dash after the figures and a stroke before the body: "Số 12-QĐ/HU".
  const dashed = joint === '/' && year === '' && number !== '' && /^s[o0]\s*[:;.,]?\s*\d+[a-z]?\s*-/.test(m[0])
  return { value: `${number}${dashed ? '-' : '/'}${year}${symbol}`, symbol, number, run: sliceRun(run, m.index, m.index + m[0].length) }
}

/** Letters of a symbol as they compare: look-alikes of print are one. */
const shape = (symbol: string): string =>
  symbol
    .toUpperCase()
    .replace(/[IL|]/g, '1')
    .replace(/O/g, '0')
    .replace(/[^\p{L}\d]/gu, '')

/** Whether two readings of a number may be of the same ink: the same figures, or as many that differ in one. */
export function nearNumber(a: PrintedNumber, b: PrintedNumber): boolean {
  if (a.number === '' || b.number === '') return true
  if (a.number === b.number) return true
  if (a.number.length !== b.number.length) return false
  return [...a.number].filter((d, i) => d !== b.number[i]).length <= 1
}

/** Whether two symbols differ in nothing but slips of a letter. */
export function nearSymbol(a: string, b: string): boolean {
  const [x, y] = [shape(a), shape(b)]
  if (x === y) return true
  if (Math.abs(x.length - y.length) > 1) return false
  const [short, long] = x.length <= y.length ? [x, y] : [y, x]
  let i = 0
  while (i < short.length && short[i] === long[i]) i++
  const rest = short.length === long.length ? i + 1 : i
  return short.slice(rest) === long.slice(i + 1)
}
