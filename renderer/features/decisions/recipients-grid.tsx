import './decisions.css'
import { Popover } from 'antd'
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react'
import type { z } from 'zod'
import type { CatalogueEntry } from '#common/contract/register.ts'
import { searchKey } from '#common/domain/text/search-key.ts'
import { formatDate, formatPercent } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { useHost } from '../../host/host-provider.tsx'
import { MarkedText } from '../../lists/marked-text.tsx'
import { awardLabel } from '../../records/award-choices.ts'
import { Button } from '../../ui/button.tsx'
import { type EntryColumn, EntryGrid, type Suggestion } from '../../ui/entry-grid.tsx'
import type { Cells } from '../../ui/entry-grid-model.ts'
import { IconUserPlus } from '../../ui/icons.ts'
import { Status } from '../../ui/status.tsx'
import { useHotkeys } from '../../ui/use-hotkeys.ts'
import { useNarrow } from '../../ui/use-narrow.ts'
import {
  type EntryForm,
  type GridColumn,
  type GridKind,
  gridColumns,
  isCellRight,
  linkOf,
  linkText,
  type OpenRow,
  openRows,
  withLink,
} from './entry-model.ts'
import { type Candidate, knownOf, type Lookup } from './use-lookups.ts'

type Award = z.infer<typeof CatalogueEntry>

const titles: Readonly<Record<GridKind, Partial<Record<GridColumn, string>>>> = {
  individual: {
    name: t('decisions.gridName'),
    birth: t('decisions.gridBirth'),
    position: t('decisions.gridPosition'),
    unit: t('decisions.gridUnit'),
    award: t('decisions.gridAward'),
    bonus: t('decisions.gridBonus'),
    link: t('decisions.gridLink'),
  },
  collective: {
    name: t('decisions.gridUnitName'),
    unit: t('decisions.gridParent'),
    award: t('decisions.gridAward'),
    bonus: t('decisions.gridBonus'),
    link: t('decisions.gridLink'),
  },
  household: {
    name: t('decisions.gridHead'),
    unit: t('decisions.gridAddress'),
    award: t('decisions.gridAward'),
    bonus: t('decisions.gridBonus'),
  },
}

const wide: Readonly<Partial<Record<GridColumn, number>>> = { birth: 92, position: 176, award: 112, bonus: 108, link: 152 }
const slim: typeof wide = { birth: 88, position: 132, award: 92, bonus: 88, link: 136 }

const wrongWords: Readonly<Partial<Record<GridColumn, string>>> = {
  birth: t('decisions.checkBirth'),
  award: t('decisions.checkAward'),
  bonus: t('decisions.checkBonus'),
  name: t('decisions.checkLong'),
  unit: t('decisions.checkLong'),
  position: t('decisions.checkLong'),
}

export interface RecipientsGridProps {
  readonly kind: GridKind
  readonly form: EntryForm
  readonly onChange: (form: EntryForm) => void
  readonly catalogue: readonly Award[]
  readonly lookup: (row: OpenRow) => Lookup
  readonly foot: string
}

/** The recipients of one kind, typed as in Excel; names look for whom they may mean while they are typed. */
export function RecipientsGrid({ kind, form, onChange, catalogue, lookup, foot }: RecipientsGridProps) {
  const host = useHost()
  const narrow = useNarrow()
  // the grid may report two changes in one key press (a cell left, then Alt+N): the second builds on the first
  const latest = useRef(form)
  latest.current = form
  const change = (next: EntryForm): void => {
    latest.current = next
    onChange(next)
  }
  const taken = useRef(new Map<string, Candidate['known'] & { readonly name: string }>())

  const suggestPeople = useCallback(
    async (text: string, _row: number, signal: AbortSignal): Promise<readonly Suggestion[]> => {
      const { rows } = await host.call('people.list', { search: text.slice(0, 200), limit: 8 }, { signal })
      return rows.map((row) => {
        taken.current.set(row.id, { ...knownOf(row), name: row.fullName })
        return {
          id: row.id,
          value: row.fullName,
          label: <MarkedText text={row.fullName} search={text} />,
          detail: [row.birthDate ? formatDate(row.birthDate) : null, [row.position, row.unit].filter(Boolean).join(', ')]
            .filter(Boolean)
            .join(' · '),
          end: row.lastTitle ?? '',
        }
      })
    },
    [host],
  )
  const suggestUnits = useCallback(
    async (text: string, _row: number, signal: AbortSignal): Promise<readonly Suggestion[]> => {
      const { rows } = await host.call('units.list', { search: text.slice(0, 200), limit: 8 }, { signal })
      return rows.map((row) => ({
        id: row.id,
        value: row.name,
        label: <MarkedText text={row.name} search={text} />,
        detail: row.code ?? '',
        end: row.lastTitle ?? '',
      }))
    },
    [host],
  )
  const suggestAwards = useCallback(
    async (text: string): Promise<readonly Suggestion[]> => {
      const key = searchKey(text)
      return catalogue
        .filter((entry) => searchKey(`${entry.shortName} ${entry.name}`).includes(key))
        .slice(0, 8)
        .map((entry) => ({ id: entry.code, value: entry.shortName, label: entry.shortName, detail: awardLabel(entry) }))
    },
    [catalogue],
  )

  const cells = form.cells[kind]
  const open = new Map(openRows(form).flatMap((row) => (row.kind === kind ? [[row.row, row] as const] : [])))
  const columns = useMemo((): readonly EntryColumn[] => {
    const suggests: Partial<Record<GridColumn, EntryColumn['suggest']>> = {
      ...(kind === 'individual' ? { name: suggestPeople, unit: suggestUnits } : {}),
      ...(kind === 'collective' ? { name: suggestUnits, unit: suggestUnits } : {}),
      award: suggestAwards,
    }
    return gridColumns[kind].map((id): EntryColumn => {
      const suggest = suggests[id]
      const width = id === 'name' ? (kind === 'individual' ? (narrow ? 176 : 216) : narrow ? 280 : 340) : (narrow ? slim : wide)[id]
      return {
        id,
        title: titles[kind][id] ?? id,
        ...(width ? { width } : {}),
        ...(id === 'bonus' ? { align: 'right' as const } : {}),
        ...(id === 'name' ? { bold: true } : {}),
        ...(id === 'link' ? { readOnly: true } : {}),
        ...(suggest ? { suggest } : {}),
        check: (text: string) => (id === 'link' || isCellRight(id, text, catalogue) ? null : (wrongWords[id] ?? null)),
      }
    })
  }, [kind, suggestPeople, suggestUnits, suggestAwards, catalogue, narrow])

  const live = columns.map((column): EntryColumn => {
    if (column.id === 'name' && kind !== 'household')
      return {
        ...column,
        onTake: (suggestion) => {
          const known = taken.current.get(suggestion.id)
          return { ...(kind === 'individual' && known ? definedOnly(known) : {}), link: linkText(suggestion.id, suggestion.value) }
        },
        onCreate: (_text, row) => change(withLink(latest.current, kind, row, 'new')),
      }
    if (column.id === 'link')
      return {
        ...column,
        render: (row) => (
          <LinkCell
            kind={kind}
            cells={cells}
            row={row}
            open={open.get(row)}
            lookup={lookup}
            onLink={(to, known) => change(withLink(latest.current, kind, row, to, known))}
          />
        ),
      }
    return column
  })
  return (
    <EntryGrid
      caption={titles[kind].name ?? ''}
      columns={live}
      cells={cells}
      onChange={(next) => change({ ...latest.current, cells: { ...latest.current.cells, [kind]: next.map((row) => [...row]) } })}
      spareRows={Math.max(3, 8 - cells.length)}
      foot={foot}
    />
  )
}

