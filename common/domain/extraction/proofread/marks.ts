import type { PageWord } from '../../../model/page.ts'
import { withoutMarks } from '../../text/fold.ts'
import { isSyllable } from '../../text/syllable.ts'
import { joined, parted, respelled } from './words.ts'

/** What no decision prints: traces of specks, folds and seals at the edges of words. */
const EDGE_HEAD = /^[„‚'`´ˆ°~_|<>«»=•·.,;:!¡?*^\\¬]+(?=[\p{L}\d“"(])/u
const EDGE_TAIL = /(?<=[\p{L}\d”")])[ˆ°~_|<>«=•·`´\\¬^]+$/u
/** Marks that stand alone in print. */
const LONE = /^([-–—+*/&“”"()…]|\.{2,}|\.\/\.|[(]?\*[)]?)$/
const TRAILING = /^([:;,.]|\.\/\.?|[,.]\/\.?)$/

/**
 * A line's words without the marks that specks leave, closing quotation marks read as "?" put right, a lone colon put back to its
 * word. Takes the words in reading order; a mark that print may well have there stays.
 */
export function withoutSpecks(words: readonly PageWord[]): PageWord[] {
  const out: PageWord[] = []
  let quoted = false
  for (const word of words) {
    if (!/[\p{Lu}\p{Ll}\p{Lo}\d]/u.test(word.text)) {
      const before = out.at(-1)
      if (LONE.test(word.text) && word.confidence >= 0.5 && (before || !word.text.startsWith('.'))) out.push(word)
      else if (TRAILING.test(word.text) && word.confidence >= 0.5 && before && /[\p{L}\d”")]$/u.test(before.text) && near(before, word))
        out[out.length - 1] = joined([before, word], before.text + word.text)
      continue
    }
    let text = word.text.replace(EDGE_HEAD, '').replace(EDGE_TAIL, '')
    text = text
      .replace(/^(["“]?)[I1l|]\.(?=ao$)/u, '$1L')
      .replace(/“{2,}/gu, '“')
      .replace(/^['‘’]{2}(?=\p{L})/u, '“')
    // Decisions ask nothing: a question mark after a quotation is its end.
    text = text.replace(/[”"]\?|\?[”"]/gu, '”')
    quoted = /[“]/.test(text) ? true : quoted
    if (/\?/.test(text)) text = text.replace(/\?+/g, quoted ? '”' : '')
    if (/[”]/.test(text)) quoted = false
    if (text !== '') out.push(respelled(word, text))
  }
  return out
}

const near = (a: PageWord, b: PageWord): boolean => {
  const [x, , w, h] = a.flat ?? a.box
  const next = (b.flat ?? b.box)[0]
  return next - (x + w) < Math.max(h, 0.012)
}

/**
 * Stops inside a sentence: a syllable followed by a small letter or by the figures it announces ("khen. thưởng", "năm. 2019") ends
 * nothing. In a cell, which holds names and no sentences, the same before a capital.
 */
export function withoutStops(words: readonly PageWord[], cell: boolean): PageWord[] {
  return words.map((word, i) => {
    const next = words[i + 1]?.text
    const stem = /^([“"(]?\p{L}{2,})[.:]$/u.exec(word.text)?.[1]
    if (!next || !stem || word.confidence === 1 || stem.length > 8) return word
    const runsOn = /^\p{Ll}/u.test(next) && word.text.endsWith('.')
    const counts = /^\d/.test(next) && /^(năm|học|điều|tháng|ngày)$/iu.test(stem)
    const named = cell && word.text.endsWith('.') && /^\p{Lu}\p{Ll}/u.test(next)
    return runsOn || counts || named ? respelled(word, stem) : word
  })
}

const VOWEL = /^[aeiouy]/
const MARKED = /[^a-zA-Z\d]/

/**
 * Words that ran together ("ThịHạnh", "TÂNKHÊ", "ĐẠT1") parted again where there is exactly one way to read them as syllables.
 */
export function unglued(word: PageWord): PageWord[] {
  const { text } = word
  if (word.confidence === 1 || (text.length < 4 && !/^[YVy][st]|^số\d/u.test(text)) || !/^-?\p{L}+\d{0,4}[.,;:]?$/u.test(text))
    return [word]
  // Positions that begin with a lone Y.
  const doctor = word.confidence < 1 ? /^[YVy](s[iĩỉíS]?|t[eếêé])([.,;:]?)$/u.exec(text) : null
  if (doctor) return parted(word, [text.startsWith('y') ? 'y' : 'Y', `${doctor[1]?.startsWith('s') ? 'sĩ' : 'tế'}${doctor[2] ?? ''}`])
  const hyphened = word.confidence < 0.98 ? /^(\p{Lu}\p{Ll}+)-(\p{Lu}\p{Ll}+)$/u.exec(text) : null
  if (hyphened?.[1] && hyphened[2] && isSyllable(hyphened[1]) && isSyllable(hyphened[2])) return parted(word, [hyphened[1], hyphened[2]])
  const listed = /^-(\p{L}{2,}[.,;:]?)$/u.exec(text)?.[1]
  if (listed) return parted(word, ['-', listed])
  const tail = /[.,;:]$/.exec(text)?.[0] ?? ''
  const letters = tail ? text.slice(0, -1) : text
  const camel = letters.split(/(?<=\p{Ll})(?=\p{Lu})/u)
  if (camel.length > 1) return camel.every(isSyllable) ? parted(word, withTail(camel, tail)) : [word]
  const numbered = /^(\p{Lu}{3,}|\p{Lu}?\p{Ll}{3,})(\d{1,2})$|^(năm|số|lớp|khối|khoa)(\d{1,4})$/u.exec(letters)
  const before = numbered?.[1] ?? numbered?.[3]
  const after = numbered?.[2] ?? numbered?.[4]
  if (before && after && isSyllable(before)) return parted(word, withTail([before, after], tail))
  if (/\d/.test(letters) || isSyllable(letters) || !MARKED.test(letters)) return [word]
  const ways: [string, string][] = []
  for (let at = 2; at <= letters.length - 2; at++) {
    const way: [string, string] = [letters.slice(0, at), letters.slice(at)]
    // A second word that begins with a vowel is more likely a letter misread inside one word.
    if (way.every(isSyllable) && !VOWEL.test(withoutMarks(way[1].toLocaleLowerCase('vi')))) ways.push(way)
  }
  const [only, other] = ways
  return only && !other ? parted(word, withTail(only, tail)) : [word]
}

const withTail = (parts: readonly string[], tail: string): string[] => parts.map((p, i) => (i === parts.length - 1 ? p + tail : p))

const AS_DIGIT: Readonly<Record<string, string>> = {
  o: '0', O: '0', Ö: '0', ö: '0', Ô: '0', ø: '0', Ø: '0', Q: '0', D: '0',
  l: '1', I: '1', '|': '1', Ï: '1', ï: '1', Ì: '1', ì: '1', í: '1', ']': '1', '[': '1', '!': '1', '¡': '1', i: '1', J: '1',
  Z: '2', z: '2', Š: '5', S: '5', s: '5', ó: '6', b: '6', B: '8',
} // biome-ignore format: pairs

/** "Hô ông", "Hồ bà": before the head of a household there is one word it can be. */
const households = (words: readonly PageWord[]): PageWord[] =>
  words.map((word, i) => (/^H[ôồốổỗ]$/u.test(word.text) && /^(ông|bà)$/u.test(words[i + 1]?.text ?? '') ? respelled(word, 'Hộ') : word))

/** "Aơi nhận:", "NWơi nhận:" and "Hô ông": words that stand before one other word only. */
export const addressees = (read: readonly PageWord[]): PageWord[] => {
  const words = households(read)
  const [first, second, ...rest] = words
  if (!first || !second || rest.length > 0 || !/^nh[aâậ]n\s*:$/iu.test(second.text) || !/^.{1,3}[iíìï1l]$/iu.test(first.text)) return words
  return [respelled(first, 'Nơi'), respelled(second, 'nhận:')]
}

/** "O2", "Ï1", "201]" as figures, or null where a letter stands for none. */
export function asFigures(text: string): string | null {
  const out = [...text].map((ch) => (/\d/.test(ch) ? ch : (AS_DIGIT[ch] ?? 'x'))).join('')
  return /^\d+$/.test(out) ? out : null
}

const DAY = /^ng[aàâáảãạ]y[.,]?$/iu
const MONTH = /^th[.\p{L}]{1,3}ng$/iu
const YEAR = /^n[ăaâáàãặắằ]m$/iu

/** Figures of a date in words ("ngày 1Ï tháng O2 năm 201 1"), and of dates and numbers whose ones stand apart ("26/1 1/2003"). */
export function datesRead(words: readonly PageWord[]): PageWord[] {
  const out: PageWord[] = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as PageWord
    const next = words[i + 1]
    const before = out.at(-1)?.text ?? ''
    // "tháng" in italics reads as "thúng", "thóng": between a day and a month it is nothing else.
    if (MONTH.test(word.text) && !/^tháng$/iu.test(word.text) && /^\d{1,2}$/.test(before) && DAY.test(out.at(-2)?.text ?? '')) {
      out.push(respelled(word, 'tháng'))
      continue
    }
    const afterDay = DAY.test(before) && next !== undefined && MONTH.test(next.text)
    const afterMonth = /^tháng$/iu.test(before) && next !== undefined && YEAR.test(next.text)
    if ((afterDay || afterMonth) && word.text.length <= 2) {
      const figures = asFigures(word.text)
      if (figures && Number(figures) > 0 && Number(figures) <= (afterDay ? 31 : 12)) {
        out.push(respelled(word, figures))
        continue
      }
    }
    if (YEAR.test(before)) {
      const core = /^([^\s;,.:”"/()-]{4})([;,.:”"/()-]*)$/u.exec(word.text)
      const figures = core?.[1] ? asFigures(core[1]) : null
      if (figures && /^(19|20)/.test(figures)) {
        out.push(respelled(word, `${figures}${core?.[2] ?? ''}`))
        continue
      }
      const rest = next && /^[12][901]\d?$/.test(word.text) ? /^\d{1,2}([;,.:”"/()-]*)$/.exec(next.text) : null
      if (rest && next && /^\d{4}\D*$/.test(word.text + next.text) && near(word, next)) {
        out.push(joined([word, next], word.text + next.text))
        i++
        continue
      }
    }
    // "số 41 1 1/QĐ-UBND": slender figures stand apart.
    if (/^số:?$/iu.test(before) && /^\d{1,3}$/.test(word.text)) {
      let to = i + 1
      while (to < i + 4 && /^\d{1,2}$/.test(words[to]?.text ?? '') && near(words[to - 1] as PageWord, words[to] as PageWord)) to++
      const end = words[to]
      if (end && to > i + 1 && /^\d{1,3}\/QĐ/u.test(end.text)) {
        const all = words.slice(i, to + 1)
        out.push(joined(all, all.map((w) => w.text).join('')))
        i = to
        continue
      }
    }
    const runsOn =
      next &&
      near(word, next) &&
      /\d$/.test(word.text) &&
      /^\d/.test(next.text) &&
      (/^\d{1,2}\/\d{1,2}\/\d{4}\D*$/.test(word.text + next.text) || /^\d{1,4}\/QĐ-\p{Lu}+\D*$/u.test(word.text + next.text))
    if (runsOn && next) {
      out.push(joined([word, next], word.text + next.text))
      i++
      continue
    }
    out.push(word)
  }
  return out
}
