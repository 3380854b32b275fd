import { vi } from './vi.ts'

const integer = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 })
const oneDecimal = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 })

/** 1206 → "1.206"; 0.5 → "0,5"; at most two decimals. */
export const formatNumber = (value: number): string => integer.format(value)

/** A share between 0 and 1 → "81,8%", without a space. */
export const formatPercent = (share: number): string => `${oneDecimal.format(share * 100)}%`

/** Whole đồng → "1.490.000 đồng". */
export const formatMoney = (dong: number): string => `${integer.format(dong)} ${vi['format.dong']}`

/** Bytes → "48,2 MB" (1 KB = 1024 bytes, as Windows Explorer counts). */
export function formatSize(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const
  let value = bytes
  let step = 0
  while (value >= 1024 && step < units.length - 1) {
    value /= 1024
    step += 1
  }
  return `${oneDecimal.format(value)} ${units[step]}`
}

/** ISO date with its precision ("2017", "2017-05", "2017-05-04") → "2017", "05/2017", "04/05/2017"; null → "–". */
export function formatDate(iso: string | null | undefined): string {
  if (!iso) return '–'
  const [year, month, day] = iso.slice(0, 10).split('-')
  return [day, month, year].filter((part) => part !== undefined).join('/')
}

const two = (n: number): string => String(n).padStart(2, '0')

/** UTC ISO time → "10:42" on this machine's clock. */
export function formatTime(iso: string): string {
  const at = new Date(iso)
  return `${two(at.getHours())}:${two(at.getMinutes())}`
}

/** UTC ISO time → "23/11/2026 10:42" on this machine's clock. */
export function formatDateTime(iso: string): string {
  const at = new Date(iso)
  return `${two(at.getDate())}/${two(at.getMonth() + 1)}/${at.getFullYear()} ${formatTime(iso)}`
}

const weekdays = ['day0', 'day1', 'day2', 'day3', 'day4', 'day5', 'day6'] as const

/** A moment of this machine's clock → "Thứ Hai, 23/11/2026". */
export function formatDay(at: Date): string {
  const name = vi[`format.${weekdays[at.getDay()] ?? 'day0'}`]
  return `${name}, ${two(at.getDate())}/${two(at.getMonth() + 1)}/${at.getFullYear()}`
}

/** Seconds left → "còn khoảng 9 phút": words, rounded up. */
export function formatTimeLeft(seconds: number): string {
  if (seconds < 60) return vi['format.leftUnderMinute']
  const minutes = Math.ceil(seconds / 60)
  if (minutes < 60) return vi['format.leftMinutes'].replace('{n}', String(minutes))
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return rest === 0
    ? vi['format.leftHours'].replace('{n}', String(hours))
    : vi['format.leftHoursMinutes'].replace('{n}', String(hours)).replace('{m}', String(rest))
}

/** Pages or rows of a range: "1 - 100". */
export const formatRange = (from: number | string, to: number | string): string => (from === to ? String(from) : `${from} - ${to}`)