/** Only cells the register fills: an empty text would wipe what was typed before the name was taken. */
function definedOnly(known: Candidate['known']): Readonly<Record<string, string>> {
  const { birth = '', position = '', unit = '' } = known
  return Object.fromEntries(Object.entries({ birth, position, unit }).filter(([, text]) => text !== ''))
}

/** Enter, Space and Tab on a button inside a cell are the button's, not the grid's. */
const keepFromGrid = (event: KeyboardEvent): void => {
  if (['Enter', ' ', 'Tab'].includes(event.key)) event.stopPropagation()
}

/** The list opens with its first name focused: Enter takes it, Tab goes on to the next. */
const focusOnce = (button: HTMLButtonElement | null): void => {
  if (button) requestAnimationFrame(() => button.focus())
}

interface LinkCellProps {
  readonly kind: GridKind
  readonly cells: Cells
  readonly row: number
  readonly open: OpenRow | undefined
  readonly lookup: (row: OpenRow) => Lookup
  readonly onLink: (to: string | 'new', known?: Candidate['known']) => void
}

/** Whom the row means: linked, new, or who it may be. */
function LinkCell({ kind, cells, row, open, lookup, onLink }: LinkCellProps) {
  const [shown, setShown] = useState(false)
  const link = linkOf(kind, cells[row] ?? [])
  const isUnit = kind === 'collective'
  // Esc closes the list of candidates, not the screen behind it
  useHotkeys({ close: () => setShown(false) }, { off: !shown })
  if (link.is === 'linked') return <Status state="linked" />
  if (link.is === 'new') return <Status state="draft">{t(isUnit ? 'decisions.linkNewUnit' : 'decisions.linkNew')}</Status>
  if (!open) return null
  const candidates = lookup(open)
  if (candidates === undefined) return <span className="sv-3">{t('decisions.linkLooking')}</span>
  if (candidates.length === 0) return <Status state="draft">{t(isUnit ? 'decisions.linkNewUnit' : 'decisions.linkNew')}</Status>
  const choose = (to: string | 'new', known?: Candidate['known']): void => {
    setShown(false)
    onLink(to, known)
    // the opener goes with the choice: on to the next row to be decided, or back to the grid
    requestAnimationFrame(() =>
      (document.querySelector<HTMLElement>('.sv-link-cell') ?? document.querySelector<HTMLElement>('[data-cell][tabindex="0"]'))?.focus(),
    )
  }
  const list = (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the keys of the list from the grid it is rendered in
    <div className="sv-who" onKeyDown={keepFromGrid}>
      {candidates.map((one, at) => (
        <button key={one.id} ref={at === 0 ? focusOnce : undefined} type="button" onClick={() => choose(one.id, one.known)}>
          <span className="sv-name">{one.name}</span>
          <span className="sv-2 sv-cut">{one.detail}</span>
          <span className="sv-2 sv-hints-end">{formatPercent(Math.round(one.score * 100) / 100)}</span>
        </button>
      ))}
      <Button icon={IconUserPlus} label={t(isUnit ? 'decisions.linkAsNewUnit' : 'decisions.linkAsNew')} onClick={() => choose('new')} />
    </div>
  )
  return (
    <Popover
      open={shown}
      onOpenChange={setShown}
      destroyOnHidden
      trigger="click"
      placement="bottomRight"
      arrow={false}
      title={t('decisions.linkChoose', { name: open.name })}
      content={list}
    >
      <button type="button" className="sv-link-cell" aria-expanded={shown} onKeyDown={keepFromGrid}>
        <Status state="judge">{t(isUnit ? 'decisions.linkMaybeUnit' : 'decisions.linkMaybe', { n: candidates.length })}</Status>
      </button>
    </Popover>
  )
}
