import { useEffect, useRef, useState } from 'react'
import type { DraftView } from '#common/contract/scan.ts'
import { canonicalTonePlacement } from '#common/domain/text/tone-placement.ts'
import { t } from '#common/i18n/t.ts'
import type { DraftEdit } from '#common/model/review.ts'
import { useQuery } from '../../host/use-query.ts'
import { type Candidate, Candidates } from '../../ui/candidates.tsx'
import { IconInfoCircle } from '../../ui/icons.ts'
import { differingWords, reasonWords } from './people-words.ts'
import { RegisterSearch } from './register-search.tsx'
import { linkKey } from './stops.ts'
import type { ReviewActs } from './use-review.ts'
import { takeEdits } from './view-model.ts'

export interface WhoIsProps {
  readonly view: DraftView
  readonly row: number
  /** the question itself is the place looked at, not the name */
  readonly asking: boolean
  /** the name itself still waits for an answer */
  readonly nameIsOpen: boolean
  readonly focusTick: number
  readonly acts: ReviewActs
}

const sameSpelling = (a: string, b: string): boolean =>
  canonicalTonePlacement(a.normalize('NFC')) === canonicalTonePlacement(b.normalize('NFC'))

/**
 * Whom a printed name means: candidates of the register, a new one, or a search. Enter takes the candidate that is
 * marked; where the name that was accepted differs from it, Enter makes a new person instead.
 */
export function WhoIs({ view, row, asking, nameIsOpen, focusTick, acts }: WhoIsProps) {
  const award = view.draft.awards[row]
  const isHousehold = award?.recipientKind.value === 'household'
  const { data, loading } = useQuery('drafts.candidates', { id: view.id, row }, { off: isHousehold })
  const [searching, setSearching] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const link = view.links[row]
  const items: readonly (Candidate & { readonly codes: readonly string[] })[] = [
    ...(data?.people ?? []).map((person) => ({
      id: person.id,
      name: person.fullName,
      birthYear: person.birthDate?.slice(0, 4),
      detail: [person.position, person.unit].filter(Boolean).join(', '),
      reason: reasonWords(person.reasons, 2),
      score: person.score,
      codes: person.reasons,
    })),
    ...(data?.units ?? []).map((unit) => ({
      id: unit.id,
      name: unit.name,
      detail: unit.shortName ?? '',
      reason: reasonWords(unit.reasons, 2),
      score: unit.score,
      codes: unit.reasons,
    })),
  ].slice(0, 4)

  // the question takes the focus: on what Enter would do, as soon as it is there; never away from where the officer went
  const asked = useRef(0)
  useEffect(() => {
    const here = frame.current
    const isNew = asked.current !== focusTick
    asked.current = focusTick
    if (focusTick === 0 || !here || (!isNew && document.activeElement !== here && document.activeElement !== document.body)) return
    const marked = here.querySelector<HTMLElement>('.sv-candidate[aria-current]')
    const create = loading ? null : here.querySelector<HTMLElement>('.sv-candidate-last button')
    ;(marked ?? create ?? here).focus()
  }, [focusTick, loading])

  if (!award || isHousehold) return null
  const name = award.name.value ?? ''
  const isUnit = award.recipientKind.value === 'collective'
  const done = (edits: readonly DraftEdit[]): void =>
    acts.answer(asking ? linkKey(row) : `awards.${row}.name`, edits, [linkKey(row), `awards.${row}.name`], '')
  const take = (id: string, candidate: string): void => done(takeEdits(view, row, { id, name: candidate }, sameSpelling))
  const create = (): void => {
    const path = `awards.${row}.name`
    done([...(view.doubts.includes(path) ? [{ op: 'accept' as const, path }] : []), { op: 'link', row, id: null }])
  }
  const best = items[0]
  // a name that was looked at and differs from the register's is somebody else, until the officer says otherwise
  const isOther = !nameIsOpen && best !== undefined && best.codes.some((code) => /^nameDiffersBy(Tone|Mark|Letter)\b/.test(code))
  const preselected = link?.id ?? (asking && link?.state === 'open' && !isOther ? (best?.id ?? null) : null)
  const differs = best && (nameIsOpen || isOther) && !sameSpelling(name, best.name) ? differingWords(name, best.name) : null
  const has = (reason: string): boolean => best?.codes.some((code) => code === reason || code.startsWith(`${reason}:`)) ?? false
  return (
    <div ref={frame} className="rv-who" tabIndex={-1}>
      {differs && best ? (
        <p className="rv-why">
          <IconInfoCircle size={16} stroke={1.8} className="rv-why-icon" />
          <span>
            {isOther
              ? t('review.otherThanRead', { read: differs.read, other: differs.other })
              : t('review.readOther', {
                  read: differs.read,
                  other: differs.other,
                  what: has('sameUnit') && has('samePosition') ? t('review.readOtherSame') : t('review.readOtherName'),
                })}
          </span>
        </p>
      ) : null}
      {loading && !data ? <p className="rv-why sv-2">{t('review.candidatesLoading')}</p> : null}
      <Candidates
        items={items}
        preselectedId={preselected}
        onTake={(id) => {
          const found = items.find((item) => item.id === id)
          if (found) take(id, found.name)
        }}
        create={{ name, onCreate: create, label: isUnit ? t('review.createUnit', { name }) : t('review.createPerson', { name }) }}
        onSearch={() => setSearching(true)}
      />
      {searching ? (
        <RegisterSearch
          what={isUnit ? 'unit' : 'person'}
          row={row + 1}
          start={name}
          onTake={(id, found) => {
            setSearching(false)
            take(id, found)
          }}
          onClose={() => {
            setSearching(false)
            acts.select(asking ? linkKey(row) : `awards.${row}.name`)
          }}
        />
      ) : null}
    </div>
  )
}
