import type { RecordDataOf, RecordType } from '../../model/record.ts'
import type { InkPiece } from './recipient-row.ts'

/** A record that is about to be written for the first time. */
export interface BuiltRecord<K extends RecordType> {
  readonly type: K
  readonly id: string
  readonly data: RecordDataOf[K]
  readonly ink: readonly InkPiece[]
}
