import type { JsonObject, PackageRecord } from '#common/model/package.ts'
import { type RecordDataOf, type RecordType, RecordType as RecordTypes, recordData, type StoredRecord } from '#common/model/record.ts'

/** The order records are written in: what others point at comes first. */
export const WRITE_ORDER: readonly RecordType[] = ['unit', 'person', 'decision', 'award', 'evaluation', 'initiative', 'dossier']

/** A record as it stands in a package. Data of the register is plain JSON by its schemas. */
export const toPackageRecord = ({ type, id, ownerUnitId, version, data, updatedAt }: StoredRecord): PackageRecord => ({
  recordVersion: 1,
  type,
  id,
  ownerUnitId,
  version,
  data: data as unknown as JsonObject,
  updatedAt,
})

/**
 * Our copy of a record, as its sender would pack it: a dossier we received was `exported` where it came from. So that
 * the same dossier, come twice, is the same.
 */
export function asSent(record: StoredRecord): PackageRecord {
  const packed = toPackageRecord(record)
  return record.type === 'dossier' && packed.data['state'] === 'received'
    ? { ...packed, data: { ...packed.data, state: 'exported' } }
    : packed
}

export type IncomingRecord = {
  [K in RecordType]: { type: K; id: string; ownerUnitId: string; version: number; data: RecordDataOf[K] }
}[RecordType]

/** Why a record of a package cannot be taken: the file it stands in and the fields that do not fit. */
export type UnfitRecord = { file: string; fields: string }

/**
 * The records of a verified package by this register's own models, in writing order: a signature says who wrote it, not
 * that it makes sense. A record of a kind or form the register does not know is named instead.
 */
export function fromPackageRecords(
  records: readonly PackageRecord[],
): { ok: true; records: IncomingRecord[] } | { ok: false; unfit: UnfitRecord } {
  const incoming: IncomingRecord[] = []
  for (const record of records) {
    const type = RecordTypes.safeParse(record.type)
    const parsed = type.success ? recordData[type.data].safeParse(record.data) : null
    if (!type.success || !parsed?.success) {
      const fields = parsed?.error?.issues.slice(0, 5).map((issue) => issue.path.join('.')) ?? ['type']
      return { ok: false, unfit: { file: `data/records/${record.id}.json`, fields: fields.join(', ') } }
    }
    incoming.push({
      type: type.data,
      id: record.id,
      ownerUnitId: record.ownerUnitId,
      version: record.version,
      data: parsed.data,
    } as IncomingRecord)
  }
  return { ok: true, records: incoming.sort((a, b) => WRITE_ORDER.indexOf(a.type) - WRITE_ORDER.indexOf(b.type)) }
}

/** The files a record of a package must bring: the papers of a dossier, the scans of a decision. */
export function filesOf(record: IncomingRecord): { sha256: string; mustCome: boolean }[] {
  if (record.type === 'dossier') return record.data.attachments.map(({ sha256 }) => ({ sha256, mustCome: true }))
  // a scan may be of a kind packages do not carry
  if (record.type === 'decision') return record.data.files.map(({ sha256 }) => ({ sha256, mustCome: false }))
  return []
}
