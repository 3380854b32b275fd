import type { Actor } from '#common/contract/app.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { grantsOf } from './decisions.repository.ts'
import { dossiersCiting } from './dossier-use.repository.ts'
import type { OpenRegister } from './open-register.ts'
import type { Withdrawal } from './people.service.ts'
import { write } from './write.ts'

/**
 * Withdraws a decision and everything it gave, in one commit with one reason.
 * @throws AppError `record.inUse` with the number of dossiers that cite one of its awards
 */
export async function withdrawDecision(register: OpenRegister, actor: Actor, { id, version, reason }: Withdrawal): Promise<void> {
  await write(register, { actor, command: 'decisions.withdraw', source: { kind: 'manual' } }, async (tx) => {
    const granted = await grantsOf(tx, id)
    const count = await dossiersCiting(
      tx,
      granted.map((record) => record.id),
    )
    if (count > 0) throw new AppError('record.inUse', { type: 'decision', count })
    return [
      ...granted.map((record) => ({ ...record, action: 'withdraw' as const, reason })),
      { type: 'decision', action: 'withdraw', id, version, reason },
    ]
  })
}
