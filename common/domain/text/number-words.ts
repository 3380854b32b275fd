/** Numbers in Vietnamese words, both ways: "05 (năm) tập thể", "Một triệu bốn trăm chín mươi nghìn đồng". */

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const
const GROUPS = ['', 'nghìn', 'triệu', 'tỷ'] as const
const LIMIT = 1_000_000_000_000

const VALUES: ReadonlyMap<string, number> = new Map([
  ...DIGITS.map((word, value) => [word, value] as const),
  ['mốt', 1],
  ['tư', 4],
  ['lăm', 5],
  ['nhăm', 5],
  ['bẩy', 7],
])
const SCALES: ReadonlyMap<string, number> = new Map([
  ['nghìn', 1e3],
  ['ngàn', 1e3],
  ['triệu', 1e6],
  ['tỷ', 1e9],
  ['tỉ', 1e9],
])

/** The words of a whole number from 0 to under 10^12, lower case; '' outside that. 1490000 gives "một triệu bốn trăm chín mươi nghìn". */
export function numberInWords(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value >= LIMIT) return ''
  if (value === 0) return DIGITS[0]
  const words: string[] = []
  for (let group = 3; group >= 0; group -= 1) {
    const part = Math.floor(value / 1000 ** group) % 1000
    if (part === 0) continue
    words.push(threeDigits(part, words.length > 0), GROUPS[group] ?? '')
  }
  return words.join(' ').trim()
}

function threeDigits(part: number, leading: boolean): string {
  const hundreds = Math.floor(part / 100)
  const tens = Math.floor(part / 10) % 10
  const units = part % 10
  const words: string[] = []
  if (hundreds > 0 || leading) words.push(digit(hundreds), 'trăm')
  if (tens > 1) words.push(digit(tens), 'mươi')
  else if (tens === 1) words.push('mười')
  else if (units > 0 && words.length > 0) words.push('linh')
  if (units > 0) words.push(unit(units, tens))
  return words.join(' ')
}

function unit(units: number, tens: number): string {
  if (units === 5 && tens > 0) return 'lăm'
  if (units === 1 && tens > 1) return 'mốt'
  return digit(units)
}

function digit(value: number): string {
  return DIGITS[value] ?? ''
}

/** The number some words name ("mười lăm", "hai mươi mốt", "một trăm lẻ năm", "hai mươi tư"), or null when they are no number. */
export function parseNumberWords(words: string): number | null {
  const tokens = words.normalize('NFC').toLowerCase().trim().split(/\s+/)
  let total = 0
  let group = 0
  let pending: number | null = null
  let lastScale = Number.POSITIVE_INFINITY
  for (const token of tokens) {
    const scale = SCALES.get(token)
    const value = VALUES.get(token)
    if (scale !== undefined) {
      const amount = group + (pending ?? 0)
      if (amount === 0 || scale >= lastScale) return null
      total += amount * scale
      ;[group, pending, lastScale] = [0, null, scale]
    } else if (token === 'trăm') {
      if (pending === null || group > 0) return null
      ;[group, pending] = [pending * 100, null]
    } else if (token === 'mươi' || token === 'mười') {
      if (token === 'mươi' ? pending === null || pending < 2 : pending !== null) return null
      if (group % 100 !== 0) return null
      ;[group, pending] = [group + (pending ?? 1) * 10, null]
    } else if (token === 'linh' || token === 'lẻ') {
      if (pending !== null || group % 100 !== 0) return null
    } else if (value !== undefined) {
      if (pending !== null || (group % 10 !== 0 && group > 0)) return null
      pending = value
    } else return null
  }
  if (pending === null && group === 0 && total === 0) return null
  return total + group + (pending ?? 0)
}
