import type { TextField } from '../../model/draft.ts'
import { flatBox } from '../../model/page.ts'
import { isCommonFamily } from '../text/common-names.ts'
import { splitHonorific } from '../text/honorifics.ts'
import { isPlausibleName } from '../text/names.ts'
import { isSyllable } from '../text/syllable.ts'
import { absentText, doubted, missingText, textField } from './fields.ts'
import { isCapitals, type Line } from './flow.ts'
import { personName } from './person-name.ts'
import { parted } from './proofread/words.ts'
import { joinRuns, type Run, runOf, sliceRun, trimRun } from './run.ts'
import { spelledTitle } from './signer-titles.ts'

export interface SignatureFields {
  readonly signerName: TextField
  readonly signerTitle: TextField
  readonly signerAuthority: TextField
}

const FOR = /^(tm|kt|k|kl|ki|tl|tuq|t\/m|k\/t|t\/l|t\/u|q)\s*[.,:]+\s*\S|^(tm|kt|tl|tuq|t\/m|k\/t|t\/l)\s+\S/
const TITLE_START =
  /^(q\.?\s*)?(pho |chu tich|giam doc|tong giam doc|hieu truong|vien truong|cuc truong|chi cuc truong|truong|chanh|bo truong|thu truong|thu tuong|bi thu|chu nhiem|tong bien tap|chi huy truong|chinh uy|tu lenh|uy vien|tong |quyen |vu truong|doi truong|hat truong|tram truong|to truong|quan doc|chinh tri vien)/
