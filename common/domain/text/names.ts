import { cleanLine } from './normalise.ts'
import { plainQuotes } from './punctuation.ts'
import { canonicalTonePlacement } from './tone-placement.ts'

export interface NameParts {
  /** họ */
  readonly family: string
  /** đệm; '' when there is none */
  readonly middle: string
  /** tên */
  readonly given: string
}

/** Family names of two or more words, longest first where one begins another. */
const COMPOUND_FAMILIES = [
  'công tằng tôn nữ',
  'công huyền tôn nữ',
  'tôn thất',
  'tôn nữ',
  'âu dương',
  'rơ châm',
  'rơ mah',
  'rơ lan',
  'rơ ô',
  'rah lan',
  'niê kdăm',
  'buôn yă',
  'buôn krông',
]
/** Clans of the Central Highlands written before the given name, after which a lone Y belongs to the given name. */
const HIGHLAND_CLANS = new Set('siu rơ rah rahlan kpă kpa ksor ksơr rmah rcom rơmah nay rô ayun ama puih'.split(' '))

/**
 * Họ, đệm and tên of a full name. The last word is the given name, except in names of the Central Highlands: H'Lan Niê and
 * Y Moan Êban carry the given name first and the clan last, Rơ Châm H'Yéo and Điểu K'Rứ the clan first. One word is a given name.
 * `given` is what the officer set by hand; it wins where the name begins or ends with it.
 */
export function splitName(fullName: string, given?: string): NameParts {
  const words = plainQuotes(cleanLine(fullName)).split(' ').filter(Boolean)
  const set = given === undefined ? [] : plainQuotes(cleanLine(given)).split(' ').filter(Boolean)
  if (set.length > 0 && set.length <= words.length) {
    const bySetting = splitAtGiven(words, set)
    if (bySetting) return bySetting
  }
  if (words.length <= 1) return { family: '', middle: '', given: words.join(' ') }
  const highland = splitHighland(words)
  if (highland) return highland
  const familyWords = Math.min(compoundFamilyLength(words), words.length - 1)
  return {
    family: words.slice(0, familyWords).join(' '),
    middle: words.slice(familyWords, -1).join(' '),
    given: words.at(-1) ?? '',
  }
}

function splitAtGiven(words: readonly string[], given: readonly string[]): NameParts | null {
  const same = (slice: readonly string[]) => slice.join(' ').toLowerCase() === given.join(' ').toLowerCase()
  const rest = same(words.slice(-given.length))
    ? words.slice(0, -given.length)
    : same(words.slice(0, given.length))
      ? words.slice(given.length)
      : null
  if (!rest) return null
  const familyWords = Math.max(1, Math.min(compoundFamilyLength(rest), rest.length))
  return { family: rest.slice(0, familyWords).join(' '), middle: rest.slice(familyWords).join(' '), given: given.join(' ') }
}

function splitHighland(words: readonly string[]): NameParts | null {
  const first = words[0] ?? ''
  const marked = (word: string) => /^(?:h|k)'\p{L}/iu.test(word)
  if (/^h'/i.test(first) && marked(first)) return { given: first, middle: '', family: words.slice(1).join(' ') }
  if (/^(?:y|h)$/i.test(first)) return { given: words.slice(0, 2).join(' '), middle: '', family: words.slice(2).join(' ') }
  const clanFirst = HIGHLAND_CLANS.has(first.toLowerCase())
  const at = words.findIndex(
    (word, index) => index > 0 && (marked(word) || (clanFirst && /^[yh]$/i.test(word) && index < words.length - 1)),
  )
  if (at < 1) return null
  return { family: words.slice(0, at).join(' '), middle: '', given: words.slice(at).join(' ') }
}

function compoundFamilyLength(words: readonly string[]): number {
  const lower = `${canonicalTonePlacement(words.join(' ')).toLowerCase()} `
  const compound = COMPOUND_FAMILIES.find((family) => lower.startsWith(`${family} `))
  return compound === undefined ? 1 : compound.split(' ').length
}

/** Words that never stand in a person's name but often stand where a name is expected. */
const NOT_A_NAME = new Set([
  'họ và tên',
  'họ tên',
  'ghi chú',
  'tổng cộng',
  'tổng số',
  'cá nhân',
  'tập thể',
  'hộ gia đình',
  'danh sách',
  'chức vụ',
  'đơn vị',
  'quyết định',
  'nơi nhận',
  'như trên',
])
const NOT_A_NAME_START =
  /^(?:ubnd|hđnd|ủy ban|hội đồng|trường|phòng|sở|khoa|ban|tổ|đội|công ty|trung tâm|bệnh viện|chi cục|danh sách|tổng|điều|căn cứ|kèm theo)(?: |$)/
const TOKEN = /^[\p{Lu}][\p{L}\p{M}]*(?:['-][\p{L}\p{M}]+)*$/u
const VOWEL = /[aeiouyăâêôơư]/

/**
 * Could this be the name of a person, without honorific? One to seven words of letters, each beginning with a capital, with a
 * vowel somewhere, none a heading or an organisation. Says nothing about whether the person exists.
 */
export function isPlausibleName(text: string): boolean {
  const name = plainQuotes(cleanLine(text))
  if (name.length < 2 || name.length > 60) return false
  const lower = canonicalTonePlacement(name.toLowerCase())
  if (NOT_A_NAME.has(lower) || NOT_A_NAME_START.test(lower)) return false
  // Typists set a space after the apostrophe of the Central Highlands as often as not: "H' Lan Niê".
  const words = name.replace(/(?<!\S)([HK]') (?=\p{Lu})/gu, '$1').split(' ')
  if (words.length > 7 || !words.every((word) => TOKEN.test(word))) return false
  const vowels = lower.normalize('NFD').replace(/\p{M}/gu, '')
  // A single word in capitals without a vowel is an abbreviation (THCS); Ngô and Y are names.
  return VOWEL.test(vowels) && !(words.length === 1 && /^\p{Lu}{4,}$/u.test(name) && !/[aeiou]/i.test(vowels))
}
