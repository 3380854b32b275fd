import type { DraftChange, TextField } from '../../model/draft.ts'
import type { PageTable } from '../../model/page.ts'
import { splitHonorific } from '../text/honorifics.ts'
import { isPlausibleName } from '../text/names.ts'
import { awardMentions } from './award-mentions.ts'
import { awardOf } from './award-of-row.ts'
import type { DecisionParts, Section } from './document.ts'
import { absentText, doubted, missingText, textField } from './fields.ts'
import { findNumber } from './header-number.ts'
import { personName } from './person-name.ts'
import { findRecipients } from './recipients.ts'
import { EMPTY_RUN, joinRuns, type Run, runConfidence, runOfLines, sliceRun, trimRun } from './run.ts'

/**
 * What an amendment (đính chính, sửa đổi) or a revocation (hủy bỏ, thu hồi) changes, one entry a person and value; such papers grant
 * nothing. From tables ("Đã in là | Sửa lại là"), from pairs of items and from sentences ("từ “…” thành “…”"); a revocation names
 * whom it takes which award from. `what` is the value that is changed, as the paper calls it.
 */
export function findChanges(parts: DecisionParts, kind: 'amendment' | 'revocation'): DraftChange[] {
  const decisionNumber = changedDecision(parts)
  const changes = kind === 'revocation' ? revoked(parts, decisionNumber) : amended(parts, decisionNumber)
  if (changes.length > 0) return changes
  // of the whole paper it is at least said which decision it changes, and in which words
  const said = parts.articles[0]?.blocks.find((b) => b.kind === 'paragraph')
  const what = said && said.kind === 'paragraph' ? trimRun(said.run, /^Điều\s+\S+\s*/u, /[\s;:.,/]+$/) : EMPTY_RUN
  return [
    {
      decisionNumber,
      name: absentText(),
      what: fieldOf(what),
      from: missingText(),
      to: kind === 'revocation' ? absentText() : missingText(),
    },
  ]
}

const GOOD = 0.85
const fieldOf = (run: Run | null): TextField =>
  run === null || run.text === '' ? missingText() : textField(run, { doubt: runConfidence(run) < GOOD ? 'lowConfidence' : undefined })

/** A person's name; on a letter read badly it is looked at, for nothing else vouches for it. */
const nameOf = (run: Run): TextField => {
  const name = personName(run)
  return runConfidence(run) < GOOD ? doubted(name, 'lowConfidence') : name
}

const paragraphsOf = (sections: readonly Section[]): Run[] =>
  sections.flatMap((s) => s.blocks.flatMap((b) => (b.kind === 'paragraph' ? [b.run] : [])))

/** The decision that is changed: named in the subject and in Điều 1; the two that agree are sure. */
function changedDecision(parts: DecisionParts): TextField {
  const named = [parts.subject, ...paragraphsOf(parts.articles)].flatMap((run) => {
    const at = run.folded.search(/quyet dinh\s*s[o0]/)
    const found = at < 0 ? null : findNumber(sliceRun(run, at))
    return found && found.number !== '' ? [found] : []
  })
  const [first] = named
  if (!first) return missingText()
  const agrees = named.filter((other) => other.value === first.value).length > 1
  const doubt = !agrees && runConfidence(first.run) < GOOD ? ('lowConfidence' as const) : undefined
  return textField(first.run, { value: first.value, doubt })
}

const REVOKES = /thu hoi|huy bo|bai bo|tuoc/

/** Whom a revocation names, in Điều 1 or in its list, with the award that is taken from them. */
function revoked(parts: DecisionParts, decisionNumber: TextField): DraftChange[] {
  const isRevoking = (s: Section) => REVOKES.test(paragraphsOf([s])[0]?.folded ?? '')
  const revoking = parts.articles.filter(isRevoking)
  const { recipients } = findRecipients([...parts.articles, ...parts.annexes], (s) => s === revoking[0])
  const said = revoking.flatMap((s) => paragraphsOf([s]).slice(0, 1))
  const verb = said.map((run) => verbOf(run))[0] ?? null
  if (recipients.length === 0) return said.flatMap((run) => revokedInSentence(run, verb, decisionNumber))
  return recipients.map((r) => ({
    decisionNumber,
    name: r.kind === 'collective' ? fieldOf(r.name) : nameOf(r.name),
    what: fieldOf(verb),
    from: awardOf(r, parts, revoking).title,
    to: absentText(),
  }))
}

