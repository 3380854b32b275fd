/** Words of offices and kinds of unit, which stand in small letters inside a name set in capitals. */
const SMALL = new Set(
  'tịch ban nhân dân tỉnh huyện xã phường quận đốc tổng trưởng phó và hội đồng thành phố thị trấn khu đặc ty cổ phần hạn ngành của cục vụ viện'.split(
    ' ',
  ),
)
const OFFICES =
  /^(CHỦ TỊCH|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|HIỆU TRƯỞNG|VIỆN TRƯỞNG|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|BỘ TRƯỞNG|TRƯỞNG PHÒNG|TRƯỞNG BAN|THỦ TƯỚNG|CHÁNH VĂN PHÒNG)\b\s*/u

/**
 * "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN TÂN KHÊ" as prose writes it: "Chủ tịch Ủy ban nhân dân huyện Tân Khê". Words that are neither
 * an office nor a kind of unit are taken for names.
 */
export function sentenceCase(capitals: string): string {
  const cased = (word: string) => {
    if (/^(UBND|HĐND|TNHH|MTV|THCS|THPT|MTTQ|GD&ĐT|TTYT)$/.test(word)) return word
    const lower = word.toLocaleLowerCase('vi')
    return SMALL.has(lower) ? lower : lower.charAt(0).toLocaleUpperCase('vi') + lower.slice(1)
  }
  const office = OFFICES.exec(capitals)?.[0] ?? ''
  const head = office.toLocaleLowerCase('vi')
  const rest = capitals.slice(office.length).replace(/UỶ/g, 'ỦY').split(/\s+/).filter(Boolean).map(cased).join(' ')
  return `${head.charAt(0).toLocaleUpperCase('vi')}${head.slice(1)}${rest}`.trim()
}
