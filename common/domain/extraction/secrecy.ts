import type { Evidence } from '../../model/draft.ts'
import { allLines, flatBox, type PageResult } from '../../model/page.ts'
import { evidenceOf, runOfLines } from './run.ts'

export interface SecrecyMark {
  readonly mark: 'MẬT' | 'TỐI MẬT' | 'TUYỆT MẬT'
  readonly evidence: readonly Evidence[]
}

const MARK = /^[^\p{L}]*(tuyet|toi)?\s*mat[^\p{L}]*$/u
const FIELD = /^\W*do\s+mat\s*[:.]\s*(tuyet mat|toi mat|mat)?/
const TOP = 1 / 3

/**
 * The secrecy mark of a page (Luật Bảo vệ bí mật nhà nước; rule in DESIGN.md): a line or boxed word of its own in capitals in the
 * top third, or a field "Độ mật:". A word in a sentence ("trừ văn bản Mật") is none.
 */
export function findSecrecyMark(page: PageResult, number = 1): SecrecyMark | null {
  const lines = allLines(page)
  for (const line of lines) {
    const run = runOfLines([line], number)
    const field = FIELD.exec(run.folded)
    if (field?.[1]) return { mark: markOf(field[1]), evidence: evidenceOf(run) }
    const [, y, , h] = flatBox(line)
    if (y + h / 2 > TOP) continue
    const own = MARK.exec(run.folded)
    const letters = run.text.replace(/[^\p{L}]/gu, '')
    if (own && letters === letters.toLocaleUpperCase('vi') && /M[ẬÂẠ]T$/u.test(letters))
      return { mark: markOf(run.folded), evidence: evidenceOf(run) }
  }
  return null
}

const markOf = (folded: string): SecrecyMark['mark'] =>
  folded.includes('tuyet') ? 'TUYỆT MẬT' : folded.includes('toi') ? 'TỐI MẬT' : 'MẬT'
