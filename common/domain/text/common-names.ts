import { withoutMarks } from './fold.ts'

/**
 * Syllables that names are most often made of, from general knowledge: the family names most people bear, and usual middle and given
 * names. Only for judging which of several readings is likely; a rare name is a name all the same and is never put in another's place.
 */
const FAMILIES = new Set(
  `nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đinh đoàn lâm mai trịnh tô tạ chu châu cao hà thái triệu lương
trương quách vi nông tống lưu đàm kiều hứa phùng vương tôn văn quang thân trà la ma lò vàng giàng`.split(/\s+/),
)
const GIVEN = new Set(
  `anh ánh ân bình bích bảo bằng cường công chi châu chiến dung dũng duy dương diễm đức đạt đông đình giang hà hải hằng hạnh hoa hòa hoàng hồng huệ hùng
huy huyền hưng hương hường hiền hiếu hiệp hậu khánh khoa khang kiên kim lan lâm liên linh loan long lộc lợi lương mai minh mạnh my mỹ nam nga ngân ngọc
nguyệt nguyên nhung như nhật nhi nhàn oanh phong phúc phương phượng phước quân quang quốc quý quyên quỳnh quyết sơn sang sinh tâm tân tài thanh thành thảo
thắng thị thịnh thúy thủy thu thương thư thùy thọ tiến toàn trang trâm trí trung trường trọng tú tuấn tùng tuyết tư uyên vân văn việt vinh vy xuân yến hữu thế viết bá đăng khắc`.split(
    /\s+/,
  ),
)

const byLetters = (names: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> => Map.groupBy(names, withoutMarks)
const FAMILIES_BY = byLetters(FAMILIES)
const GIVEN_BY = byLetters(GIVEN)

/** Whether a family name is one of the common ones; any case. */
export const isCommonFamily = (word: string): boolean => FAMILIES.has(word.normalize('NFC').toLocaleLowerCase('vi'))

/**
 * The one common name with the letters of `word` and other marks ("Hã" → "hà", "Quạng" → "quang"), in small letters, or null where
 * there is none or several. Takes one word in any case.
 */
export function commonTwin(word: string, part: 'family' | 'given'): string | null {
  const [only, other] = (part === 'family' ? FAMILIES_BY : GIVEN_BY).get(withoutMarks(word.normalize('NFC').toLocaleLowerCase('vi'))) ?? []
  return only && !other ? only : null
}
