import { editDistance } from '../text/edit-distance.ts'
import { withoutMarks } from '../text/fold.ts'

/** Offices that sign decisions (NĐ 30/2020, NĐ 110/2004 and before; Party, unions, companies), in the capitals of a signature. */
const TITLES = `
CHỦ TỊCH|PHÓ CHỦ TỊCH|PHÓ CHỦ TỊCH THƯỜNG TRỰC|CHỦ TỊCH HỘI ĐỒNG QUẢN TRỊ|CHỦ TỊCH HỘI ĐỒNG THÀNH VIÊN|PHÓ CHỦ TỊCH HỘI ĐỒNG QUẢN TRỊ|CHỦ TỊCH CÔNG ĐOÀN|PHÓ CHỦ TỊCH NƯỚC|CHỦ TỊCH NƯỚC
GIÁM ĐỐC|PHÓ GIÁM ĐỐC|PHÓ GIÁM ĐỐC PHỤ TRÁCH|PHÓ GIÁM ĐỐC THƯỜNG TRỰC|TỔNG GIÁM ĐỐC|PHÓ TỔNG GIÁM ĐỐC|GIÁM ĐỐC SỞ|GIÁM ĐỐC BỆNH VIỆN
HIỆU TRƯỞNG|PHÓ HIỆU TRƯỞNG|PHÓ HIỆU TRƯỞNG PHỤ TRÁCH|VIỆN TRƯỞNG|PHÓ VIỆN TRƯỞNG|CỤC TRƯỞNG|PHÓ CỤC TRƯỞNG|CHI CỤC TRƯỞNG|PHÓ CHI CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|PHÓ TỔNG CỤC TRƯỞNG|VỤ TRƯỞNG|PHÓ VỤ TRƯỞNG
BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|PHÓ THỦ TƯỚNG|THỦ TƯỚNG CHÍNH PHỦ|BỘ TRƯỞNG, CHỦ NHIỆM|CHỦ NHIỆM|PHÓ CHỦ NHIỆM|TỔNG THANH TRA|TỔNG BIÊN TẬP|PHÓ TỔNG BIÊN TẬP|TỔNG KIỂM TOÁN NHÀ NƯỚC|CHÁNH ÁN|PHÓ CHÁNH ÁN
TRƯỞNG PHÒNG|PHÓ TRƯỞNG PHÒNG|TRƯỞNG BAN|PHÓ TRƯỞNG BAN|TRƯỞNG KHOA|PHÓ TRƯỞNG KHOA|TRƯỞNG TRẠM|TRƯỞNG CÔNG AN|HẠT TRƯỞNG|CHÁNH VĂN PHÒNG|PHÓ CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|PHÓ CHÁNH THANH TRA|VỤ TRƯỞNG VỤ THI ĐUA - KHEN THƯỞNG
BÍ THƯ|PHÓ BÍ THƯ|PHÓ BÍ THƯ THƯỜNG TRỰC|BÍ THƯ ĐOÀN|TỔNG THƯ KÝ|ỦY VIÊN THƯỜNG TRỰC|ỦY VIÊN THƯỜNG VỤ|ỦY VIÊN|CHỈ HUY TRƯỞNG|PHÓ CHỈ HUY TRƯỞNG|CHÍNH ỦY|CHÍNH TRỊ VIÊN|TƯ LỆNH|PHÓ TƯ LỆNH|ĐỘI TRƯỞNG|TỔ TRƯỞNG|QUẢN ĐỐC
`

const plain = (text: string): string => withoutMarks(text.normalize('NFC').toLocaleLowerCase('vi')).replace(/[^a-z]/g, '')
const BY_LETTERS = new Map(
  TITLES.trim()
    .split(/[|\n]/)
    .map((title) => [plain(title), title]),
)

export interface SpelledTitle {
  readonly title: string
  /** the letters read are the title's but for marks, blanks and specks */
  readonly exact: boolean
}

/** The office a signature's line of capitals names, or null where none is near. One slip in seven letters, towards one office only. */
export function spelledTitle(read: string): SpelledTitle | null {
  const letters = plain(read)
  const known = BY_LETTERS.get(letters)
  if (known) return { title: known, exact: true }
  const limit = Math.floor(letters.length / 7)
  if (limit < 1) return null
  const near = [...BY_LETTERS].filter(([key]) => editDistance(letters, key, limit) <= limit)
  const [only, other] = near
  return only && !other ? { title: only[1], exact: false } : null
}
