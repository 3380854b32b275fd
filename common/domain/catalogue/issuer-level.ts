import type { IssuerLevel } from '../../model/decision.ts'
import { searchKey } from '../text/search-key.ts'

/**
 * Cities directly under the centre and the day they became so (null: before any paper of this register). Their people's
 * committee is of the province's level; on other days, and for other cities, "thành phố" is a district.
 */
const CENTRAL_CITIES: ReadonlyMap<string, string | null> = new Map([
  ['ha noi', null],
  ['ho chi minh', null],
  ['hai phong', null],
  ['da nang', '1997-01-01'],
  ['can tho', '2004-01-01'],
  ['hue', '2025-01-01'],
])

/** The person who signs may stand where the body should: "Chủ tịch UBND xã", "Giám đốc Sở Y tế", "Bộ trưởng Bộ Nội vụ". */
const OFFICE =
  /^(?:(?:kt|tm|tl|q|tuq)\.? )?(?:pho )?(?:chu tich|giam doc|tong giam doc|bo truong|thu truong|hieu truong|truong ban|cuc truong|chi cuc truong|vien truong|chanh an|tong kiem toan|thong doc|chu nhiem|bi thu)(?: hoi dong(?: quan tri| thanh vien)?)? (?=(?:uy ban|ubnd|hdnd|so|bo|truong|cong ty|tong cong ty|tap doan|trung tam|benh vien|hoi|lien doan|ban|ngan hang|hop tac xa|htx|cuc|chi cuc|vien|toa an|hoc vien|dai hoc|nha may|xi nghiep|cong an|kho bac)\b)/

type Rule = readonly [pattern: RegExp, level: IssuerLevel]

/** In order; the first that fits decides. On folded text: no marks, đ as d, lower case, dashes as spaces. */
const RULES: readonly Rule[] = [
  [
    /^(?:chu tich (?:nuoc|cong hoa)|thu tuong|(?:pho )?chu tich nuoc|chinh phu|quoc hoi|uy ban thuong vu quoc hoi|hoi dong (?:nha nuoc|bo truong)|van phong chu tich nuoc|ban chap hanh trung uong|cong hoa xa hoi chu nghia viet nam$)/,
    'trungUong',
  ],
  [
    /^(?:tap doan|tong cong ty|cong ty|doanh nghiep|(?:lien hiep )?hop tac xa|htx|xi nghiep|nha may|nong truong|lam truong|ngan hang (?!nha nuoc|chinh sach)|ctcp)\b/,
    'doanhNghiep',
  ],
  [/^(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd) tinh\b|^tinh uy\b/, 'tinh'],
  [/^(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd) (?:huyen|quan|thi xa|tx)\b|^(?:huyen|quan|thi) uy\b/, 'huyen'],
  [/^(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd) (?:xa|phuong|thi tran|tt|dac khu)\b|^dang uy (?:xa|phuong|thi tran|dac khu)\b/, 'xa'],
  [/^so (?!giao dich)|^(?:tinh|thanh) doan\b/, 'soNganh'],
  [
    /^(?:cong an|bo chi huy .+|thanh tra|cuc .+|kho bac nha nuoc|bao hiem xa hoi|toa an nhan dan|vien kiem sat nhan dan|lien doan lao dong|hoi .+|lien minh hop tac xa|uy ban mat tran to quoc(?: viet nam)?|ban .+|van phong .+|lien hiep .+) tinh\b/,
    'soNganh',
  ],
  [
    /^(?:bo (?!chi huy|mon|phan)|tong lien doan|trung uong (?:doan|hoi)|ban chap hanh trung uong doan|ngan hang nha nuoc viet nam|kiem toan nha nuoc|toa an nhan dan toi cao|vien kiem sat nhan dan toi cao|thanh tra chinh phu|van phong (?:chinh phu|quoc hoi|trung uong)|thong tan xa|dai (?:truyen hinh|tieng noi) viet nam|bao hiem xa hoi viet nam|dai hoc quoc gia|uy ban dan toc|uy ban trung uong|ban .+ trung uong|quan khu|quan doan|hoi .+ viet nam$)/,
    'boNganh',
  ],
  [
    /^(?:truong|trung tam|benh vien|dai hoc|hoc vien|vien|khoa|phong|chi cuc|cuc|tong cuc|ban quan ly|tram|bao tang|thu vien|nha van hoa|quy|hat|doi|kho bac|cong an|toa an|bo chi huy|ban chi huy)\b/,
    'donVi',
  ],
]

/**
 * The level of the body that signs a decision, from its name as printed (header lines joined) or from the words after "của" in
 * an award ("Chủ tịch UBND xã Đức Bình"). `date` (ISO, null unknown) tells whether a city was under the centre then; `parentBody`
 * naming a province makes any city a district. Null where the name does not say: never a guess.
 */
export function issuerLevelOf(issuingBody: string, date: string | null = null, parentBody: string | null = null): IssuerLevel | null {
  const body = searchKey(issuingBody)
    .replace(/[.,;:&*]+/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .replace(OFFICE, '')
  const city = /^(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd) (?:thanh pho|tp) ?(.*)$/.exec(body) ?? /^thanh uy (.+)$/.exec(body)
  if (city) {
    const since = CENTRAL_CITIES.get(city[1] ?? '')
    const underProvince = parentBody !== null && /\btinh\b/.test(searchKey(parentBody))
    return since !== undefined && !underProvince && (since === null || date === null || since <= date) ? 'tinh' : 'huyen'
  }
  return RULES.find(([pattern]) => pattern.test(body))?.[1] ?? null
}
