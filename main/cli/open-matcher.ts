import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Draft } from '#common/model/draft.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { openReadOnly } from '#host/database/open.ts'
import { buildMatcher } from '#host/register/matchers.ts'
import { matchesOf, rowLink } from '#host/register/row-matcher.ts'

/**
 * Opens the register of `read --register` for reading only and puts its candidates into the rows of a draft: the one that
 * stands out by its id, all of them with score and reasons. A link is always `check`: a person says who it is.
 * @throws AppError `register.notReady` where the folder holds no register
 */
export async function openMatcher(dir: string): Promise<{ match: (draft: Draft) => Draft; close(): Promise<void> }> {
  const path = join(dir, 'so-dang-ky.sqlite')
  if (!existsSync(path)) throw new AppError('register.notReady')
  const db = openReadOnly(path)
  const matcher = await buildMatcher(db)
  return {
    match: (draft) => ({
      ...draft,
      awards: draft.awards.map((row) => {
        const matches = matchesOf(matcher, row, draft.decision.signedDate.value)
        const { id } = rowLink(row, { chosen: false }, matches)
        const candidates = matches.map((match) => ({ id: match.id, score: match.score, reasons: [...match.reasons] }))
        return { ...row, link: { id, status: 'check' as const, candidates } }
      }),
    }),
    close: () => db.destroy(),
  }
}
