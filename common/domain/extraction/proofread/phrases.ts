import type { PageWord } from '../../../model/page.ts'
import { editDistance } from '../../text/edit-distance.ts'
import { withoutMarks } from '../../text/fold.ts'
import { isSyllable } from '../../text/syllable.ts'
import { PHRASES } from '../lexicon.ts'
import { joined, parted, respelled } from './words.ts'

/** Wordings whose letters themselves are put right where a slip or two leaves them recognisable: awards, offices, formulas. */
const FORMULAS = `
lao động tiên tiến|chiến sĩ thi đua cơ sở|chiến sĩ thi đua cấp cơ sở|chiến sĩ thi đua toàn quốc|chiến sĩ thi đua cấp tỉnh|chiến sĩ tiên tiến|tập thể lao động xuất sắc|tập thể lao động tiên tiến|đơn vị quyết thắng|đơn vị tiên tiến
gia đình văn hóa|hoàn thành xuất sắc nhiệm vụ|hoàn thành tốt nhiệm vụ|hoàn thành nhiệm vụ|kỷ niệm chương|huân chương lao động|huân chương độc lập|cờ thi đua|danh hiệu thi đua
kỹ thuật viên trưởng|kỹ thuật viên|kỹ thuật viên xét nghiệm|bác sĩ chuyên khoa|điều dưỡng trưởng|điều dưỡng viên|nữ hộ sinh|phó trưởng khoa|trưởng khoa|phó trưởng phòng|trưởng phòng|phó hiệu trưởng|hiệu trưởng|phó giám đốc|tổng giám đốc|phó chủ tịch
tổ trưởng chuyên môn|tổ phó chuyên môn|tổng phụ trách đội|giáo viên|nhân viên|nhân viên thư viện|nhân viên thiết bị|nhân viên y tế|nhân viên văn thư|nhân viên kế toán|nhân viên bảo vệ|chuyên viên chính|chuyên viên|cán sự|quản đốc phân xưởng|phó quản đốc|công nhân vận hành
phó chánh văn phòng|chánh văn phòng|chánh thanh tra|phó chánh thanh tra|công chức văn phòng - thống kê|công chức tư pháp - hộ tịch|công chức địa chính - xây dựng|công chức văn hóa - xã hội|chủ tịch hội nông dân|chủ tịch hội liên hiệp phụ nữ|chủ tịch hội cựu chiến binh|bí thư đoàn thanh niên|chỉ huy trưởng
ủy ban nhân dân tỉnh|ủy ban nhân dân thành phố|ủy ban nhân dân huyện|ủy ban nhân dân quận|ủy ban nhân dân thị xã|ủy ban nhân dân thị trấn|ủy ban nhân dân phường|ủy ban nhân dân|hội đồng nhân dân|hội đồng thi đua khen thưởng|cộng hòa xã hội chủ nghĩa việt nam|độc lập - tự do - hạnh phúc
phòng giáo dục và đào tạo|sở giáo dục và đào tạo|phòng lao động - thương binh và xã hội|sở lao động - thương binh và xã hội|phòng tài chính - kế hoạch|phòng tài nguyên và môi trường|phòng kinh tế và hạ tầng|phòng nông nghiệp và phát triển nông thôn|phòng văn hóa và thông tin|phòng kế hoạch tổng hợp|phòng tổ chức hành chính
về việc công nhận danh hiệu|công nhận danh hiệu|về việc tặng|về việc khen thưởng|về việc công nhận|căn cứ luật|căn cứ luật thi đua, khen thưởng|luật thi đua, khen thưởng|căn cứ nghị định|sửa đổi, bổ sung một số điều|quy định chi tiết thi hành|quy định chi tiết một số điều|theo đề nghị của|xét đề nghị của
có thành tích xuất sắc|có nhiều thành tích xuất sắc|đã có thành tích|trong phong trào thi đua|chịu trách nhiệm thi hành quyết định này|chịu trách nhiệm thi hành|quyết định này có hiệu lực|có hiệu lực kể từ ngày ký|có hiệu lực thi hành|kể từ ngày ký|có tên trong danh sách|danh sách kèm theo|kèm theo quyết định|kèm theo tiền thưởng
thủ trưởng các đơn vị|thủ trưởng các cơ quan|thủ trưởng các phòng|các ông, bà|các tập thể và cá nhân|các cá nhân có tên|họ và tên|năm sinh|đơn vị công tác|hình thức khen thưởng|mức xếp loại|tiền thưởng|lần mức lương cơ sở|lần mức lương tối thiểu
sáng kiến cấp cơ sở|công nhận sáng kiến|đánh giá, xếp loại chất lượng|xếp loại chất lượng|viên chức, người lao động|cán bộ, công chức|bệnh viện đa khoa|trung tâm y tế|trường tiểu học|trường mầm non|trường trung học cơ sở|trường trung học phổ thông|công ty cổ phần|công ty trách nhiệm hữu hạn
`

