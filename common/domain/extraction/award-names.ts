export interface AwardPattern {
  readonly name: string
  readonly issuer?: true
  readonly rank?: true
  /** more words that may belong to it */
  readonly tail?: RegExp
}

/** How far an initiative is acknowledged; a school or a ward is one only where the word "cấp" says so. */
const LEVEL =
  /^\s+(?:(?:cấp\s+)?(?:cơ sở|tỉnh|thành phố|huyện|bộ|toàn quốc|ngành)|cấp\s+(?:trường|viện|khoa|quận|thị xã|xã|phường|đơn vị|công ty|sở|cục|tổng công ty|đại học))(?!\p{L})/iu

/** Awards by the names of the law and of the papers before it (DOMAIN.md 2); longer names first where one begins another. */
export const AWARD_PATTERNS: readonly AwardPattern[] = [
  ...[
    'Sao vàng',
    'Hồ Chí Minh',
    'Độc lập',
    'Lao động',
    'Quân công',
    'Bảo vệ Tổ quốc',
    'Chiến công',
    'Đại đoàn kết dân tộc',
    'Dũng cảm',
    'Hữu nghị',
    'Chiến sĩ vẻ vang',
    'Kháng chiến',
  ].map((n): AwardPattern => ({ name: `Huân chương ${n}`, rank: true })),
  ...['Quân kỳ quyết thắng', 'Vì an ninh Tổ quốc', 'Chiến sĩ vẻ vang', 'Thanh niên xung phong vẻ vang', 'Hữu nghị', 'Kháng chiến'].map(
    (n): AwardPattern => ({ name: `Huy chương ${n}`, rank: true }),
  ),
  { name: 'Cờ thi đua', issuer: true },
  { name: 'Bằng khen', issuer: true },
  { name: 'Giấy khen', issuer: true },
  { name: 'Kỷ niệm chương', tail: /^\s*["“][^"”]{3,90}["”]/ },
  { name: 'Huy hiệu', tail: /^\s*["“][^"”]{3,90}["”]/ },
  { name: 'Chiến sĩ thi đua toàn quốc' },
  { name: 'Chiến sĩ thi đua toàn quân' },
  { name: 'Chiến sĩ thi đua toàn lực lượng Công an nhân dân' },
  { name: 'Chiến sĩ thi đua cấp cơ sở' },
  { name: 'Chiến sĩ thi đua cơ sở' },
  {
    name: 'Chiến sĩ thi đua',
    tail: /^\s+(?:(cấp\s+)?(tỉnh|thành phố|bộ|ban|ngành)(\s+\p{Lu}[\p{L}-]*)*|CẤP\s+(TỈNH|THÀNH PHỐ|BỘ|BAN|NGÀNH)(?!\p{L}))/u,
  },
  { name: 'Tập thể lao động xuất sắc' },
  { name: 'Tập thể lao động tiên tiến' },
  { name: 'Đơn vị quyết thắng' },
  { name: 'Đơn vị tiên tiến' },
  { name: 'Lao động tiên tiến' },
  { name: 'Tập thể lao động giỏi' },
  { name: 'Tổ, đội lao động giỏi' },
  { name: 'Tổ lao động giỏi' },
  { name: 'Tổ, đội lao động xuất sắc' },
  { name: 'Tổ đội lao động xuất sắc' },
  { name: 'Tổ lao động xuất sắc' },
  { name: 'Đội lao động xuất sắc' },
  { name: 'Lao động giỏi' },
  { name: 'Lao động xuất sắc' },
  { name: 'Chiến sĩ tiên tiến' },
  { name: 'Gia đình văn hóa' },
  { name: 'Gia đình tiêu biểu' },
  { name: 'Thôn, tổ dân phố văn hóa' },
  ...['Thôn', 'Tổ dân phố', 'Khu dân cư', 'Khu phố', 'Ấp', 'Bản', 'Làng', 'Buôn', 'Khóm'].map(
    (n): AwardPattern => ({ name: `${n} văn hóa` }),
  ),
  { name: 'Xã, phường, thị trấn tiêu biểu' },
  { name: 'Xã, phường, đặc khu tiêu biểu' },
  ...['Xã', 'Phường', 'Thị trấn', 'Đặc khu'].map((n): AwardPattern => ({ name: `${n} tiêu biểu` })),
  { name: 'Anh hùng Lực lượng vũ trang nhân dân' },
  { name: 'Anh hùng Lực lượng vũ trang' },
  { name: 'Anh hùng Lao động' },
  { name: 'Tỉnh Anh hùng' },
  { name: 'Thành phố Anh hùng' },
  { name: 'Bà mẹ Việt Nam anh hùng' },
  ...['Nhà giáo', 'Thầy thuốc', 'Nghệ sĩ', 'Nghệ nhân'].flatMap((n): AwardPattern[] => [{ name: `${n} nhân dân` }, { name: `${n} ưu tú` }]),
  { name: 'Giải thưởng Hồ Chí Minh' },
  { name: 'Giải thưởng Nhà nước' },
  { name: 'Sáng kiến', tail: LEVEL },
  { name: 'Hoàn thành xuất sắc nhiệm vụ' },
  { name: 'Hoàn thành tốt nhiệm vụ' },
  { name: 'Không hoàn thành nhiệm vụ' },
  { name: 'Chưa hoàn thành nhiệm vụ' },
  { name: 'Hoàn thành xuất sắc chức trách, nhiệm vụ' },
  { name: 'Hoàn thành tốt chức trách, nhiệm vụ' },
  { name: 'Sáng kiến kinh nghiệm', tail: LEVEL },
  { name: 'Hoàn thành nhiệm vụ' },
  ...['Khiển trách', 'Cảnh cáo', 'Hạ bậc lương', 'Giáng chức', 'Cách chức', 'Buộc thôi việc', 'Sa thải'].map(
    (n): AwardPattern => ({ name: n }),
  ),
]

/**
 * Abbreviations of the field, as officers write them in columns. Those of `SHORT_IN_TEXT` mean nothing else and are found in running
 * text too; the others only where a cell holds nothing else.
 */
export const SHORT_IN_TEXT: Readonly<Record<string, string>> = {
  LĐTT: 'Lao động tiên tiến',
  CSTĐCS: 'Chiến sĩ thi đua cơ sở',
  'CSTĐ CS': 'Chiến sĩ thi đua cơ sở',
  'CSTĐ cơ sở': 'Chiến sĩ thi đua cơ sở',
  'CSTĐ cấp cơ sở': 'Chiến sĩ thi đua cấp cơ sở',
  CSTĐTQ: 'Chiến sĩ thi đua toàn quốc',
  'CSTĐ toàn quốc': 'Chiến sĩ thi đua toàn quốc',
  'CSTĐ cấp tỉnh': 'Chiến sĩ thi đua cấp tỉnh',
  TTLĐTT: 'Tập thể lao động tiên tiến',
  'Tập thể LĐTT': 'Tập thể lao động tiên tiến',
  'TT LĐTT': 'Tập thể lao động tiên tiến',
  TTLĐXS: 'Tập thể lao động xuất sắc',
  'Tập thể LĐXS': 'Tập thể lao động xuất sắc',
  'TT LĐXS': 'Tập thể lao động xuất sắc',
  ĐVQT: 'Đơn vị quyết thắng',
  GĐVH: 'Gia đình văn hóa',
  HTXSNV: 'Hoàn thành xuất sắc nhiệm vụ',
  HTTNV: 'Hoàn thành tốt nhiệm vụ',
  HTNV: 'Hoàn thành nhiệm vụ',
  KHTNV: 'Không hoàn thành nhiệm vụ',
}
export const SHORT_IN_CELLS: Readonly<Record<string, string>> = {
  CSTT: 'Chiến sĩ tiên tiến',
  ĐVTT: 'Đơn vị tiên tiến',
  'LĐ tiên tiến': 'Lao động tiên tiến',
  'Chiến sĩ TĐ cơ sở': 'Chiến sĩ thi đua cơ sở',
  HTXS: 'Hoàn thành xuất sắc nhiệm vụ',
  HTT: 'Hoàn thành tốt nhiệm vụ',
  HT: 'Hoàn thành nhiệm vụ',
  KHT: 'Không hoàn thành nhiệm vụ',
  LĐG: 'Lao động giỏi',
  SKCS: 'Sáng kiến cấp cơ sở',
}
