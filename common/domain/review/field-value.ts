import { DraftKind, RecipientKind } from '../../model/draft.ts'
import { isPartialDate } from '../text/dates.ts'
import type { FieldPath } from './paths.ts'

/** A day that exists, in full: ISO `2019-12-27`. */
export const isFullDate = (value: string | number | null): boolean =>
  typeof value === 'string' && value.length === 10 && isPartialDate(value)

const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 100_000

/** May the field at a path hold this value? Null empties every field but the kind of document; dates are ISO and exist. */
export function mayHold(path: FieldPath, value: string | number | null): boolean {
  if (path.at === 'kind') return DraftKind.safeParse(value).success
  if (value === null) return true
  if (path.at === 'count') return isCount(value)
  switch (path.field) {
    case 'signedDate':
    case 'annexDate':
      return isFullDate(value)
    case 'birthDate':
      return typeof value === 'string' && isPartialDate(value)
    case 'birthYear':
      return typeof value === 'number' && isPartialDate(String(value))
    case 'recipientKind':
      return RecipientKind.safeParse(value).success
    default:
      return typeof value === 'string'
  }
}
