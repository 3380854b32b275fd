import type { Transaction } from 'kysely'
import type { Actor } from '#common/contract/app.ts'
import { learnCorrections } from '#common/domain/corrections/learn-corrections.ts'
import { CorrectedKind } from '#common/model/correction.ts'
import type { Draft } from '#common/model/draft.ts'
import { type Clock, timestamp } from '../clock.ts'
import type { CorrectionTable, Schema } from '../database/schema.ts'
import type { HostContext, Input, Output } from '../host.ts'
import { logAct } from '../records/act-log.ts'
import { correctionsRepository as corrections } from './corrections.repository.ts'

/** What the register remembers of misreadings: to see and to clear. */
export function createCorrectionsService(host: HostContext) {
  return {
    async list(input: Input<'corrections.list'>): Promise<Output<'corrections.list'>> {
      const { rows, total } = await corrections.list(host.readyRegister().db, input)
      return { total, rows: rows.flatMap(toRow) }
    },

    async forget(input: Input<'corrections.forget'>, actor: Actor): Promise<Output<'corrections.forget'>> {
      return await host
        .readyRegister()
        .db.transaction()
        .execute(async (tx) => {
          const gone = await corrections.forget(tx, 'all' in input ? 'all' : input.ids)
          for (const row of gone)
            await logAct(tx, host.clock, {
              actor,
              command: 'corrections.forget',
              type: 'correction',
              id: row.id,
              action: 'withdraw',
              before: { kind: row.kind, issuingBody: row.issuing_body, read: row.read_text, right: row.right_text },
            })
          return { forgotten: gone.length }
        })
    },
  }
}

function toRow(row: CorrectionTable): Output<'corrections.list'>['rows'] {
  const kind = CorrectedKind.safeParse(row.kind)
  if (!kind.success) return []
  return [
    {
      id: row.id,
      kind: kind.data,
      issuingBody: row.issuing_body,
      read: row.read_text,
      right: row.right_text,
      times: row.times,
      learnedAt: row.learned_at,
      learnedBy: row.learned_by,
    },
  ]
}

/** Keeps what an approved draft teaches, in the transaction of its approval. */
export async function rememberCorrections(
  tx: Transaction<Schema>,
  clock: Clock,
  by: { readonly actor: Actor; readonly draftId: string },
  draft: { readonly asRead: Draft; readonly reviewed: Draft; readonly origins: readonly (number | null)[] },
): Promise<void> {
  for (const correction of learnCorrections(draft.asRead, draft.reviewed, draft.origins)) {
    const id = await corrections.learn(tx, correction, { at: timestamp(clock), name: by.actor.name, draftId: by.draftId })
    await logAct(tx, clock, {
      actor: by.actor,
      command: 'drafts.approve',
      type: 'correction',
      id,
      action: 'create',
      after: { kind: correction.kind, issuingBody: correction.issuer, read: correction.read, right: correction.right },
    })
  }
}
