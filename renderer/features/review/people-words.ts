import { formatDate } from '#common/i18n/format.ts'
import { textOf } from '#common/i18n/t.ts'

/** Reasons that tell homonyms apart are said before those that agree. */
const first = [
  'nameDiffersByTone',
  'nameDiffersByMark',
  'nameDiffersByLetter',
  'nameDiffersBySpelling',
  'differentBirthDate',
  'differentBirthYear',
  'tooYoung',
  'notEmployedThen',
  'differentUnit',
  'nameNotYetThen',
  'endedBefore',
  'differentParent',
]

/** Why a candidate is proposed, in a few words: what speaks against first; `codes` like `differentBirthYear:1985`. */
export function reasonWords(codes: readonly string[], most = 3): string {
  const parts = codes.map((code) => {
    const at = code.indexOf(':')
    return at === -1 ? { code, value: '' } : { code: code.slice(0, at), value: code.slice(at + 1) }
  })
  const rank = (code: string): number => (first.includes(code) ? first.indexOf(code) : first.length)
  return parts
    .filter(({ code }) => code !== 'sameName')
    .toSorted((a, b) => rank(a.code) - rank(b.code))
    .map(({ code, value }) => textOf(`review.reason.${code}`, { value: /^\d{4}(-\d\d){0,2}$/.test(value) ? formatDate(value) : value }))
    .filter((text) => text !== null)
    .slice(0, most)
    .join(', ')
}

/** The words in which two names differ; null where they do not line up word by word. */
export function differingWords(read: string, other: string): { readonly read: string; readonly other: string } | null {
  const a = read.normalize('NFC').split(' ')
  const b = other.normalize('NFC').split(' ')
  if (a.length !== b.length) return null
  const at = a.flatMap((word, index) => (word === b[index] ? [] : [index]))
  if (at.length === 0 || at.length > 2) return null
  const pick = (words: readonly string[]): string => at.map((index) => words[index] ?? '').join(' ')
  return { read: pick(a), other: pick(b) }
}

/** Character ranges of `read` that differ from `other`, for marking the doubtful letters only. */
export function differingRanges(read: string, other: string): readonly (readonly [number, number])[] {
  const a = read.split(' ')
  const b = other.split(' ')
  if (a.length !== b.length) return []
  const ranges: (readonly [number, number])[] = []
  let at = 0
  for (const [index, word] of a.entries()) {
    if (word !== b[index]) ranges.push([at, at + word.length])
    at += word.length + 1
  }
  return ranges
}