/** "Hủy bỏ Quyết định số … về việc tặng Bằng khen … đối với ông …": whom the sentence itself names. */
function revokedInSentence(run: Run, verb: Run | null, decisionNumber: TextField): DraftChange[] {
  const [award] = awardMentions(run)
  const after = Math.max(0, run.folded.search(/doi voi|cua (cac )?(ong|ba)\b|cho (cac )?(ong|ba)\b/))
  return [...run.text.slice(after).matchAll(new RegExp(PERSON.source, 'gu'))].map((m) => {
    const printed = (m[1] ?? '').trim()
    const at = after + m.index + m[0].indexOf(printed)
    return {
      decisionNumber,
      name: nameOf(sliceRun(run, at, at + printed.length)),
      what: fieldOf(verb),
      from: award
        ? textField(award.run, { value: award.title, doubt: runConfidence(award.run) < GOOD ? 'lowConfidence' : undefined })
        : missingText(),
      to: absentText(),
    }
  })
}

/** "Hủy bỏ", "Thu hồi": the word with which the article begins. */
const verbOf = (run: Run): Run | null => {
  const m = REVOKES.exec(run.folded)
  return m ? sliceRun(run, m.index, m.index + m[0].length) : null
}

function amended(parts: DecisionParts, decisionNumber: TextField): DraftChange[] {
  const sections = [...parts.articles, ...parts.annexes]
  const inTables = sections.flatMap((s) =>
    s.blocks.flatMap((b) => (b.kind === 'table' ? tableChanges(b.table, b.page, decisionNumber) : [])),
  )
  const prose = paragraphsOf(sections)
  return [...inTables, ...pairChanges(prose, decisionNumber), ...prose.flatMap((run) => sentenceChanges(run, decisionNumber))]
}

const FROM_HEAD =
  /\b(da (in|ghi|neu|viet|cong nhan|khen)|(ghi|in|viet) (sai|nham)|bi sai|sai sot|truoc (day|khi)|(noi dung|thong tin|so lieu) (cu|sai)|hien ghi)\b|\bcu$/
const TO_HEAD =
  /\b(sua( lai)?( thanh| la)?|dinh chinh( lai)?( thanh| la)?|dieu chinh( lai)?( thanh| la)?|nay (sua|la|ghi)|dung la|ghi dung|sua doi|(noi dung|thong tin|so lieu) (moi|dung))\b|\bmoi$/
const NAME_HEAD = /ho (va |, )?ten|ho,? ten dem|ten (don vi|tap the|ca nhan|ho gia dinh)|^(ca nhan|tap the|don vi)$/
const WHAT_HEAD = /^(noi dung|thong tin|muc|truong thong tin|hang muc)$|(noi dung|thong tin) (can |duoc )?(dinh chinh|sua|dieu chinh)$/
/** A value that says itself what it is: "năm sinh: 1979". */
const LABEL =
  /^(ho (va |,\s*)?ten( dem)?|ten( don vi| goi)?|nam sinh|ngay( thang nam)? sinh|ngay,? thang,? nam sinh|sinh nam|chuc (vu|danh)|don vi( cong tac)?|noi cong tac|que quan|dia chi|danh hieu|hinh thuc( khen thuong)?|so tien|tien thuong|gioi tinh|ten sang kien|xep loai|so quyet dinh|ngay ky)\s*[:–-]\s*/

