import { type KeyboardEvent, useRef, useState } from 'react'
import type { DossierPage } from '#common/contract/exchange.ts'
import type { PersonRow, UnitRow } from '#common/contract/register.ts'
import { formatDate } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { useCommand } from '../../host/use-command.ts'
import { useQuery } from '../../host/use-query.ts'
import { MarkedName, MarkedText } from '../../lists/marked-text.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SearchField } from '../../ui/toolbar.tsx'
import { mergeChosen } from './dossier-model.ts'
import { objectsWords } from './new-dossier-model.ts'

type Kind = 'people' | 'units'
const size = 50

/** Chooses people and collectives of the register, many at once; a choice stays while the search changes. */
export function AddItemsDialog({ page, onClose }: { readonly page: DossierPage; readonly onClose: () => void }) {
  const award = useQuery('catalogue.get', {}).data?.awards.find((one) => one.code === page.data.awardCode)
  const allowed = kindsFor(award?.objects)
  const [asked, setKind] = useState<Kind>('people')
  const kind = allowed.includes(asked) ? asked : (allowed[0] ?? 'people')
  const [search, setSearch] = useState('')
  const [at, setAt] = useState(0)
  const [chosen, setChosen] = useState<Readonly<Record<Kind, ReadonlySet<string>>>>({ people: new Set(), units: new Set() })
  const add = useCommand('dossiers.addItems')
  const box = useRef<HTMLDivElement>(null)
  const input = { search: search.normalize('NFC').slice(0, 200), offset: at * size, limit: size }
  const people = useQuery('people.list', input, { off: kind !== 'people' })
  const units = useQuery('units.list', input, { off: kind !== 'units' })
  const taken = new Set(page.data.items.map((item) => item.personId ?? item.unitId))
  const total = chosen.people.size + chosen.units.size
  const toRows = (): void => box.current?.querySelector<HTMLElement>('tbody tr[tabindex="0"]')?.focus()
  const select = (shown: readonly string[]) => (next: ReadonlySet<string>) =>
    setChosen((before) => ({ ...before, [kind]: mergeChosen(before[kind], shown, next) }))
  const find = (text: string): void => {
    setSearch(text)
    setAt(0)
  }
  const save = async (): Promise<void> => {
    const done = await add.run({ id: page.id, version: page.version, personIds: [...chosen.people], unitIds: [...chosen.units] })
    if (done) onClose()
  }
  const common = { selected: chosen[kind], hints: true, empty: <EmptyState plain title={t('dossiers.addNothing')} /> }
  return (
    <Dialog
      open
      form
      width={820}
      question={t('dossiers.addQuestion')}
      confirm={total === 0 ? t('dossiers.add') : t('dossiers.addConfirm', { n: total })}
      {...(total === 0 ? { blocked: t('dossiers.addNone') } : {})}
      busy={add.busy}
      error={add.error ? <ErrorBlock {...add.error} /> : null}
      onConfirm={() => void save()}
      onCancel={onClose}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only Enter of the search inside is caught here */}
      <div className="hs-pick-tools" onKeyDown={(event) => keepEnter(event, toRows)}>
        {allowed.length > 1 ? (
          <Segmented<Kind>
            label={t('dossiers.addKind')}
            value={kind}
            onChange={(next) => {
              setKind(next)
              setAt(0)
            }}
            items={[
              { id: 'people', label: t('dossiers.addPeopleTab') },
              { id: 'units', label: t('dossiers.addUnitsTab') },
            ]}
          />
        ) : null}
        <SearchField
          key={kind}
          value={search}
          onChange={find}
          bindKey={false}
          placeholder={kind === 'people' ? t('dossiers.addSearchPeople') : t('dossiers.addSearchUnits')}
          onDown={toRows}
        />
        <span className="sv-2 sv-small" aria-live="polite">
          {total > 0
            ? t('dossiers.addChosen', { people: chosen.people.size, units: chosen.units.size })
            : allowed.length === 1 && award
              ? t('dossiers.addOnly', { award: award.shortName, objects: objectsWords(award.objects) })
              : null}
        </span>
      </div>
      <div className="hs-pick" ref={box}>
        {kind === 'people' ? (
          <DataTable<PersonRow>
            {...common}
            caption={t('dossiers.addCaptionPeople')}
            columns={personColumns(search.trim())}
            rows={(people.data?.rows ?? []).filter((row) => !taken.has(row.id))}
            rowId={(row) => row.id}
            rowName={(row) => row.fullName}
            loading={people.loading}
            onSelect={select((people.data?.rows ?? []).map((row) => row.id))}
            paging={{ page: at, size, total: people.data?.total ?? 0, onPage: setAt }}
          />
        ) : (
          <DataTable<UnitRow>
            {...common}
            caption={t('dossiers.addCaptionUnits')}
            columns={unitColumns(search.trim())}
            rows={(units.data?.rows ?? []).filter((row) => !taken.has(row.id))}
            rowId={(row) => row.id}
            rowName={(row) => row.name}
            loading={units.loading}
            onSelect={select((units.data?.rows ?? []).map((row) => row.id))}
            paging={{ page: at, size, total: units.data?.total ?? 0, onPage: setAt }}
          />
        )}
      </div>
      {taken.size > 0 ? <p className="sv-2 sv-small">{t('dossiers.addAlready', { n: taken.size })}</p> : null}
    </Dialog>
  )
}

/** For whom the award is: people, collectives or both. Until the catalogue is there, both. */
function kindsFor(objects: readonly string[] | undefined): readonly Kind[] {
  if (!objects) return ['people', 'units']
  const kinds: Kind[] = [
    ...(objects.includes('individual') ? (['people'] as const) : []),
    ...(objects.includes('collective') ? (['units'] as const) : []),
  ]
  return kinds.length > 0 ? kinds : ['people', 'units']
}

/** Enter in the search leads to the rows: it must not add what was chosen before. */
function keepEnter(event: KeyboardEvent, toRows: () => void): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
  event.preventDefault()
  toRows()
}

const personColumns = (search: string): readonly Column<PersonRow>[] => [
  {
    id: 'name',
    title: t('dossiers.colPerson'),
    width: 190,
    render: (row) => <MarkedName name={row.fullName} givenName={row.givenName} search={search} />,
    text: (row) => row.fullName,
  },
  {
    id: 'born',
    title: t('dossiers.colBorn'),
    width: 92,
    render: (row) => formatDate(row.birthDate),
    text: (row) => formatDate(row.birthDate),
  },
  { id: 'position', title: t('dossiers.colPosition'), width: 150, render: (row) => row.position, text: (row) => row.position ?? '' },
  {
    id: 'unit',
    title: t('dossiers.colUnit'),
    render: (row) => <MarkedText text={row.unit ?? ''} search={search} />,
    text: (row) => row.unit ?? '',
  },
  { id: 'title', title: t('dossiers.colLastTitle'), width: 132, render: (row) => row.lastTitle, text: (row) => row.lastTitle ?? '' },
]

const unitColumns = (search: string): readonly Column<UnitRow>[] => [
  {
    id: 'name',
    title: t('dossiers.colUnitName'),
    render: (row) => (
      <span className="sv-name">
        <MarkedText text={row.name} search={search} />
      </span>
    ),
    text: (row) => row.name,
  },
  { id: 'title', title: t('dossiers.colLastTitle'), width: 200, render: (row) => row.lastTitle, text: (row) => row.lastTitle ?? '' },
]
