import type { RecipientKind } from '../../model/draft.ts'
import type { ColumnRole } from './column-roles.ts'
import type { Section } from './document.ts'
import type { Run } from './run.ts'

/** One recipient as the paper lists it; a part the list does not print is null. */
export interface Recipient {
  readonly kind: RecipientKind
  /** the kind was told by a heading, a column or an honorific, not guessed from the name */
  readonly kindSaid: boolean
  readonly name: Run
  readonly honorific: Run | null
  readonly birth: Run | null
  readonly position: Run | null
  readonly unit: Run | null
  /** position and unit were parted at a comma or stand in columns of their own */
  readonly plainUnit: boolean
  /** the unit stands in a heading over the row */
  readonly unitOfHeading: boolean
  readonly award: Run | null
  readonly rank: Run | null
  readonly bonus: Run | null
  readonly initiative: Run | null
  readonly reason: Run | null
  readonly year: Run | null
  /** as read or, where the numbers on both sides leave only one, as it must be */
  readonly ordinal: number | null
  readonly ordinalRun: Run | null
  /** headings over this row, nearest last */
  readonly headings: readonly Run[]
  /** ditto marks that stood for a value, and whether each was plainly one */
  readonly dittos: Readonly<Partial<Record<'position' | 'unit' | 'award', { readonly mark: Run; readonly plain: boolean }>>>
  readonly section: Section
  /** which list or table of the section, for numbering */
  readonly list: number
  /** counts through the printed rows: a row that gives several awards, or names several authors, makes several recipients */
  readonly row: number
  /** columns whose cell in this row has letters that were not read */
  readonly unread?: ReadonlySet<ColumnRole>
  /** the row looks like two that ran together */
  readonly suspect: boolean
}