/** "ỦY BAN NHÂN DÂN", "BAN THƯỜNG VỤ": who is signed for, on a line of its own under TM. */
const ON_BEHALF = /^(uy ban|ubnd|hoi dong|ban chap hanh|ban thuong vu|doan chu tich|dang uy|thuong truc|ban giam|bch)/
/** What stands between title and name and is neither. */
const ASIDE = /^[("'\s]*(da ky|a ky|ky boi|nguoi ky|thoi gian|ngay ky|chu ky so|dau|co quan|ky thay|signed)/

/** TM. and KT. lines, the title in capitals and the name under the seal (NĐ 30/2020, Phụ lục I, mục II.7). */
export function signatureFields(lines: readonly Line[]): SignatureFields {
  // Strokes of a seal before the first capital are no part of a line.
  const clean = lines
    .filter((l) => /\p{L}{2}/u.test(l.run.text) && !ASIDE.test(l.run.folded))
    .map((l) => ({ ...l, run: trimRun(l.run, /^[^\p{Lu}]+/u) }))
  const capitals = clean.filter((l) => isCapitals(l.run.text))
  const titles = capitals.filter((l) => FOR.test(l.run.folded) || TITLE_START.test(l.run.folded) || spelledTitle(l.run.text) !== null)
  const lastFor = titles.findLastIndex((l) => FOR.test(l.run.folded))
  const titleLines = titles.slice(lastFor + 1)
  const first = titleLines[0] ?? titles.at(-1)
  const behalf = capitals.filter((l) => ON_BEHALF.test(l.run.folded) && first && l.y0 < first.y0)
  const authority = [...titles.slice(0, lastFor + 1), ...behalf].filter((l) => l !== first).sort((a, b) => a.y0 - b.y0)
  // A long title may take two lines; a second title further down is another signer's.
  const second = titleLines[1]
  const titleRun = first
    ? second &&
      first !== second &&
      second.y0 - first.y1 < 0.012 &&
      second.x0 < first.x1 &&
      !(spelledTitle(first.run.text) && spelledTitle(second.run.text))
      ? joinRuns([first.run, second.run])
      : first.run
    : undefined
  return {
    signerName: signerName(
      clean.filter((l) => (first ? l.y0 > first.y0 : true) && l !== first && !titles.includes(l)),
      first,
    ),
    signerTitle: titleField(titleRun, first !== undefined && first === titles[lastFor]),
    signerAuthority: authority.length > 0 ? textField(joinRuns(authority.map((l) => l.run))) : { ...absentText(), confidence: 1 },
  }
}

/** The title as offices are spelled; `isFor`: only a "KT. …" line was found, so the title itself is lost. */
function titleField(run: Run | undefined, isFor: boolean): TextField {
  if (!run) return missingText()
  const text = run.text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '').replace(/^(Q|KT|TM|TL|TUQ)\s*[.,]\s*/u, '')
  const known = spelledTitle(text) ?? titleWithin(text)
  const field = textField(run, { value: known?.title ?? text })
  return isFor || !known ? doubted(field, 'format') : known.exact ? field : doubted(field, 'inferred')
}

/** "TRƯỜNG PHO-HIỆU TRƯỞNG": a title of two words or more at the end of a line that ran together with another. */
function titleWithin(text: string): ReturnType<typeof spelledTitle> {
  const words = text.split(/[\s-]+/)
  for (let from = 1; from <= words.length - 2; from++) {
    const title = spelledTitle(words.slice(from).join(' '))
    if (title) return { ...title, exact: false }
  }
  return null
}

/**
 * The last line that reads as a person's name; older papers and companies print it in capitals. Letters of the seal's rim ("N TÂN KHÊ")
 * stand above or beside it, so of several the last counts.
 */
function signerName(below: readonly Line[], title: Line | undefined): TextField {
  const names = below
    .map((line) => ({ line, clean: withoutInnerMarks(line.run) }))
    .map(({ line, clean }) => ({ ...line, run: withoutStrokes(clean), isMarked: clean !== line.run }))
    .map((l) => ({ l, text: splitHonorific(l.run.text.replace(/^[^\p{L}]+|[^\p{L}'’]+$/gu, '')).name }))
    .filter((c) => c.text.split(' ').length >= 2 && isPlausibleName(c.text))
  const named = names.filter((c) => !isCapitals(c.text)).at(-1) ?? names.filter((c) => !AGENCY.test(c.l.run.folded)).at(-1)
  if (!named) return missingText()
  const at = named.l.run.text.indexOf(named.text)
  const run = at < 0 ? named.l.run : sliceRun(named.l.run, at, at + named.text.length)
  const whole = named.l.isMarked ? doubted(personName(run), 'inferred') : personName(run)
  // Title and name stand under one another's middle: a name beside it lost a word under the seal.
  const field = title && isAside(run, title) && run.words.some((w) => w.word.confidence < 1) ? doubted(whole, 'format') : whole
  if (!isCapitals(named.text) || field.value === null) return field
  return doubted({ ...field, value: asName(field.value) }, 'format')
}

/**
 * Dust and strokes read as marks inside a name ("Lý Đức, Lộc", "Hữu-Lộc") taken out of a line that then reads as one; it is
 * never sure. A hyphen between other than two syllables belongs to a name of another people.
 */
function withoutInnerMarks(run: Run): Run {
  if (!/^[\p{L}\s.,;:·'’-]+$/u.test(run.text) || !/\p{L}[.,;:·]+\s|\p{Ll}[.,;:·-]\p{Lu}/u.test(run.text)) return run
  const words = run.words.flatMap((w) => {
    if (w.word.confidence === 1) return [w]
    const parts = w.word.text.split(/[.,;:·]+|(?<=\p{Ll})-(?=\p{Lu})/u).filter(Boolean)
    if (parts.length === 0 || parts.join('') === w.word.text || !parts.every(isSyllable)) return [w]
    return parted(w.word, parts).map((word) => ({ ...w, word }))
  })
  if (words.length === run.words.length && words.every((w, i) => w.word.text === run.words[i]?.word.text)) return run
  const clean = runOf(words)
  return isPlausibleName(clean.text) && !isCapitals(clean.text) && isCommonFamily(clean.text.split(' ')[0] ?? '') ? clean : run
}

/** Strokes of seal and signature read as a word or two before the family name ("N Lò Văn Quý", "An Nguyễn Văn An"). */
function withoutStrokes(run: Run): Run {
  const words = run.text.split(' ')
  const at = words.slice(1, 3).findIndex((w) => isCommonFamily(w.replace(/[^\p{L}]/gu, ''))) + 1
  const before = words.slice(0, at)
  if (at < 1 || words.length - at < 2) return run
  const stroke = before.every((w) => w.length <= 2 && !isCommonFamily(w) && (w.length === 1 || words.length - at >= 3))
  return stroke ? sliceRun(run, before.join(' ').length) : run
}

/** Half the width of a short syllable, as a share of the page. */
const HALF_A_WORD = 0.014
function isAside(name: Run, title: Line): boolean {
  const boxes = name.words.map((w) => flatBox(w.word))
  const middle = (Math.min(...boxes.map((b) => b[0])) + Math.max(...boxes.map((b) => b[0] + b[2]))) / 2
  return Math.abs(middle - (title.x0 + title.x1) / 2) > HALF_A_WORD
}

const AGENCY = /\b(uy ban|nhan dan|ubnd|huyen|tinh|truong|so|phong|cong ty|benh vien|xa|phuong|van phong)\b/

const asName = (capitals: string): string =>
  capitals.toLocaleLowerCase('vi').replace(/(?<=^|[\s'’-])\p{L}/gu, (ch) => ch.toLocaleUpperCase('vi'))
