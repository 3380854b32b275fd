import type { Transaction } from 'kysely'
import { mapDatabaseError } from '../database/database-error.ts'
import type { Schema } from '../database/schema.ts'
import type { CommitContext, CommitResult, RecordChange } from '../records/records.ts'
import type { OpenRegister } from './open-register.ts'

/**
 * One action of an officer: looks, decides and writes in one transaction, so that what was looked at still holds when it is
 * written. `plan` gets the transaction and must use nothing else of the database; what it throws undoes everything.
 */
export async function write(
  register: OpenRegister,
  context: CommitContext,
  plan: (tx: Transaction<Schema>) => Promise<readonly RecordChange[]>,
): Promise<CommitResult[]> {
  const results = await transaction(register, async (tx) => register.records.commitIn(tx, context, await plan(tx)))
  register.records.announce(results)
  return results
}

/** Runs `run` in one transaction. A full disk or a read-only folder is a refusal (`register.diskFull` …), not a fault. */
export async function transaction<T>(register: OpenRegister, run: (tx: Transaction<Schema>) => Promise<T>): Promise<T> {
  try {
    return await register.db.transaction().execute(run)
  } catch (error) {
    throw mapDatabaseError(error)
  }
}

/** The one result of an action of one change. */
export function onlyOne(results: readonly CommitResult[]): CommitResult {
  const [result] = results
  if (!result) throw new Error('an action of one change gives one result')
  return result
}
