import { type Run, sliceRun } from './run.ts'

/** Words an organisation's name begins with, folded. */
const ORGANISATION =
  /^(uy ban|ubnd|hdnd|hoi dong nhan dan|hoi dong|van phong|so|phong|ban|truong|truong hoc|khoa|to|doi|hat|tram|trung tam|benh vien|vien|chi cuc|cuc|tong cuc|vu|bo|cong ty|tong cong ty|cong doan|lien doan|hoi|doan|chi doan|chi hoi|chi bo|dang bo|dang uy|huyen uy|tinh uy|thanh uy|xi nghiep|nha may|phan xuong|xuong|chi nhanh|bao|dai|toa an|vien kiem sat|thanh tra|kho bac|kbnn|ngan hang|dien luc|vien thong|buu dien|hai quan|bao hiem|cong an|bo chi huy|ban chi huy|bo tu lenh|quan su|don|hop tac xa|htx|quy|lop|hoc vien|dai hoc|phan hieu|thon|to dan pho|khu pho|khu dan cu|ap|khom|buon|ban lang|lang|tap the|nhan dan|can bo va nhan dan|cum|khoi|nhom|bo phan|kip|ca|tieu doi|trung doi|dai doi|tieu doan|trung doan|su doan|nganh|cang|thu vien|bao tang|nha van hoa|nha thieu nhi|nha hat|mat tran|uy ban mttq|mttq|lien hiep|lien minh|xa|phuong|thi tran|huyen|quan|thi xa|thanh pho|tinh|dac khu|co quan|vuon quoc gia|rung|lam truong|nong truong)(?=\s|$|,)/

/** Words before which such a word is part of a position, not of a unit: "Chánh Văn phòng", "Trưởng phòng". */
const POSITION_HEAD =
  /(^|\s)(truong|pho|chanh|uy vien|bi thu|chu tich|giam doc|quan doc|doi truong|to truong|to pho|chi huy truong|thu ky|thanh vien|cong chuc|can bo|vien chuc|phu trach)\s*$/

/** Second words that make "Tổ chức", "Ban hành" … no organisation. */
const FALSE_START =
  /^(to\s+(chuc|truong|pho)|so\s+\d|ban\s+(hanh|ten)|vien\s+chuc|khoa\s+hoc|doan\s+vien|hoi\s+(vien|nghi)|doi\s+(truong|pho|vien)|ca\s+(nhan|truong)|bo\s+doi|van phong\s*-|truong\s+(phong|khoa|ban|doan|ca|thon|bo phan|to|tram)\b|xa\s+(hoi|vien)\b|vu\s+(truong|pho)\b|quy\s+I|bao\s+ve|dai\s+(ta|uy|bieu)|to\s+vien)/

export const isOrganisation = (folded: string): boolean => ORGANISATION.test(folded) && !FALSE_START.test(folded)

const LOCALITY =
  /^(tinh|thanh pho|tp|huyen|quan|thi xa|tx|thi tran|tt|xa|phuong|dac khu|thon|to dan pho|khu pho|ap|khom|buon|ban|lang|khu|to)\.?\s+\S/
export const isLocality = (folded: string): boolean => LOCALITY.test(folded)

/** A district, province or commune by itself: where a unit lies, never the unit of a person named with another one. */
const isArea = (folded: string): boolean => /^(tinh|thanh pho|tp|huyen|quan|thi xa|tx|thi tran|tt|xa|phuong|dac khu)\.?\s+\S/.test(folded)

export interface PositionAndUnit {
  readonly position: Run | null
  readonly unit: Run | null
  /** the cut was at a comma or dash, or only one of the two is there: no guess was needed */
  readonly plain: boolean
}

/**
 * Parts "Trưởng khoa Điện, Trường Cao đẳng Nam Hòa", "Kế toán, Phòng Y tế", "Chuyên viên Phòng Nội vụ huyện Tân Khê" into
 * position and unit. The unit is the nearest organisation as printed; localities after it stay with it.
 */
