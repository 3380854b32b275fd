import type { DoubtCode, TextField } from '../../model/draft.ts'
import { commonTwin } from '../text/common-names.ts'
import { isPlausibleName } from '../text/names.ts'
import { isSyllable } from '../text/syllable.ts'
import { textField } from './fields.ts'
import { otherLetters } from './proofread/second-choice.ts'
import { respelled } from './proofread/words.ts'
import { type Run, runConfidence, runOf } from './run.ts'

/**
 * Syllables that names of the Kinh and the larger peoples are made of, as they are written. A name whose syllables all stand here
 * and were read with confidence is sure; any other may well be right (there are rare names), but an officer looks at it: the usual
 * slips of OCR (Minh → Mình, Uẩn → Uấn, Trâm → Trầm) fall out of this list.
 */
const SYLLABLES = new Set(
  `nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đinh đoàn lâm mai trịnh tô tạ chu châu cao hà thái thạch kiều triệu
lục lương trương quách vi nông ma mạc tống từ la lưu lại lã khuất kim giang hứa hán đồng đậu đàm diệp cung cù chử bạch bành âu an ông ninh nghiêm
mẫn mã lò lù lầu quàng quan phùng phó phí sùng giàng vàng vương viên văn ung uông ứng tôn tiêu thân sầm sơn tăng tưởng trà hầu hạ giáp đới doãn
thị hữu đức công quang minh ngọc thanh thành thu thúy thuý thủy thuỷ thùy thuỳ thuần thuận thương thư thảo thắm thắng thoa thông thơ thơm thịnh thiện
thiên thế thi thìn thăng thao thạnh thanh anh ánh ân ấn ái bá bách bảo bắc bằng biên bình bích bưởi cẩm cần cảnh canh cát chi chí chính chiến chinh
chương chung cúc cương cường dân danh dần diễm diên diện diệu dịu doan duẩn duật dung dũng duy duyên duyệt dự đạo đại đan đang đáng đăng đạt đắc đệ điền
điệp định đính đình đoan đô đông động giáp giao hai hải hân hạnh hành hào hảo hằng hậu hiên hiền hiển hiến hiệp hiếu hiệu hoa hòa hoà hoài hoan hoán hoạch
hoằng hồng hội huấn huân huệ hùng huy huyên huyền hưng hương hường hướng hưởng khả khải khai khang khánh khắc khiêm khoa khoan khoát khôi khuê khuyên khương
kiên kiệt kỳ lan lam lành lãm lan lăng lân lập lệ len lên liêm liên liễu linh lĩnh loan long lộc lợi luân luận luật luyến lực lượng lưu ly mạnh mận mẫn mến
miên mừng mỹ my nam nam nga ngà ngân nghị nghĩa nghiệp ngoan ngọ ngôn ngữ nguyên nguyệt nhã nhài nhàn nhan nhân nhâm nhẫn nhất nhật nhi nhị nhiên nhu nhung như
nhường ninh nụ nữ oanh phát phi phiên phong phòng phú phúc phụng phước phương phượng quân quảng quế quốc quý quy quyên quyền quyết quỳnh sang sáng sâm sinh soạn
sỹ sĩ sơn sương tài tam tám tâm tân tấn tần tẩn thọ tiên tiến tiền tiệp tín tình tĩnh tính toàn toan toản toán tố tới trạch tráng trang trâm trân trí triển triều
trinh trọng trung trúc trực trường trưởng trước tú tuân tuấn tuất tuệ tùng tư tươi tường tưởng tuyên tuyến tuyển tuyết tý tỵ uẩn út uyên vân vạn vãn vấn viễn
viện việt vinh vĩnh vịnh vọng vui vượng vy xuân xuyến xoan yên yến ý y hiên hoát liêm sửu mùi dậu hợi`
    .split(/\s+/)
    .filter(Boolean),
)

const FAMILIES = new Set(
  `nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đinh đoàn lâm mai trịnh tô tạ chu châu cao hà thái thạch kiều triệu lục lương
trương quách vi nông ma mạc tống từ la lưu lại khuất hứa hán đồng đậu đàm diệp cung cù chử bạch bành âu ông ninh nghiêm mẫn lò lù lầu quàng phùng phó sùng
giàng vàng vương viên văn ung uông tôn tiêu thân sầm sơn tăng tưởng hầu giáp đới doãn kim danh bàn đèo cầm hoa khổng lỗ ngụy nhâm ong phương quang siu
thiều tào trang vừ xa y bá biện cà chúc cổ cồ đan điểu đường giang hạ hàn kha kỷ lã lầm lèng liêu lôi lường mã màng nhữ nùng phù quản tất tòng
trà tráng tri trình vày xồng ksor rơ kpă nay rmah rcom h ayun`.split(/\s+/),
)

/** Below this confidence of its weakest word a name's marks are looked at again. */
const READ_WELL = 0.78

