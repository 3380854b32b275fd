import type { RecipientKind } from '../../model/draft.ts'
import type { Section } from './document.ts'
import { joinRuns, type Run, sliceRun } from './run.ts'

export interface DeclaredCount {
  readonly value: number
  readonly run: Run
}

const COUNT =
  /(?<![\d.,/])\(?(\d{1,4})\)?\s*(?:\([^)]{0,40}\)\s*)?(tap the|ca nhan|ho gia dinh|ho\b|sang kien|giai phap|de tai|(?:can bo|cong chuc|vien chuc|nguoi lao dong|giao vien|nhan vien|dong chi|ong|hoc sinh|sinh vien|doan vien|hoi vien|dang vien|nguoi)\b|don vi|gia dinh)/g

const kindOf = (noun: string): RecipientKind =>
  /tap the|don vi/.test(noun)
    ? 'collective'
    : /ho|gia dinh/.test(noun) && !/hoc|hoi|ong/.test(noun)
      ? 'household'
      : /sang kien|giai phap|de tai/.test(noun)
        ? 'initiative'
        : 'individual'

/** How many recipients a text says it lists: "05 tập thể và 04 cá nhân" (the check sum of the annex, DOMAIN.md 9). */
export function countsIn(runs: readonly Run[]): Partial<Record<RecipientKind, DeclaredCount>> {
  const out: Partial<Record<RecipientKind, { value: number; parts: Run[] }>> = {}
  for (const run of runs) {
    for (const m of run.folded.matchAll(COUNT)) {
      if (/(moi|dieu|khoan|so|nam|thang|ngay)\s*$/.test(run.folded.slice(Math.max(0, m.index - 8), m.index))) continue
      const kind = kindOf(m[2] ?? '')
      const before = out[kind] ?? { value: 0, parts: [] }
      out[kind] = { value: before.value + Number(m[1]), parts: [...before.parts, sliceRun(run, m.index, m.index + m[0].length)] }
    }
  }
  return Object.fromEntries(Object.entries(out).map(([k, v]) => [k, { value: v.value, run: joinRuns(v.parts) }]))
}

const GRANTS =
  /^dieu\s+\S+\s*[.:,;-]?\s*(nay\s+)?(quyet dinh\s+)?(tang|cong nhan|khen thuong|truy tang|phong tang|trao|bieu duong|nay |xep loai|danh gia|ban hanh|khen)/

/** Whether an article grants something (and so may list recipients): the first always, others by their verb. */
export const isGranting = (section: Section, index: number): boolean => {
  const [first] = section.blocks
  if (first?.kind !== 'paragraph') return index === 0
  return index === 0 || GRANTS.test(first.run.folded)
}

/** The first sentence of every article: where a decision says how many it awards. */
export const grantSentences = (articles: readonly Section[]): Run[] =>
  articles.flatMap((a) => a.blocks.slice(0, 1).flatMap((b) => (b.kind === 'paragraph' ? [b.run] : [])))
