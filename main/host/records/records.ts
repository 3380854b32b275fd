import type { Kysely, Transaction } from 'kysely'
import type { Actor } from '#common/contract/app.ts'
import {
  type RecordDataOf,
  type RecordEvidence,
  type RecordType,
  recordData,
  type Source,
  type StoredRecord,
} from '#common/model/record.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { createBreath } from '../breath.ts'
import { type Clock, newId, timestamp, vietnamDay } from '../clock.ts'
import type { Database } from '../database/open.ts'
import type { Schema } from '../database/schema.ts'
import { recordChange } from './change-log.ts'
import { columnsOf } from './columns.ts'

/** The ink given with a change; the record it belongs to is the change's own. */
export type FieldInk = Omit<RecordEvidence, 'recordType' | 'recordId'>

/** One change to one record. `version` is the version the officer saw; a different one now is a conflict. */
export type RecordChange = {
  [K in RecordType]:
    | {
        type: K
        action: 'create'
        id?: string
        ownerUnitId?: string
        data: RecordDataOf[K]
        ink?: readonly FieldInk[]
        createdAt?: string
        version?: number
        reason?: string | null
      }
    | {
        type: K
        action: 'update'
        id: string
        version: number
        data: RecordDataOf[K]
        reason?: string | null
        ink?: readonly FieldInk[]
        foreign?: true
        /** the owner's own count of a foreign record */
        newVersion?: number
      }
    | { type: K; action: 'withdraw'; id: string; version: number; reason: string }
}[RecordType]

export type CommitResult = { id: string; version: number; type: RecordType }

/** What a commit is about: who, by which command, from what source. */
export type CommitContext = { actor: Actor; command: string; source: Source }

export interface Records {
  /** Writes changes in one transaction of its own. Emits `register.changed` after the commit. */
  commit(context: CommitContext, changes: readonly RecordChange[]): Promise<CommitResult[]>
  /** The same inside a transaction of the caller, who calls `announce` after it. */
  commitIn(tx: Transaction<Schema>, context: CommitContext, changes: readonly RecordChange[]): Promise<CommitResult[]>
  announce(results: readonly CommitResult[]): void
  /** A record as it stands. @throws AppError `record.notFound` */
  get<K extends RecordType>(type: K, id: string, db?: Reader): Promise<StoredRecord<K>>
  find<K extends RecordType>(type: K, id: string, db?: Reader): Promise<StoredRecord<K> | null>
}
export type Reader = Pick<Kysely<Schema>, 'selectFrom'>

type Deps = { db: Database; clock: Clock; ownUnitId: () => string | null; onChanged: (types: RecordType[]) => void }

/**
 * The only writer of records (DESIGN.md, Data): versions, change log and evidence in one transaction, whatever the
 * source is: scan, manual, excel, package, sample.
 */
