import { withoutMarks } from '../text/fold.ts'

/**
 * Words of the field as they are spelled, against the slips of OCR that change only marks ("tống hợp", "ÚY BẠN NHÂN DÂN", "PHO CHỦ
 * TỊCH"). A phrase is put right only where its letters without marks are exactly those read, and no phrase stands here that spells
 * another word as well (công nhân, công nhận): no letter is added, taken or moved, so every place on the page stays true.
 */
export const PHRASES = `
ủy ban nhân dân tỉnh|ủy ban nhân dân thành phố|ủy ban nhân dân huyện|ủy ban nhân dân quận|ủy ban nhân dân thị xã|ủy ban nhân dân xã|ủy ban nhân dân phường|ủy ban nhân dân thị trấn|ủy ban nhân dân
hội đồng nhân dân|cộng hòa xã hội chủ nghĩa việt nam|độc lập|chủ tịch nước|phó chủ tịch|chủ tịch|phó giám đốc|tổng giám đốc|phó tổng giám đốc|giám đốc|phó hiệu trưởng|hiệu trưởng
phó trưởng phòng|trưởng phòng|phó trưởng ban|phó trưởng khoa|trưởng khoa|tổ trưởng|tổ phó|tổ trưởng chuyên môn|tổ phó chuyên môn|đội trưởng|đội phó|phó chánh văn phòng|chánh văn phòng
cục trưởng|chi cục trưởng|chi cục|bộ trưởng|thứ trưởng|thủ tướng chính phủ|chính phủ|bí thư|phó bí thư|bí thư chi bộ|chi bộ|chi hội|chi đoàn|đảng bộ|đảng viên|đảng ủy|đoàn thanh niên|hội liên hiệp phụ nữ|hội nông dân|hội cựu chiến binh|công đoàn
quyết định|về việc|căn cứ|luật thi đua|thi đua, khen thưởng|thi đua khen thưởng|khen thưởng|danh hiệu|lao động tiên tiến|lao động giỏi|chiến sĩ thi đua|tập thể lao động|tập thể|cá nhân|hộ gia đình|gia đình văn hóa
thành tích xuất sắc|xuất sắc|hoàn thành tốt nhiệm vụ|hoàn thành xuất sắc nhiệm vụ|hoàn thành nhiệm vụ|phong trào thi đua|phong trào|sáng kiến|cấp cơ sở|cơ sở|đánh giá, xếp loại|xếp loại|chất lượng|viên chức|công chức|người lao động
kết quả|năm học|huân chương|huy chương|kỷ niệm chương|bằng khen|giấy khen|cờ thi đua|quản lý|đơn vị|cơ quan|tổng hợp|kế hoạch|tài chính|tổ chức|cán bộ|chuyên viên|nhân viên|giáo viên|kế toán|văn thư|thủ quỹ
bảo vệ|bác sĩ|điều dưỡng|hộ lý|dược sĩ|y sĩ|kỹ thuật viên|chẩn đoán|hình ảnh|xét nghiệm|khám bệnh|hồi sức|cấp cứu|truyền nhiễm|kiểm soát|nhiễm khuẩn|y học cổ truyền|bệnh viện|đa khoa|trung tâm|y tế|giáo dục|đào tạo
trường tiểu học|trường mầm non|tiểu học|mầm non|cổ phần|công ty|môi trường|cấp thoát nước|xây dựng|dự án|đầu tư|tài nguyên|lao động - thương binh|lao động|thương binh|xã hội|văn hóa|thể thao|thông tin
kinh tế|hạ tầng|nông nghiệp|phát triển nông thôn|nông thôn|dân tộc|tư pháp|hộ tịch|địa chính|thống kê|thanh tra|quân sự|chỉ huy trưởng|ban chỉ huy|công an|chi nhánh|phân xưởng|sản xuất|thi công|vận hành|sửa chữa|quản đốc
kỹ thuật|kỹ sư|lái xe|thủ kho|cơ khí|kinh doanh|tổng phụ trách đội|thiết bị|thư viện|chuyên môn|chuyên khoa|thể dục|nghệ thuật|khoa học tự nhiên|ngữ văn|trật tự đô thị|quản lý dự án|nhân dân và cán bộ
mức lương cơ sở|tiền thưởng|kèm theo|danh sách|họ và tên|năm sinh|chức vụ|chức danh|địa chỉ|ghi chú|nơi nhận|trách nhiệm|tờ trình|biên bản|đề nghị|nghị định|thông tư|hiến pháp|quy định|chi tiết|một số điều|sửa đổi, bổ sung
trường cao đẳng|cao đẳng|trung cấp|trường đại học|chủ nhiệm|hội đồng|thường trực|giai đoạn|chuyển đổi số|nông thôn mới|an toàn giao thông|phòng, chống|cấp tỉnh|cấp huyện|cấp xã|toàn quốc|thôn|tổ dân phố|khu phố|tốt nghiệp|thành viên|phụ nữ|thanh niên|cựu chiến binh|mặt trận
thủ trưởng các|chi tiết thi hành|trách nhiệm thi hành|hiệu lực thi hành|tổ chức thi hành|hội đồng thi đua|kể từ ngày ký|tiền thưởng kèm theo|thường trực hội đồng
`