const fold = (s: string): string => s.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd')
const FAMILIES_BY_FOLD: ReadonlyMap<string, readonly string[]> = Map.groupBy(FAMILIES, fold)

/** Why a person's name needs an eye, or undefined when it does not. A text layer's letters are the printer's own. */
export function nameDoubt(run: Run): DoubtCode | undefined {
  if (!isPlausibleName(run.text)) return 'format'
  if (run.words.every((w) => w.word.confidence === 1)) return undefined
  const words = run.text.normalize('NFC').toLocaleLowerCase('vi').split(/\s+/)
  return words.every((w) => SYLLABLES.has(w)) && FAMILIES.has(words[0] ?? '') && runConfidence(run) >= READ_WELL
    ? undefined
    : 'lowConfidence'
}

/**
 * A person's name as a field. A first word that is no family name but has the letters of exactly one ("Nguyên", "Định", "Vĩ") is
 * proposed as that family name, a later "Mình" as "Minh"; such a proposal is never sure and `raw` keeps what was read.
 */
export function personName(run: Run): TextField {
  const { run: chosen, disagree } = likelierReading(run)
  const field = nameOf(chosen)
  return disagree && field.value !== null ? { ...field, status: 'check', doubt: 'disagree' } : field
}

/**
 * Of two readings of a word in a name the one that names are made of, where the other is none; `disagree` where two readings that
 * could both be written differ, whichever was taken. A rare name is never put right by this alone: an officer looks at it.
 */
function likelierReading(run: Run): { readonly run: Run; readonly disagree: boolean } {
  let disagree = false
  const words = run.words.map((w, i) => {
    const other = otherLetters(w.word)
    const own = w.word.text.normalize('NFC')
    if (other === null || !/^\p{L}+$/u.test(own) || !/^\p{Lu}\p{Ll}*$/u.test(other)) return w
    const [isOwn, isOther] = [isSyllable(own), isSyllable(other)]
    if (isOwn && isOther) disagree = true
    const [mine, theirs] = [own.toLocaleLowerCase('vi'), other.toLocaleLowerCase('vi')]
    const known = (word: string): boolean => (i === 0 ? FAMILIES.has(word) : SYLLABLES.has(word))
    if (!known(theirs) || known(mine) || (!isOwn && w.word.confidence >= READ_WELL)) return w
    disagree = true
    return { ...w, word: respelled(w.word, other) }
  })
  return words.every((w, i) => w === run.words[i]) ? { run, disagree } : { run: runOf(words), disagree }
}

function nameOf(run: Run): TextField {
  const doubt = nameDoubt(run)
  const printed = textField(run, { doubt })
  // "HLinh": the apostrophe of the Central Highlands' H' is lost before anything else.
  const apostrophe = printed.value?.replace(/(?<!\S)H(?=\p{Lu}\p{Ll})/gu, "H'") ?? null
  const field =
    apostrophe === printed.value ? printed : { ...printed, value: apostrophe, status: 'check' as const, doubt: 'inferred' as const }
  if (doubt !== 'lowConfidence' || field.value === null) return field
  const words = field.value.split(' ')
  const lower = (words[0] ?? '').toLocaleLowerCase('vi')
  const [family, other] = FAMILIES.has(lower) ? [] : (FAMILIES_BY_FOLD.get(fold(lower)) ?? [])
  const meant = !other ? family : commonTwin(lower, 'family')
  if (meant && words.length > 1) words[0] = capital(meant)
  const value = words
    .map((w, i) => (i === 0 ? w : w === 'Mình' ? 'Minh' : w === 'Thi' && i < words.length - 1 ? 'Thị' : usualGiven(w, run)))
    .join(' ')
  // A proposal is never sure.
  return value === field.value ? field : { ...field, value, status: 'check', doubt: 'inferred' }
}

const capital = (word: string): string => word.charAt(0).toLocaleUpperCase('vi') + word.slice(1)

/** A word no name is known to have, hardly read, and with the letters of one common name: that name, as a proposal. */
function usualGiven(word: string, run: Run): string {
  if (SYLLABLES.has(word.normalize('NFC').toLocaleLowerCase('vi'))) return word
  const trust = run.words.find((w) => w.word.text.includes(word))?.word.confidence ?? 1
  const twin = trust < 0.75 || !isSyllable(word) ? commonTwin(word, 'given') : null
  return twin ? capital(twin) : word
}

/** What speaks for a text being a person's name: the share of its syllables that names are made of, a usual family name, its words. */
export function nameParts(text: string): { readonly known: number; readonly family: boolean; readonly words: number } {
  const words = text.normalize('NFC').toLocaleLowerCase('vi').split(/\s+/).filter(Boolean)
  const known = words.filter((w) => SYLLABLES.has(w)).length / Math.max(1, words.length)
  return { known, family: FAMILIES.has(words[0] ?? ''), words: words.length }
}
