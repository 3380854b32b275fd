import type { DraftView } from '#common/contract/scan.ts'
import { fieldAt, parsePath } from '#common/domain/review/paths.ts'
import { t } from '#common/i18n/t.ts'
import { Button } from '../../ui/button.tsx'
import { IconAlertTriangle, IconPlus, IconTrash } from '../../ui/icons.ts'
import { FieldEditor } from './field-editor.tsx'
import { awardWord, type Catalogue, doubtSentence, editsFor, labelOf, recipientKindWord, shownValue } from './fields.ts'
import { InkPiece } from './ink-piece.tsx'
import type { PageImages } from './page-images.ts'
import { rowNumbers } from './row-numbers.ts'
import { linkKey, rowOf, stopAt } from './stops.ts'
import type { Review } from './use-review.ts'
import { placeOf } from './view-model.ts'
import { WhoIs } from './who-is.tsx'

export interface RowCardProps {
  readonly view: DraftView
  readonly row: number
  readonly review: Review
  readonly catalogue: Catalogue
  readonly images: PageImages
}

const chipFields = ['name', 'position', 'unit', 'awardTitle', 'year', 'bonus', 'birthYear', 'rank', 'initiative', 'recipientKind'] as const

/** Values that say nothing without their name; a place, a title or a year speaks for itself. */
const named = new Set<string>(['name', 'bonus', 'birthYear', 'rank', 'initiative', 'recipientKind'])

/** The row being looked at: the value in question with its ink and the reason, who it may be, its other values. */
export function RowCard({ view, row, review, catalogue, images }: RowCardProps) {
  const { acts, place, stops, unsaved } = review
  const award = view.draft.awards[row]
  if (!award) return null
  const numbers = rowNumbers(view.draft.awards)
  const number = numbers[row] ?? row + 1
  const isLink = place.key === linkKey(row)
  const path = isLink || place.key === null ? `awards.${row}.name` : place.key
  const parsed = parsePath(path)
  const field = parsed ? fieldAt(view.draft, parsed) : null
  const stop = stopAt(stops, place.key)
  const paths = stop && stop.paths.length > 0 && !isLink ? stop.paths : [path]
  const doubtful = field !== null && stop !== null && !isLink && (view.doubts.includes(path) || stop.issue !== null)
  const isName = path.endsWith('.name')
  const ink = field?.evidence[0]
  const label = labelOf(path)
  const about = [awardWord(award, catalogue), award.year.value, award.bonus.value].filter(Boolean).join(' · ')
  const shared = paths.length > 1 ? paths.map(rowOf).filter((at) => at !== null) : []
  const accept = (): void => acts.answer(path, editsFor(view.draft, paths, field?.value ?? null), paths, '')
  return (
    <section className="rv-card" aria-label={t('review.rowLabel', { n: String(number) })} data-pane="row">
      <div className="rv-card-top">
        <strong className="rv-no">{number}</strong>
        {isLink ? (
          <span className="rv-card-name sv-cut">{t('review.whoIs', { name: award.name.value ?? '' })}</span>
        ) : (
          <div className="rv-card-editor">
            {isName ? null : <span className="rv-card-label">{label}</span>}
            <FieldEditor
              key={`${path} ${String(field?.value ?? '')}`}
              view={view}
              path={path}
              paths={paths}
              catalogue={catalogue}
              acts={acts}
              focusTick={place.focusTick}
              typed={unsaved?.key === path ? unsaved.text : undefined}
              large={isName}
            />
          </div>
        )}
        {doubtful && ink && !isName ? (
          <InkPiece ink={[ink]} images={images} height={30} maxWidth={190} value={String(field?.value ?? '')} />
        ) : (
          <div className="rv-card-about">
            <span className="sv-cut">{isName ? placeOf(award) : award.name.value}</span>
            <span className="sv-cut sv-2 sv-small">{about}</span>
          </div>
        )}
        {isLink ? null : (
          <Button
            label={shared.length > 1 ? t('review.acceptMany', { n: shared.length }) : t('review.acceptNext')}
            keyId="accept"
            tabIndex={-1}
            onClick={accept}
          />
        )}
      </div>
      {doubtful && field ? (
        <p className="rv-why">
          <IconAlertTriangle size={16} stroke={1.8} className="rv-why-icon" />
          <span>
            {doubtSentence(
              path,
              field.doubt === undefined && stop?.issue?.code === 'unknown-award' ? { ...field, doubt: 'unknownAward' } : field,
            )}
          </span>
        </p>
      ) : null}
      {shared.length > 1 ? (
        <p className="rv-why rv-why-shared">
          <span>
            {t('review.shared', {
              n: shared.length,
              rows: shared.map((at) => String(numbers[at] ?? at + 1)).join(', '),
            })}
          </span>
          <Button
            kind="link"
            size="small"
            label={t('review.onlyThis')}
            onClick={() => acts.answer(path, editsFor(view.draft, [path], field?.value ?? null), [path], '')}
          />
        </p>
      ) : null}
      {isName || isLink ? (
        <WhoIs
          key={row}
          view={view}
          row={row}
          asking={isLink}
          nameIsOpen={stopAt(stops, `awards.${row}.name`) !== null}
          focusTick={isLink ? place.focusTick : 0}
          acts={acts}
        />
      ) : null}
      <section className="rv-chips" aria-label={t('review.otherValues')}>
        {chipFields
          .filter((name) => !path.endsWith(`.${name}`))
          .map((name) => ({ name, at: `awards.${row}.${name}` }))
          .filter(
            ({ name, at }) =>
              (view.draft.awards[row]?.[name].value !== null &&
                !(name === 'recipientKind' && award.recipientKind.value === 'individual')) ||
              view.doubts.includes(at) ||
              name === 'position' ||
              name === 'unit' ||
              name === 'awardTitle',
          )
          .map(({ name, at }) => {
            const value = award[name].value
            const target = parsePath(at)
            return (
              <button
                key={name}
                type="button"
                title={labelOf(at)}
                className={`rv-chip${stopAt(stops, at) ? ' rv-chip-doubt' : ''}`}
                onClick={() => acts.select(at)}
              >
                {value === null || named.has(name) ? <span className="sv-2">{labelOf(at)}:</span> : null}
                <span className="sv-cut">
                  {name === 'recipientKind'
                    ? recipientKindWord(value === null ? null : String(value))
                    : name === 'awardTitle'
                      ? awardWord(award, catalogue) || t('review.empty')
                      : target
                        ? shownValue(target, value) || t('review.empty')
                        : ''}
                </span>
              </button>
            )
          })}
        <span className="rv-chips-end">
          <Button
            kind="text"
            size="small"
            icon={IconPlus}
            iconOnly
            label={t('review.addBelow')}
            onClick={() => acts.addRow(row, award.recipientKind.value ?? 'individual')}
          />
          <Button kind="text" size="small" icon={IconTrash} iconOnly label={t('review.removeRow')} onClick={() => acts.removeRow(row)} />
        </span>
      </section>
    </section>
  )
}