function tableChanges(table: PageTable, page: number, decisionNumber: TextField): DraftChange[] {
  const textAt = (row: number, col: number): Run => {
    const cell = table.cells.find((c) => c.row <= row && row < c.row + c.rowSpan && c.col <= col && col < c.col + c.colSpan)
    return cell ? runOfLines(cell.lines, page) : EMPTY_RUN
  }
  const columns = Array.from({ length: table.cols }, (_, col) => col)
  // the head may take two rows: "Năm sinh" over "Đã in" and "Sửa lại"
  const saysChange = (row: number) =>
    columns.some((c) => FROM_HEAD.test(textAt(row, c).folded)) && columns.some((c) => TO_HEAD.test(textAt(row, c).folded))
  const last = [0, 1, 2].find((row) => row < table.rows && saysChange(row))
  if (last === undefined) return []
  const heads = columns.map((col) =>
    joinRuns([...new Map(Array.from({ length: last + 1 }, (_, row) => textAt(row, col)).map((r) => [r.text, r])).values()]),
  )
  const name = heads.findIndex((h) => NAME_HEAD.test(h.folded))
  const isFrom = (col: number) =>
    col !== name && FROM_HEAD.test(heads[col]?.folded ?? '') && !/^(stt|tt|so thu tu)\b/.test(heads[col]?.folded ?? '')
  const isTo = (col: number) => col !== name && !isFrom(col) && TO_HEAD.test(heads[col]?.folded ?? '')
  const called = heads.findIndex((h, col) => col !== name && WHAT_HEAD.test(h.folded) && !isFrom(col))
  // "Nội dung đính chính" may head what is changed, or what it is changed into
  const isOnlyTo = !columns.some((col) => col !== called && isTo(col))
  const what = isOnlyTo ? -1 : called
  const pairs = pairColumns(
    columns.filter(isFrom),
    columns.filter((col) => isTo(col) && col !== what),
    name,
  )
  const out: DraftChange[] = []
  for (let row = last + 1; row < table.rows; row++) {
    for (const pair of pairs) {
      const from = labelled(textAt(row, pair.from))
      const to = labelled(textAt(row, pair.to))
      if (from.value.text === '' && to.value.text === '') continue
      if (from.value.text === to.value.text) continue
      const named =
        what >= 0 && textAt(row, what).text !== '' ? textAt(row, what) : (from.label ?? to.label ?? whatOfHead(heads[pair.from]))
      out.push({
        decisionNumber,
        name: name >= 0 ? nameOf(textAt(row, name)) : isName(from.value) ? nameOf(from.value) : missingText(),
        what: fieldOf(named),
        from: fieldOf(from.value),
        to: fieldOf(to.value),
      })
    }
  }
  return out
}

/** Each column of what was printed with the next one of what it is to be; where the name was misprinted its own column is the first. */
function pairColumns(from: readonly number[], to: readonly number[], name: number): { from: number; to: number }[] {
  if (from.length === 0 && name >= 0) return to.slice(0, 1).map((col) => ({ from: name, to: col }))
  return from.flatMap((col) => {
    const next = to.find((other) => other > col)
    return next === undefined ? [] : [{ from: col, to: next }]
  })
}

function labelled(run: Run): { label: Run | null; value: Run } {
  const m = LABEL.exec(run.folded)
  if (!m) return { label: null, value: run }
  return { label: trimRun(sliceRun(run, 0, m[0].length), null, /\s*[:–-]\s*$/), value: sliceRun(run, m[0].length) }
}

/** "Năm sinh đã in" says what is changed beside that it was printed. */
function whatOfHead(head: Run | undefined): Run | null {
  if (!head) return null
  const m = /^(ho (va )?ten|nam sinh|ngay sinh|chuc (vu|danh)|don vi( cong tac)?|danh hieu|dia chi|tien thuong)\b/.exec(head.folded)
  return m ? sliceRun(head, 0, m[0].length) : null
}

const isName = (run: Run): boolean => run.text !== '' && isPlausibleName(splitHonorific(run.text).name)