interface Phrase {
  readonly words: readonly string[]
  readonly folded: readonly string[]
  readonly letters: number
}

const plain = (s: string): string => withoutMarks(s.normalize('NFC').toLocaleLowerCase('vi')).replace(/[^a-z0-9]/g, '')

const ALL: readonly Phrase[] = [...new Set([...FORMULAS.trim().split(/[|\n]/), ...PHRASES.trim().split(/[|\n]/)])]
  .map((text) => {
    const words = text
      .split(' ')
      .map((w) => w.replace(/[^\p{L}]/gu, ''))
      .filter(Boolean)
    const folded = words.map(plain)
    return { words, folded, letters: folded.join('').length }
  })
  .filter((p) => p.letters >= 8 && p.words.length >= 2)

const byWord = new Map<string, { readonly phrase: Phrase; readonly at: number }[]>()
for (const phrase of ALL)
  phrase.folded.forEach((word, at) => {
    if (word.length >= 2) byWord.set(word, [...(byWord.get(word) ?? []), { phrase, at }])
  })

/** In so long a wording one other letter is a slip, however sure the engine was. */
const LONG = 14
/** Slips in a wording of so many letters; in one of its words. */
const SHARE = 0.17
const slipsOf = (word: string): number => Math.max(1, Math.floor(word.length / 2))

/** Word `from` to `to` (exclusive) of the reading stand for these words of the phrase. */
interface Step {
  readonly from: number
  readonly to: number
  readonly words: readonly string[]
  readonly slips: number
}
interface Found {
  readonly phrase: Phrase
  readonly steps: readonly Step[]
  readonly slips: number
}

/**
 * The field's formulas spelled right where recognition left a slip or two in a longer wording ("ỹ thuật viên rưởng" → "kỹ thuật viên
 * trưởng"), words run together or torn apart among them. Only letters that were doubtful or cannot be Vietnamese change, only towards
 * the one phrase that is near; marks, figures and what stands outside the phrase stay. `whole`: the words are a cell's, which begins
 * with a capital.
 */
export function spellNear(words: readonly PageWord[], whole: boolean): PageWord[] {
  let out = [...words]
  for (let round = 0; round < 8; round++) {
    const best = bestMatch(out)
    if (!best) break
    out = best.steps.toReversed().reduce((all, step) => rewritten(all, step, whole), out)
  }
  return out
}

function bestMatch(words: readonly PageWord[]): Found | null {
  const at = words.flatMap((w, i) => (plain(w.text) === '' ? [] : [i]))
  const tokens = at.map((i) => plain(words[i]?.text ?? ''))
  const found = new Map<string, Found>()
  tokens.forEach((token, i) => {
    for (const anchor of byWord.get(token) ?? []) {
      const match = aligned(tokens, i, anchor.phrase, anchor.at)
      if (!match || match.slips === 0) continue
      const steps = match.steps.map((s) => ({ ...s, from: at[s.from] ?? 0, to: (at[s.to - 1] ?? 0) + 1 }))
      const plainly = match.slips === 1 && anchor.phrase.letters >= LONG
      if (steps.every((s) => (plainly && lettersOnly(words.slice(s.from, s.to))) || changeable(words.slice(s.from, s.to), s)))
        found.set(`${steps[0]?.from}:${anchor.phrase.folded.join(' ')}`, { ...match, steps })
    }
  })
  const order = (f: Found) => f.phrase.letters - f.slips * 6
  const [first, ...rest] = [...found.values()].sort((a, b) => order(b) - order(a))
  if (!first) return null
  const rival = rest.find(
    (f) => f.phrase.words.length === first.phrase.words.length && f.steps[0]?.from === first.steps[0]?.from && f.slips <= first.slips,
  )
  return rival ? null : first
}

