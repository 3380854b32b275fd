import { parseNumberWords } from './number-words.ts'
import { plainPunctuation } from './punctuation.ts'

/** Numbers as Vietnamese papers print them: a dot between thousands, a comma before decimals; money in whole đồng. */

const GROUPED = /^-?\d{1,3}(?:[. ]\d{3})+(?:,\d+)?$/
const PLAIN = /^-?\d+(?:,\d+)?$/

/** "1.234,5", "1 234", "0,3", "12" as a number; null for anything else ("1.23" is neither thousands nor Vietnamese decimals). */
export function parseNumber(printed: string): number | null {
  const text = clean(printed)
  if (!GROUPED.test(text) && !PLAIN.test(text)) return null
  const value = Number(text.replace(/[. ]/g, '').replace(',', '.'))
  return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : null
}

/** 1234.5 as "1.234,5"; at most `decimals` digits after the comma (default 2), no trailing zeros. */
export function formatNumber(value: number, decimals = 2): string {
  if (!Number.isFinite(value)) return ''
  const [whole = '0', fraction = ''] = Math.abs(value).toFixed(decimals).split('.')
  const digits = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '.')
  const rest = fraction.replace(/0+$/, '')
  const zero = /^0+$/.test(whole) && rest === ''
  return `${value < 0 && !zero ? '-' : ''}${digits}${rest === '' ? '' : `,${rest}`}`
}

const MONEY = /^([\d.,\s]+?)\s*(nghìn|ngàn|triệu|tỷ|tỉ)?\s*(?:đồng|đ|vnđ|vnd|₫)?(?:\s*(?:\/|cho (?:mỗi|một)).*)?$/i
const SCALE: Readonly<Record<string, number>> = { nghìn: 1e3, ngàn: 1e3, triệu: 1e6, tỷ: 1e9, tỉ: 1e9 }

/**
 * Whole đồng of "1.490.000 đồng", "300.000đ", "1,5 triệu đồng", "447.000 đồng/người", "1.490.000 VNĐ". Null for what is no amount
 * of money in itself ("0,3 lần mức lương cơ sở", see `parseBaseSalaryMultiple`), for part of a đồng and for negative amounts.
 */
export function parseMoney(printed: string): number | null {
  const match = MONEY.exec(
    clean(printed)
      .replace(/,-$/, '')
      .replace(/\s*\([^)]*\)/g, ''),
  )
  if (!match) return null
  const amount = parseNumber(match[1] ?? '') ?? commaGrouped(match[1] ?? '')
  if (amount === null || amount < 0) return null
  const value = Math.round(amount * (SCALE[match[2]?.toLowerCase() ?? ''] ?? 1) * 1000) / 1000
  return Number.isSafeInteger(value) ? value : null
}

/** "1,490,000" as English spreadsheets write it; two groups at least, since "1,490" would be a decimal here. */
function commaGrouped(text: string): number | null {
  return /^\d{1,3}(?:,\d{3}){2,}$/.test(text.trim()) ? Number(text.replace(/,/g, '')) : null
}

/** 1490000 as "1.490.000 đồng". */
export function formatMoney(dong: number): string {
  return `${formatNumber(dong, 0)} đồng`
}

/** How many times the base salary: 0.3 of "0,3 lần mức lương cơ sở", 1 of "01 tháng lương cơ sở"; null for anything else. */
export function parseBaseSalaryMultiple(printed: string): number | null {
  const match = /^([\d.,]+)\s*(?:lần|x|×|tháng)?\s*(?:mức\s+)?(?:tiền\s+)?lương\s+(?:cơ sở|tối thiểu)/i.exec(clean(printed))
  return match ? parseNumber((match[1] ?? '').replace(/^0+(?=\d)/, '')) : null
}

export interface Count {
  readonly value: number
  /** what is counted, as printed: "tập thể", "cá nhân"; '' when nothing follows */
  readonly noun: string
  /** digits and words name different numbers: "05 (sáu)" */
  readonly disagrees: boolean
}

/** "05 tập thể", "01 (một) cá nhân", "một (01) hộ", "mười lăm cá nhân", "12": a whole number and what it counts. Null otherwise. */
export function parseCount(printed: string): Count | null {
  const text = clean(printed)
  const digitsFirst = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:\s*\(([^)]*)\))?\s*(.*)$/.exec(text)
  if (digitsFirst) {
    const value = parseNumber(digitsFirst[1] ?? '')
    const inWords = digitsFirst[2] === undefined ? null : parseNumberWords(digitsFirst[2])
    return value === null ? null : { value, noun: noun(digitsFirst[3]), disagrees: inWords !== null && inWords !== value }
  }
  const wordsFirst = /^([^(]+?)\s*\((\d+)\)\s*(.*)$/.exec(text)
  if (wordsFirst) {
    const inWords = parseNumberWords(wordsFirst[1] ?? '')
    const value = Number(wordsFirst[2])
    return inWords === null ? null : { value, noun: noun(wordsFirst[3]), disagrees: inWords !== value }
  }
  const tokens = text.split(' ')
  for (let length = Math.min(tokens.length, 7); length > 0; length -= 1) {
    const value = parseNumberWords(tokens.slice(0, length).join(' '))
    if (value !== null) return { value, noun: noun(tokens.slice(length).join(' ')), disagrees: false }
  }
  return null
}

function noun(text: string | undefined): string {
  return (text ?? '').replace(/[.,;:]+$/, '').trim()
}

function clean(printed: string): string {
  return plainPunctuation(printed.normalize('NFC')).replace(/\s+/g, ' ').trim()
}
