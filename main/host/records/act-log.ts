import type { Transaction } from 'kysely'
import type { Actor } from '#common/contract/app.ts'
import { type Clock, newId, timestamp } from '../clock.ts'
import type { Schema } from '../database/schema.ts'
import { recordChange } from './change-log.ts'

/** One row of the change log for what is not a record: a package received, a certificate trusted, a key switched on, a draft thrown away. */
export async function logAct(
  tx: Transaction<Schema>,
  clock: Clock,
  act: {
    actor: Actor
    command: string
    type: 'package' | 'trustAnchor' | 'revocationList' | 'signer' | 'trial' | 'draft' | 'file' | 'correction'
    id: string
    action: 'create' | 'update' | 'withdraw'
    reason?: string
    before?: object
    after?: object
  },
): Promise<void> {
  await recordChange(tx, {
    id: newId(),
    at: timestamp(clock),
    actorId: act.actor.id,
    actorName: act.actor.name,
    command: act.command,
    recordType: act.type,
    recordId: act.id,
    action: act.action,
    source: { kind: 'manual' },
    reason: act.reason ?? null,
    before: act.before ? JSON.stringify(act.before) : null,
    after: act.after ? JSON.stringify(act.after) : null,
  })
}
