import type { IssuerLevel } from '../../model/decision.ts'
import { searchKey } from '../text/search-key.ts'

/** Cities directly under the centre: their people's committee is of the province's level. */
const CENTRAL_CITIES = ['ha noi', 'ho chi minh', 'hai phong', 'da nang', 'can tho', 'hue', 'thua thien hue']

type Rule = readonly [pattern: RegExp, level: IssuerLevel]

/** In order: the first that fits decides. Patterns read folded text (no marks, đ as d, lower case). */
const RULES: readonly Rule[] = [
  [
    /^(?:chu tich nuoc|thu tuong|chinh phu|quoc hoi|uy ban thuong vu quoc hoi|van phong chu tich nuoc|ban chap hanh trung uong)\b/,
    'trungUong',
  ],
  [/^(?:tap doan|tong cong ty|cong ty|doanh nghiep|hop tac xa|htx|lien hiep hop tac xa|ngan hang(?! nha nuoc))\b/, 'doanhNghiep'],
  [/^(?:uy ban nhan dan|ubnd|chu tich (?:uy ban nhan dan|ubnd)) (?:tinh)\b/, 'tinh'],
  [/^(?:uy ban nhan dan|ubnd|chu tich (?:uy ban nhan dan|ubnd)) (?:huyen|quan|thi xa)\b/, 'huyen'],
  [/^(?:uy ban nhan dan|ubnd|chu tich (?:uy ban nhan dan|ubnd)) (?:xa|phuong|thi tran|dac khu)\b/, 'xa'],
  [/^(?:tinh uy|thanh uy|hoi dong nhan dan tinh|hdnd tinh)\b/, 'tinh'],
  [/^(?:huyen uy|quan uy|thi uy)\b/, 'huyen'],
  [/^(?:dang uy xa|dang uy phuong|dang uy thi tran)\b/, 'xa'],
  [
    /^(?:so|tinh doan|thanh doan|lien doan lao dong tinh|lien doan lao dong thanh pho|ban thi dua khen thuong tinh|cong an tinh|bo chi huy quan su tinh|uy ban mat tran to quoc viet nam tinh|hoi .+ tinh|ban quan ly .+ tinh|thanh tra tinh)\b/,
    'soNganh',
  ],
  [
    /^(?:bo (?!chi huy|mon)|tong lien doan|trung uong (?:doan|hoi)|ngan hang nha nuoc|kiem toan nha nuoc|toa an nhan dan toi cao|vien kiem sat nhan dan toi cao|thanh tra chinh phu|van phong chinh phu|van phong quoc hoi|thong tan xa|dai truyen hinh viet nam|dai tieng noi viet nam|bao hiem xa hoi viet nam|dai hoc quoc gia|ban .+ trung uong)/,
    'boNganh',
  ],
  [
    /^(?:truong|trung tam|benh vien|dai hoc|hoc vien|vien|khoa|phong|chi cuc|cuc|tong cuc|ban quan ly|tram|bao tang|thu vien|nha van hoa|quy)\b/,
    'donVi',
  ],
]

/**
 * The level of a body that signs decisions, from its name as printed and that of its parent. A city's people's committee is
 * of the province's level for the cities directly under the centre, of the district's level otherwise (until 30/6/2025;
 * Luật Tổ chức chính quyền địa phương 2025 has no districts). Null where the name does not say; never a guess.
 */
export function issuerLevelOf(issuingBody: string, parentBody: string | null = null): IssuerLevel | null {
  const body = searchKey(issuingBody).replace(/[.,&]/g, ' ').replace(/\s+/g, ' ').trim()
  const city = /^(?:uy ban nhan dan|ubnd|chu tich (?:uy ban nhan dan|ubnd)) (?:thanh pho|tp) (.+)$/.exec(body)
  if (city) {
    const isCentral = CENTRAL_CITIES.some((name) => city[1] === name) && !/\btinh\b/.test(searchKey(parentBody ?? ''))
    return isCentral ? 'tinh' : 'huyen'
  }
  return RULES.find(([pattern]) => pattern.test(body))?.[1] ?? null
}
