import type { JsonValue, PackageRecord } from '../../model/package.ts'
import { canonicalJson } from './canonical-json.ts'

/** One value that differs: `path` as `data.periods.0.from`; a side that has no such value is absent. */
export interface FieldDifference {
  readonly path: string
  readonly ours?: JsonValue
  readonly theirs?: JsonValue
}

export interface Conflict {
  readonly ours: PackageRecord
  readonly theirs: PackageRecord
  readonly differences: readonly FieldDifference[]
}

export interface ImportPlan {
  /** unknown id; whether it is a person known under another id is the matcher's question */
  readonly new: readonly PackageRecord[]
  /** known, and nothing to do */
  readonly same: readonly PackageRecord[]
  /** known with other content: an officer decides */
  readonly conflicting: readonly Conflict[]
}

/** What makes two copies of a record the same: not the version counter, nor the time of the last change. */
const contentOf = ({ type, ownerUnitId, data }: PackageRecord): JsonValue => ({ type, ownerUnitId, data })

const isObject = (value: JsonValue | undefined): value is { [key: string]: JsonValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const own = (value: { [key: string]: JsonValue }, key: string): JsonValue | undefined =>
  Object.hasOwn(value, key) ? value[key] : undefined

const compare = (path: string, ours: JsonValue | undefined, theirs: JsonValue | undefined): FieldDifference[] => {
  if (ours !== undefined && theirs !== undefined && canonicalJson(ours) === canonicalJson(theirs)) return []
  if (isObject(ours) && isObject(theirs)) {
    const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].sort()
    return keys.flatMap((key) => compare(`${path}.${key}`, own(ours, key), own(theirs, key)))
  }
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    const length = Math.max(ours.length, theirs.length)
    return Array.from({ length }).flatMap((_, index) => compare(`${path}.${index}`, ours[index], theirs[index]))
  }
  return [{ path, ...(ours === undefined ? {} : { ours }), ...(theirs === undefined ? {} : { theirs }) }]
}

/** The values in which two copies of one record differ, in the order of their paths. */
export const compareRecords = (ours: PackageRecord, theirs: PackageRecord): FieldDifference[] => [
  ...compare('type', ours.type, theirs.type),
  ...compare('ownerUnitId', ours.ownerUnitId, theirs.ownerUnitId),
  ...compare('data', ours.data, theirs.data),
]

/**
 * Sorts the records of a verified package by what the register already has under their ids. Nothing is decided for the
 * officer; the order of `records` is kept in every list.
 */
export const planImport = (records: readonly PackageRecord[], registerView: ReadonlyMap<string, PackageRecord>): ImportPlan => {
  const plan = { new: [] as PackageRecord[], same: [] as PackageRecord[], conflicting: [] as Conflict[] }
  for (const theirs of records) {
    const ours = registerView.get(theirs.id)
    if (ours === undefined) plan.new.push(theirs)
    else if (canonicalJson(contentOf(ours)) === canonicalJson(contentOf(theirs))) plan.same.push(theirs)
    else plan.conflicting.push({ ours, theirs, differences: compareRecords(ours, theirs) })
  }
  return plan
}
