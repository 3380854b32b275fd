import type { TextField } from '../../model/draft.ts'
import { searchKey } from '../text/search-key.ts'
import type { DecisionParts } from './document.ts'
import { textField } from './fields.ts'
import { personName } from './person-name.ts'
import { findRecipients } from './recipients.ts'
import { type Run, sliceRun } from './run.ts'

/** "Họ và tên: Lò Văn Quý", "Tên đơn vị: …" of a report of achievements. */
const SAID =
  /^\s*(?:[-+*•]|\d{1,2}\s*[.)]|[a-z]\s*[.)])?\s*(ho (?:va |, )?ten|ten (?:don vi|tap the|ca nhan)(?: de nghi)?|tac gia)\b[^:]{0,60}:\s*(\S.{1,80}?)\s*(?=[;,.]?\s*(?:sinh|nam sinh|gioi tinh|nam\/nu|bi danh|$))/

/**
 * The people and bodies that an attachment names (a tờ trình's list, a report's own line, those present at a meeting), each once,
 * in printed order. It grants nothing: they are names to link it by, not rows of awards.
 */
export function namesIn(parts: DecisionParts): TextField[] {
  const sections = [...parts.articles, ...parts.annexes]
  const listed = findRecipients(sections, () => true).recipients.map((r) => ({ run: r.name, isPerson: r.kind !== 'collective' }))
  const said = sections.flatMap((s) =>
    s.blocks.flatMap((b): { run: Run; isPerson: boolean }[] => {
      const m = b.kind === 'paragraph' ? SAID.exec(b.run.folded) : null
      if (!m || b.kind !== 'paragraph') return []
      const at = m.index + m[0].lastIndexOf(m[2] ?? '')
      const run = sliceRun(b.run, at, at + (m[2] ?? '').length)
      return [{ run, isPerson: !/^ten (don vi|tap the)/.test(m[1] ?? '') }]
    }),
  )
  const seen = new Set<string>()
  return [...said, ...listed].flatMap(({ run, isPerson }) => {
    const key = searchKey(run.text)
    if (key === '' || seen.has(key)) return []
    seen.add(key)
    return [isPerson ? personName(run) : textField(run)]
  })
}
