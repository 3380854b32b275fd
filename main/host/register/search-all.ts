import { formatDate } from '#common/domain/text/dates.ts'
import type { Reader } from '../records/records.ts'
import { listDecisions } from './decisions.repository.ts'
import { listPeople } from './people.repository.ts'
import { matches, relevance } from './search.ts'
import { listUnits } from './units.repository.ts'

export type Hit = { type: 'person' | 'unit' | 'decision' | 'dossier'; id: string; title: string; detail: string }

/** How many of each kind; the lists behind them show the others. */
const MOST = 8

/** Everything in the register that fits what was typed, a few of each kind, people first. Nothing typed finds nothing. */
export async function searchAll(db: Reader, text: string): Promise<Hit[]> {
  if (text.trim() === '') return []
  const page = { search: text, sort: undefined, descending: false, offset: 0, limit: MOST }
  const people = (await listPeople(db, page)).rows
  const units = (await listUnits(db, page)).rows
  const decisions = (await listDecisions(db, page)).rows
  const dossiers = await db
    .selectFrom('dossier')
    .select(['id', 'title', 'state'])
    .where('withdrawn_at', 'is', null)
    .where((eb) => matches(text, eb.ref('search_key')))
    .orderBy((eb) => relevance(text, eb.ref('search_key'), eb.ref('title')))
    .orderBy('updated_at', 'desc')
    .limit(MOST)
    .execute()
  const details = (...parts: readonly (string | null)[]) => parts.filter(Boolean).join(' · ')
  return [
    ...people.map(
      (row): Hit => ({
        type: 'person',
        id: row.id,
        title: row.full_name,
        detail: details(row.birth_date === null ? null : formatDate(row.birth_date), row.position, row.unit_name ?? row.unit_text),
      }),
    ),
    ...units.map((row): Hit => ({ type: 'unit', id: row.id, title: row.name, detail: row.code ?? '' })),
    ...decisions.map(
      (row): Hit => ({
        type: 'decision',
        id: row.id,
        title: row.number,
        detail: details(formatDate(row.signed_date), row.issuing_body, row.subject),
      }),
    ),
    ...dossiers.map((row): Hit => ({ type: 'dossier', id: row.id, title: row.title, detail: '' })),
  ]
}