/** First word → phrases that begin with it, longest first; single words are left out but for a few nothing else looks like. */
const BY_FIRST = new Map<string, { readonly folded: string; readonly spelled: string }[]>()
for (const spelled of PHRASES.trim().split(/[|\n]/)) {
  const folded = withoutMarks(spelled)
  if (!folded.includes(' ')) continue
  const first = folded.split(' ')[0] ?? ''
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), { folded, spelled }])
}
for (const list of BY_FIRST.values()) list.sort((a, b) => b.folded.length - a.folded.length)

/** Spellings with the mark elsewhere are no slip: UỶ BAN stays UỶ BAN. */
const sameButPlacement = (a: string, b: string): boolean => {
  const sort = (s: string) => [...s.normalize('NFD')].sort().join('')
  return sort(a) === sort(b)
}

/**
 * The text with the field's phrases spelled right; same length, same capitals. `folded` is the text without marks, letter for letter.
 */
export function spellPhrases(text: string, folded: string): string {
  // A team at the head of a unit's name; "Tố Hữu" in a school's name follows a capital.
  let out = text.replace(/(?<=^|, |(?:^|\s)\p{Ll}\p{L}* )Tố (?=\p{Lu})/gu, 'Tổ ')
  for (const m of folded.matchAll(/(?<![\p{L}\d])\p{L}+/gu)) {
    const found = BY_FIRST.get(m[0])?.find(
      (p) => folded.startsWith(p.folded, m.index) && !/[\p{L}\d]/u.test(folded[m.index + p.folded.length] ?? ''),
    )
    if (!found) continue
    const read = out.slice(m.index, m.index + found.folded.length)
    // "Văn Phong", "Thị Hạnh": two words that both begin with a capital are a name before they are a phrase.
    if (found.folded.split(' ').length === 2 && /^\p{Lu}\p{Ll}*\s\p{Lu}\p{Ll}/u.test(read)) continue
    const right = withCapitalsOf(read, found.spelled)
    if (right !== read && right.length === read.length && !sameButPlacement(read, right))
      out = out.slice(0, m.index) + right + out.slice(m.index + read.length)
  }
  return out
}

const withCapitalsOf = (model: string, text: string): string =>
  [...text].map((ch, i) => ((model[i] ?? '') !== (model[i] ?? '').toLocaleLowerCase('vi') ? ch.toLocaleUpperCase('vi') : ch)).join('')

/** Share of a text's letters that belong to phrases of the field, as they are spelled (0 to 1). */
export function phraseShare(text: string): number {
  const lower = text.normalize('NFC').toLocaleLowerCase('vi')
  let covered = 0
  let until = 0
  for (const m of lower.matchAll(/(?<![\p{L}\d])\p{L}+/gu)) {
    if (m.index < until) continue
    const found = BY_FIRST.get(withoutMarks(m[0]))?.find((p) => lower.startsWith(p.spelled, m.index))
    if (!found) continue
    until = m.index + found.spelled.length
    covered += found.spelled.length
  }
  return lower.length === 0 ? 0 : covered / lower.length
}

/** Whether a text stops within a phrase of the field ("Phó Chánh Văn", "Lao động - Thương"): its end was lost. */
export function endsInPhrase(text: string): boolean {
  const words = text.normalize('NFC').toLocaleLowerCase('vi').split(' ')
  for (let n = Math.min(5, words.length); n >= 2; n--) {
    const tail = words.slice(-n).join(' ')
    const phrases = BY_FIRST.get(withoutMarks(words.at(-n) ?? ''))?.filter((p) => p.spelled.startsWith(tail))
    if (!phrases || phrases.length === 0) continue
    if (phrases.some((p) => p.spelled === tail)) return false
    return phrases.every((p) => p.spelled[tail.length] === ' ' || p.spelled.length > tail.length)
  }
  return false
}