/** Lays the phrase along the reading from a word they share; null where it does not fit. */
function aligned(tokens: readonly string[], i: number, phrase: Phrase, at: number): Found | null {
  const limit = Math.floor(phrase.letters * SHARE)
  const exactStep: Step = { from: i, to: i + 1, words: [phrase.words[at] ?? ''], slips: 0 }
  const right = walk(tokens, i + 1, phrase, at + 1, 1)
  const left = walk(tokens, i - 1, phrase, at - 1, -1)
  if (!right || !left) return null
  const steps = [...left.toReversed(), exactStep, ...right]
  const slips = steps.reduce((sum, s) => sum + s.slips, 0)
  const exact = steps.filter((s) => s.slips === 0).reduce((sum, s) => sum + s.words.join('').length, 0)
  return slips <= limit && exact * 2 >= phrase.letters ? { phrase, steps, slips } : null
}

function walk(tokens: readonly string[], from: number, phrase: Phrase, start: number, by: 1 | -1): Step[] | null {
  const steps: Step[] = []
  let i = from
  let k = start
  while (k >= 0 && k < phrase.folded.length) {
    const token = tokens[i]
    const wanted = phrase.folded[k]
    if (token === undefined || wanted === undefined) return null
    const word = phrase.words[k] ?? ''
    const slips = editDistance(token, wanted, slipsOf(wanted))
    const next = phrase.folded[k + by]
    const beside = tokens[i + by]
    const pair = next === undefined ? '' : by > 0 ? wanted + next : next + wanted
    if (token === wanted) steps.push({ from: i, to: i + 1, words: [word], slips: 0 })
    else if (next !== undefined && pair.length > 3 && editDistance(token, pair, 1) <= 1) {
      const two = [word, phrase.words[k + by] ?? '']
      steps.push({ from: i, to: i + 1, words: by > 0 ? two : two.toReversed(), slips: 1 })
      k += by
    } else if (beside !== undefined && wanted.length > 2 && (by > 0 ? token + beside : beside + token) === wanted) {
      steps.push({ from: Math.min(i, i + by), to: Math.max(i, i + by) + 1, words: [word], slips: 1 })
      i += by
    } else if (slips <= slipsOf(wanted)) steps.push({ from: i, to: i + 1, words: [word], slips })
    else return null
    i += by
    k += by
  }
  return steps
}

const lettersOnly = (words: readonly PageWord[]): boolean => words.every((w) => !/\d/.test(w.text))

/** A word read with trust and spelled as Vietnamese can be is no slip. */
const changeable = (words: readonly PageWord[], step: Step): boolean =>
  step.slips === 0 ||
  words.every((w) => (/\p{L}/u.test(w.text) || !/\d/.test(w.text)) && (w.confidence < 0.9 || !isSyllable(w.text.replace(/[^\p{L}]/gu, ''))))

const isUpper = (s: string): boolean => /\p{Lu}/u.test(s) && !/\p{Ll}/u.test(s)

function rewritten(all: readonly PageWord[], step: Step, whole: boolean): PageWord[] {
  if (step.slips === 0) return [...all]
  const words = all.slice(step.from, step.to)
  const [first] = words
  if (!first) return [...all]
  const read = words.map((w) => w.text).join('')
  const letters = read.replace(/[^\p{L}]/gu, '')
  const neighbour = all[step.to]?.text ?? all[step.from - 1]?.text ?? ''
  const capitals =
    letters.length > 1 ? isUpper(letters) : isUpper(letters) && isUpper(neighbour.replace(/[^\p{L}]/gu, '')) && neighbour.length > 1
  const initial = letters.charAt(0)
  const upper = (step.from === 0 && whole) || (initial !== '' && initial !== initial.toLocaleLowerCase('vi'))
  const head = /^[^\p{L}\d]*/u.exec(read)?.[0] ?? ''
  const tail = /[^\p{L}\d]*$/u.exec(read)?.[0] ?? ''
  const cased = step.words.map((w, i) =>
    capitals ? w.toLocaleUpperCase('vi') : upper && i === 0 ? w.charAt(0).toLocaleUpperCase('vi') + w.slice(1) : w,
  )
  const texts = cased.map((t, i) => (i === 0 ? head : '') + t + (i === cased.length - 1 ? tail : ''))
  const [only] = texts
  const now =
    texts.length > 1
      ? parted(first, texts)
      : words.length > 1
        ? [joined(words, only ?? first.text)]
        : [respelled(first, only ?? first.text)]
  return [...all.slice(0, step.from), ...now, ...all.slice(step.to)]
}
