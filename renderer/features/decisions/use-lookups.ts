import { useEffect, useRef, useState } from 'react'
import type { HostClient } from '#common/contract/index.ts'
import { outstanding } from '#common/domain/matching/reasons.ts'
import { formatDate } from '#common/i18n/format.ts'
import { textOf } from '#common/i18n/t.ts'
import { useHost } from '../../host/host-provider.tsx'
import { type GridColumn, type OpenRow, openKey } from './entry-model.ts'

/** Somebody or some unit of the register a typed row may mean. */
export interface Candidate {
  readonly id: string
  readonly name: string
  readonly detail: string
  readonly score: number
  /** what the register knows, for cells left empty */
  readonly known: Partial<Record<GridColumn, string>>
}

/** undefined while it is being looked up */
export type Lookup = readonly Candidate[] | undefined

/** Candidates below this say nothing about who is meant. */
const lowest = 0.5

/**
 * Looks up every row that is not linked yet, one after the other and each question once. Nothing is linked here: the officer
 * chooses, or takes all that stand out alone.
 */
export function useLookups(rows: readonly OpenRow[], at: string | null): (row: OpenRow) => Lookup {
  const host = useHost()
  const [found, setFound] = useState<ReadonlyMap<string, readonly Candidate[]>>(new Map())
  const asked = useRef(new Set<string>())
  const wanted = rows.map(openKey).join('\n')
  const latest = useRef(rows)
  latest.current = rows
  useEffect(() => {
    const stop = new AbortController()
    const run = async (): Promise<void> => {
      for (const row of latest.current) {
        const key = openKey(row)
        if (wanted === '' || asked.current.has(key)) continue
        asked.current.add(key)
        // a search that failed says nothing about who is meant; the row is then new unless the officer links it
        const candidates = await lookUp(host, row, at, stop.signal).catch(() => (stop.signal.aborted ? null : []))
        if (candidates === null) {
          asked.current.delete(key)
          return
        }
        setFound((before) => new Map(before).set(key, candidates))
      }
    }
    // typing rests first: every letter of a name would be a question
    const timer = setTimeout(() => void run(), 350)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [host, at, wanted])
  return (row) => found.get(openKey(row))
}

/** The one candidate that stands out, where there is one. */
export const clearMatch = (candidates: Lookup): Candidate | null => (candidates ? outstanding(candidates) : null)

async function lookUp(host: HostClient, row: OpenRow, at: string | null, signal: AbortSignal): Promise<readonly Candidate[]> {
  if (row.kind === 'collective') {
    const { rows } = await host.call('units.suggest', { name: row.name.slice(0, 300), at, limit: 6 }, { signal })
    return rows
      .filter((one) => one.score >= lowest)
      .map((one) => ({
        id: one.id,
        name: one.name,
        score: one.score,
        detail: [one.code, reasonWords(one.reasons)].filter(Boolean).join(' · '),
        known: {},
      }))
  }
  const { rows } = await host.call(
    'people.suggest',
    {
      name: row.name.slice(0, 120),
      birth: row.birth,
      position: row.position?.slice(0, 300) ?? null,
      unit: row.unit?.slice(0, 300) ?? null,
      at,
      limit: 6,
    },
    { signal },
  )
  return rows
    .filter((one) => one.score >= lowest)
    .map((one) => ({
      id: one.id,
      name: one.fullName,
      score: one.score,
      detail: [one.birthDate ? formatDate(one.birthDate) : null, one.position, one.unit, reasonWords(one.reasons)]
        .filter(Boolean)
        .join(' · '),
      known: knownOf(one),
    }))
}

/** What the register knows about a person, as the cells of a row hold it. */
export const knownOf = (person: {
  readonly birthDate: string | null
  readonly position: string | null
  readonly unit: string | null
}): Candidate['known'] => ({
  birth: person.birthDate ? formatDate(person.birthDate) : '',
  position: person.position ?? '',
  unit: person.unit ?? '',
})

/** Reasons like `differentBirthYear:1985` in words; the same name goes without saying. */
function reasonWords(codes: readonly string[]): string {
  return codes
    .flatMap((code) => {
      const [name = '', value = ''] = code.split(/:(.*)/)
      const shown = /^\d{4}(-\d\d){0,2}$/.test(value) ? formatDate(value) : value
      return name === 'sameName' ? [] : (textOf(`review.reason.${name}`, { value: shown }) ?? [])
    })
    .slice(0, 2)
    .join(', ')
}
