import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { helpReading } from '#common/domain/matching/help-reading.ts'
import type { Draft, DraftAward } from '#common/model/draft.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { openReadOnly } from '#host/database/open.ts'
import { buildMatcher, type Matcher } from '#host/register/matchers.ts'
import { matchesOf, rowLink } from '#host/register/row-matcher.ts'

/**
 * Opens the register of `read --register` for reading only and puts its candidates into the rows of a draft: the one that
 * stands out by its id, all of them with score and reasons. What the register knows settles doubtful readings first.
 * @throws AppError `register.notReady` where the folder holds no register
 */
export async function openMatcher(dir: string): Promise<{ match: (draft: Draft) => Draft; close(): Promise<void> }> {
  const path = join(dir, 'so-dang-ky.sqlite')
  if (!existsSync(path)) throw new AppError('register.notReady')
  const db = openReadOnly(path)
  const matcher = await buildMatcher(db)
  return {
    match: (read) => {
      const draft = helpReading(read, matcher.words)
      return { ...draft, awards: draft.awards.map(linked(matcher, draft.decision.signedDate.value)) }
    },
    close: () => db.destroy(),
  }
}

/** What says more than a name: the row's own facts against the register's. */
const strong = /^same(Unit|BirthYear|BirthDate)\b/

/**
 * The row with its candidates. A link is sure only where the name was read for sure, is that of one person alone, and birth and unit
 * agree with nobody else coming near; else a person says who it is.
 */
const linked =
  (matcher: Matcher, at: string | null) =>
  (row: DraftAward): DraftAward => {
    const matches = matchesOf(matcher, row, at)
    const { id } = rowLink(row, { chosen: false }, matches)
    const candidates = matches.map((match) => ({ id: match.id, score: match.score, reasons: [...match.reasons] }))
    const [best] = matches
    const agrees = best?.id === id ? (best?.reasons.filter((reason) => strong.test(reason)).length ?? 0) : 0
    const alone = matches.length === 1 && best?.reasons.includes('sameName') === true
    const sure = id !== null && row.recipientKind.value === 'individual' && row.name.status === 'sure' && alone && agrees >= 2
    return { ...row, link: { id, status: sure ? 'sure' : 'check', candidates } }
  }