const PRINTED = /^[-+*•\s]*((noi dung )?da (in|ghi|viet|neu)( la)?|(in|ghi|viet) (sai|nham)( la)?|truoc day( ghi)?( la)?)\s*[:"]/
const CORRECTED =
  /^[-+*•\s]*((nay |xin )?(sua( lai)?|dinh chinh( lai)?|dieu chinh( lai)?|doc)( thanh| la)?( dung)?( la)?|dung la|nay ghi( la)?)\s*[:"]/

/** Two items, one after the other: "- Đã in là: …" and "- Nay sửa lại là: …". */
function pairChanges(prose: readonly Run[], decisionNumber: TextField): DraftChange[] {
  return prose.flatMap((run, i) => {
    const next = prose[i + 1]
    const was = PRINTED.exec(run.folded)
    const is = next ? CORRECTED.exec(next.folded) : null
    if (!was || !is || !next) return []
    const from = labelled(bare(sliceRun(run, was[0].length)))
    const to = labelled(bare(sliceRun(next, is[0].length)))
    const before = i > 0 ? prose[i - 1] : undefined
    return [change(decisionNumber, before, from, to)]
  })
}

const QUOTED =
  /"\s*([^"]{1,300}?)\s*"\s*[,;]?\s*(?:(?:nay|duoc|da|xin)\s+)*(?:(?:sua|dinh chinh|dieu chinh|doi|thay|doc)\s*(?:lai)?\s*)?(?:thanh|la|bang)\s*(?:dung\s*(?:la)?\s*)?(?:cum tu|noi dung|ten)?\s*:?\s*"\s*([^"]{1,300}?)\s*"/g
const PLAIN =
  /\b(?:tu|da (?:in|ghi)(?: la)?|(?:ghi|in) (?:sai|nham)(?: la)?)\s*:?\s+([^;:"]{2,80}?)\s*[,;]?\s*(?:nay\s+)?(?:duoc\s+)?(?:sua (?:lai )?thanh|sua (?:lai )?la|dinh chinh (?:lai )?(?:thanh|la)|dieu chinh (?:lai )?thanh|thanh)\s*:?\s+([^;:",]{2,80}?)(?=\s*[;.,]|\s*$)/g

/** A sentence that says from what to what: quoted, or between the words that say so. */
function sentenceChanges(run: Run, decisionNumber: TextField): DraftChange[] {
  if (PRINTED.test(run.folded) && !/nay|sua|dinh chinh|thanh/.test(run.folded.slice(10))) return []
  const quoted = [...run.folded.matchAll(QUOTED)]
  const found = quoted.length > 0 ? quoted : [...run.folded.matchAll(PLAIN)].filter((m) => !/\d{4}.*den|luat|nghi dinh/.test(m[0]))
  let from = 0
  return found.map((m) => {
    const part = (group: string, after: number) => {
      const at = run.folded.indexOf(group, after)
      return { run: sliceRun(run, at, at + group.length), end: at + group.length }
    }
    const first = part(m[1] ?? '', m.index)
    const second = part(m[2] ?? '', first.end)
    const before = sliceRun(run, from, m.index)
    from = second.end
    return change(decisionNumber, before, labelled(first.run), labelled(second.run))
  })
}

const bare = (run: Run): Run => trimRun(run, /^[\s“”"]+/u, /[\s“”";.,/]+$/u)

const CALLED =
  /(ho (va )?ten|nam sinh|ngay( thang nam)? sinh|chuc (vu|danh)|don vi( cong tac)?|danh hieu|hinh thuc khen thuong|dia chi|so tien|tien thuong|cum tu|ten)(?![\s\S]*(ho (va )?ten|nam sinh|chuc (vu|danh)|don vi|danh hieu))/
const PERSON = /(?:^|[\s,:;(-])(?:[Ôô]ng|[Bb]à|[Ôô]ng\s*[(/,]\s*bà\)?|[Đđ]ồng chí|[Đđ]\/c)\s+((?:\p{Lu}[\p{L}'’]*\s*){2,6})/u

function change(
  decisionNumber: TextField,
  before: Run | undefined,
  from: ReturnType<typeof labelled>,
  to: ReturnType<typeof labelled>,
): DraftChange {
  const who = before ? PERSON.exec(before.text) : null
  const name =
    before && who
      ? sliceRun(
          before,
          before.text.indexOf(who[1] ?? '', who.index),
          before.text.indexOf(who[1] ?? '', who.index) + (who[1] ?? '').trim().length,
        )
      : null
  const said = before ? CALLED.exec(before.folded) : null
  const called = from.label ?? to.label ?? (before && said ? sliceRun(before, said.index, said.index + (said[1]?.length ?? 0)) : null)
  return {
    decisionNumber,
    name: name ? nameOf(name) : isName(from.value) && isName(to.value) ? nameOf(from.value) : missingText(),
    // one name put for another says itself what is changed
    what: called === null && isName(from.value) && isName(to.value) ? NAME_CHANGED : fieldOf(called),
    from: fieldOf(from.value),
    to: fieldOf(to.value),
  }
}

const NAME_CHANGED: TextField = { value: 'họ và tên', status: 'check', confidence: 0.5, raw: '', evidence: [], doubt: 'inferred' }