export function createRecords({ db, clock, ownUnitId, onChanged }: Deps): Records {
  const find = async <K extends RecordType>(type: K, id: string, reader: Reader = db): Promise<StoredRecord<K> | null> => {
    const row = await reader
      .selectFrom(type as RecordType)
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
    return row ? toRecord(type, row) : null
  }
  const get: Records['get'] = async (type, id, reader) => {
    const record = await find(type, id, reader)
    if (!record) throw new AppError('record.notFound', { type })
    return record
  }

  async function write(tx: Transaction<Schema>, context: CommitContext, change: RecordChange): Promise<CommitResult> {
    const at = timestamp(clock)
    const before = change.action === 'create' ? null : await get(change.type, change.id, tx)
    if (before) {
      if (change.action !== 'create' && before.version !== change.version)
        throw new AppError('record.conflict', { type: change.type, version: before.version })
      if (before.withdrawnAt) throw new AppError('record.withdrawn', { type: change.type })
      const isForeign = change.action === 'update' && change.foreign === true
      if (!isForeign && before.ownerUnitId !== ownUnitId()) throw new AppError('record.notOwn', { type: change.type })
    }
    const data = change.action === 'withdraw' ? before?.data : parseData(change.type, change.data)
    const id = change.action === 'create' ? (change.id ?? newId()) : change.id
    const owner = before?.ownerUnitId ?? (change.action === 'create' ? change.ownerUnitId : undefined) ?? ownUnitId() ?? id
    const next = (before?.version ?? 0) + 1
    const version =
      change.action === 'create' ? (change.version ?? 1) : change.action === 'update' ? Math.max(next, change.newVersion ?? 0) : next
    const ink = change.action === 'withdraw' ? [] : (change.ink ?? [])
    const kept = before
      ? await tx
          .selectFrom('evidence')
          .select('id')
          .where('record_type', '=', change.type)
          .where('record_id', '=', id)
          .limit(1)
          .executeTakeFirst()
      : undefined
    const columns = columnsOf[change.type](data as never, {
      today: vietnamDay(clock),
      sourceKind: context.source.kind,
      hasInk: ink.length > 0 || kept !== undefined,
    })
    const json = JSON.stringify(data)
    const row = {
      ...columns,
      id,
      owner_unit_id: owner,
      version,
      created_at: before?.createdAt ?? at,
      updated_at: at,
      withdrawn_at: change.action === 'withdraw' ? at : null,
      data: json,
    }
    if (before) {
      const { id: _id, created_at: _created, ...changed } = change.type === 'decision' ? withoutSource(row) : row
      await tx
        .updateTable(change.type as 'unit')
        .set(changed as never)
        .where('id', '=', id)
        .execute()
    } else {
      await tx
        .insertInto(change.type as 'unit')
        .values(row as never)
        .execute()
    }
    if (change.type === 'initiative' && change.action !== 'withdraw') await writeAuthors(tx, id, change.data)
    await writeInk(tx, context, at, change.type, id, ink)
    await recordChange(tx, {
      id: newId(),
      at,
      actorId: context.actor.id,
      actorName: context.actor.name,
      command: context.command,
      recordType: change.type,
      recordId: id,
      action: change.action,
      source: context.source,
      reason: change.reason ?? null,
      before: before ? JSON.stringify(before.data) : null,
      after: change.action === 'withdraw' ? null : json,
    })
    return { id, version, type: change.type }
  }

  const commitIn: Records['commitIn'] = async (tx, context, changes) => {
    const results: CommitResult[] = []
    const breath = createBreath()
    for (const change of changes) {
      results.push(await write(tx, context, change))
      await breath()
    }
    return results
  }
  const announce = (results: readonly CommitResult[]) => {
    if (results.length > 0) onChanged([...new Set(results.map((result) => result.type))])
  }
  return {
    commitIn,
    announce,
    find,
    get,
    async commit(context, changes) {
      const results = await db.transaction().execute((tx) => commitIn(tx, context, changes))
      announce(results)
      return results
    },
  }
}

const withoutSource = <T extends object>(row: T): T => {
  const { source_kind: _source, ...rest } = row as T & { source_kind?: unknown }
  return rest as T
}

function parseData<K extends RecordType>(type: K, data: unknown): RecordDataOf[K] {
  const parsed = recordData[type].safeParse(data)
  if (!parsed.success)
    throw new AppError('record.invalid', {
      type,
      fields: parsed.error.issues
        .slice(0, 5)
        .map((issue) => issue.path.join('.'))
        .join(', '),
    })
  return normalised(parsed.data) as RecordDataOf[K]
}

/** All text is kept in NFC. */
function normalised(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map(normalised)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, normalised(item)]))
  return value
}

type AnyRow = {
  id: string
  owner_unit_id: string
  version: number
  created_at: string
  updated_at: string
  withdrawn_at: string | null
  data: string
}

/** A row as a record; the data is what the schema let in when it was written. */
export const toRecord = <K extends RecordType>(type: K, row: AnyRow): StoredRecord<K> => ({
  type,
  id: row.id,
  ownerUnitId: row.owner_unit_id,
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  withdrawnAt: row.withdrawn_at,
  data: JSON.parse(row.data) as RecordDataOf[K],
})

async function writeAuthors(tx: Transaction<Schema>, initiativeId: string, data: RecordDataOf['initiative']): Promise<void> {
  await tx.deleteFrom('initiative_author').where('initiative_id', '=', initiativeId).execute()
  for (const [ord, author] of data.authors.entries()) {
    await tx
      .insertInto('initiative_author')
      .values({ initiative_id: initiativeId, ord, person_id: author.personId, printed_name: author.printedName })
      .execute()
  }
}

/** As many pieces of ink as one statement may hold values of. */
const inkAtOnce = 1000

async function writeInk(
  tx: Transaction<Schema>,
  context: CommitContext,
  at: string,
  type: RecordType,
  recordId: string,
  pieces: readonly FieldInk[],
): Promise<void> {
  const rows = pieces.map((ink) => ({
    id: newId(),
    record_type: type,
    record_id: recordId,
    field: ink.field,
    sha256: ink.sha256,
    file_page: ink.filePage,
    page: ink.page,
    box: JSON.stringify(ink.box),
    raw: ink.raw,
    confidence: ink.confidence,
    status: ink.status,
    engine: ink.engine,
    draft_id: ink.draftId,
    confirmed_by: context.actor.name,
    confirmed_at: at,
  }))
  for (let from = 0; from < rows.length; from += inkAtOnce)
    await tx
      .insertInto('evidence')
      .values(rows.slice(from, from + inkAtOnce))
      .execute()
}