export function splitPositionUnit(run: Run): PositionAndUnit {
  const cuts = pieces(run)
  const orgAt = cuts.findIndex((c) => isOrganisation(c.folded))
  // "Kế toán Phòng Y tế, huyện Lấp Vò": what follows the comma is a locality only, the unit stands in the first piece.
  const inHead = orgAt > 0 && cuts.slice(1).every((c) => isArea(c.folded)) && cuts[0] !== undefined && lastUnitStart(cuts[0]) !== null
  const firstOrg = inHead ? -1 : orgAt
  if (firstOrg === 0) return { position: null, unit: withLocalities(run, cuts, 0), plain: true }
  if (firstOrg > 0) {
    const first = cuts[0]
    const before = firstOrg === 1 && first ? first : upTo(run, cuts, firstOrg)
    return { position: before, unit: withLocalities(run, cuts, firstOrg), plain: true }
  }
  const head = cuts[0]
  if (!head) return { position: null, unit: null, plain: true }
  const at = lastUnitStart(head)
  if (at === null) return { position: head, unit: null, plain: true }
  const unit = sliceRun(head, at)
  const rest = cuts.slice(1).filter((c) => isLocality(c.folded))
  const end = rest.length > 0 && rest.length === cuts.length - 1 ? run.text.length : undefined
  const whole = end === undefined ? unit : sliceRun(run, run.text.indexOf(unit.text), end)
  return { position: sliceRun(head, 0, at), unit: whole, plain: false }
}

/** Cut at commas, at dashes between spaces where an organisation follows, never inside brackets. */
function pieces(run: Run): Run[] {
  const out: Run[] = []
  let from = 0
  let depth = 0
  const text = run.folded
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++
    if (text[i] === ')') depth = Math.max(0, depth - 1)
    // A bar is what was left of a rule between two columns.
    const comma = (text[i] === ',' || text[i] === ';' || text[i] === '|') && depth === 0
    const dash =
      text[i] === '-' &&
      text[i - 1] === ' ' &&
      text[i + 1] === ' ' &&
      depth === 0 &&
      isOrganisation(text.slice(i + 2)) &&
      !isOrganisation(text.slice(from).trimStart()) &&
      !/(van hoa|tu phap|dia chinh|van phong|tai chinh|lao dong) -/.test(text.slice(from, i + 1))
    if (comma || dash) {
      out.push(sliceRun(run, from, i))
      from = i + 1
    }
  }
  out.push(sliceRun(run, from))
  return out.filter((p) => p.text !== '')
}

const upTo = (run: Run, cuts: readonly Run[], n: number): Run => {
  const last = cuts[n - 1]
  return last ? sliceRun(run, 0, run.text.indexOf(last.text) + last.text.length) : run
}

function withLocalities(run: Run, cuts: readonly Run[], at: number): Run | null {
  const first = cuts[at]
  if (!first) return null
  let last = at
  while (last + 1 < cuts.length && isLocality(cuts[last + 1]?.folded ?? '')) last++
  if (last === at) return first
  const start = run.text.indexOf(first.text)
  const end = cuts[last]
  return sliceRun(run, start, run.text.indexOf(end?.text ?? '', start) + (end?.text.length ?? 0))
}

/** Where in "Phó Chánh Văn phòng Phòng Y tế" the unit begins: the last organisation that is not part of a position's name. */
function lastUnitStart(run: Run): number | null {
  const text = run.folded
  let found: number | null = null
  for (const m of run.text.matchAll(/(?<=\s)\p{Lu}[\p{L}.&]*/gu)) {
    const at = m.index
    const before = text.slice(0, at)
    if (
      !isOrganisation(text.slice(at)) ||
      (POSITION_HEAD.test(before) &&
        /^(van phong|phong|ban|khoa|thanh tra)/.test(text.slice(at)) &&
        found === null &&
        !/(chu tich|giam doc|can bo|cong chuc|bi thu)\s*$/.test(before))
    )
      continue
    if (/(\bva|[-&])\s*$/.test(before)) continue
    // "Văn phòng HĐND và UBND", "Ban Chỉ huy Quân sự": words of the unit just begun, not a new one.
    if (found !== null && /^(hdnd|ubnd|hoi dong nhan dan|uy ban nhan dan|chi huy|quan su|mttq)/.test(text.slice(at)) && at - found < 14)
      continue
    // "Tổ Khối 3", "Tổ Văn phòng": a head that has no name of its own yet goes on.
    if (
      found !== null &&
      /^(to|ban|phong|doi|nhom)\s$/.test(text.slice(found, at)) &&
      /^(khoi|van phong|thanh tra|nganh)/.test(text.slice(at))
    )
      continue
    if (found !== null && isLocality(text.slice(at)) && !/^(to|ban|khu)\s/.test(text.slice(at))) continue
    found = at
  }
  // Older papers write the unit small: "Giáo viên trường tiểu học Đức Bình".
  const small =
    found === null
      ? /\s(truong\s+(tieu hoc|mam non|mau giao|thcs|thpt|ptth|ptcs|trung hoc|cao dang|dai hoc)|phong (giao duc|noi vu|tai chinh)|ubnd)\s/.exec(
          text,
        )
      : null
  return small ? small.index + 1 : found
}
