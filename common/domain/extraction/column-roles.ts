import { similarity } from '../text/edit-distance.ts'
import { awardMentions } from './award-mentions.ts'
import type { Run } from './run.ts'

export type ColumnRole =
  | 'ordinal'
  /** "Họ và tên, chức vụ, đơn vị" in one column */
  | 'nameAndMore'
  | 'name'
  /** "Họ đệm" beside "Tên" */
  | 'familyName'
  | 'household'
  | 'collective'
  | 'birth'
  | 'position'
  | 'positionUnit'
  | 'unit'
  | 'address'
  | 'award'
  | 'level'
  | 'rank'
  | 'bonus'
  | 'initiative'
  | 'reason'
  | 'year'
  | 'gender'
  | 'note'
  | 'mark'
  | 'other'

/** Column heads as papers print them, folded; the first that fits decides. */
const HEADS: readonly (readonly [RegExp, ColumnRole])[] = [
  [/^(stt|tt|so tt|so thu tu|s tt|st t)\.?$/, 'ordinal'],
  [/chu ho|dai dien ho|ten ho\b|ho gia dinh/, 'household'],
  [/(ho va ten|ho ten|ho, ten|ten ca nhan).*(chuc vu|chuc danh|don vi|noi cong tac|dia chi)/, 'nameAndMore'],
  [/(ca nhan.*tap the|tap the.*ca nhan|ten don vi.*ca nhan|ten ca nhan.*don vi)/, 'name'],
  [/(sang kien|de tai|giai phap|bien phap|cong trinh)/, 'initiative'],
  [/(ten tap the|tap the|ten don vi duoc|ten co quan)/, 'collective'],
  [/^ho((,| va)? (ten )?(chu )?(dem|lot))?$|^ho va ten (dem|lot)$/, 'familyName'],
  [/(ho va ten|ho, ten|ho ten|ho & ten|ten ca nhan|ten tac gia|tac gia|^ten$|^ca nhan$|^ho va$)/, 'name'],
  [/(nam sinh|ngay sinh|sinh nam|sinh ngay|ngay,? ?thang,? ?nam sinh|ngay thang nam sinh|^ns$|^sinh$)/, 'birth'],
  [/gioi tinh|^nam ?\/ ?nu$|^nu$|^phai$/, 'gender'],
  [/(chuc vu?\b|chuc danh|nghe nghiep).*(don vi|noi cong tac|co quan|bo phan|phong|khoa|noi lam viec)/, 'positionUnit'],
  [/(chuc vu|chuc danh|nghe nghiep|vi tri)/, 'position'],
  [/(dia chi|cho o|noi o|thuong tru|noi cu tru)|^(thon|xom|ap|ban|to dan pho|khu pho|khu dan cu|thon, to dan pho)$/, 'address'],
  [/(hinh thuc|danh hieu|de nghi khen|khen thuong$)/, 'award'],
  [/(muc tien|tien thuong|muc thuong|so tien|tien kem theo|thanh tien)/, 'bonus'],
  [/(muc xep loai|ket qua (xep|danh)|muc do hoan thanh|danh gia)/, 'level'],
  [/(xep loai|^hang$|^loai$|^giai$|^muc$)/, 'rank'],
  [/(thanh tich|ly do|noi dung|tom tat)/, 'reason'],
  [/(nam hoc|nam dat|nam cong nhan)/, 'year'],
  [/(don vi|bo phan|khoa|phong|co quan|noi cong tac|truong|lop|to chuyen mon|noi lam viec|cong tac tai)/, 'unit'],
  [/ghi chu/, 'note'],
]
const FUZZY: readonly (readonly [string, ColumnRole])[] = [
  ['ho va ten', 'name'],
  ['chuc vu', 'position'],
  ['don vi cong tac', 'unit'],
  ['chuc vu, don vi cong tac', 'positionUnit'],
  ['nam sinh', 'birth'],
  ['ngay sinh', 'birth'],
  ['ghi chu', 'note'],
  ['dia chi', 'address'],
  ['ho va ten chu ho', 'household'],
  ['ten tap the', 'collective'],
  ['hinh thuc khen thuong', 'award'],
  ['danh hieu', 'award'],
  ['tien thuong (dong)', 'bonus'],
  ['muc xep loai', 'level'],
  ['xep loai', 'rank'],
  ['ten sang kien', 'initiative'],
  ['chuc danh', 'position'],
  ['khoa, phong', 'unit'],
  ['bo phan', 'unit'],
  ['so khau', 'other'],
  ['dan toc', 'other'],
  ['que quan', 'other'],
  ['trinh do', 'other'],
  ['co quan, don vi quan ly', 'unit'],
]

/** What a column with this head holds, or null where the head says nothing known. */
export function roleOfHead(run: Run): ColumnRole | null {
  const text = run.folded
    .replace(/[^\p{L}\p{N}\s,/&]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  // "Năm" and "Nam" differ by their vowel alone.
  if (text === 'nam') return /ă/iu.test(run.text) ? 'year' : 'gender'
  for (const [pattern, role] of HEADS) if (pattern.test(text)) return role
  let best: readonly [number, ColumnRole] = [0.72, 'other']
  for (const [head, role] of FUZZY) {
    const s = similarity(text, head)
    if (s > best[0]) best = [s, role]
  }
  if (best[0] > 0.72) return best[1]
  return awardMentions(run).length > 0 && run.text.length < 60 ? 'mark' : null
}
