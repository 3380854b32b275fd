import { formatDate } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import type { Employment } from '#common/model/person.ts'
import { valueWords } from '../../records/history-words.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { newestFirst } from './person-form-model.ts'

const none = <span className="sv-3">{t('common.none')}</span>

const columns: readonly Column<Employment>[] = [
  {
    id: 'from',
    title: t('people.spellFrom'),
    width: 100,
    render: (spell) => formatDate(spell.from),
    text: (spell) => (spell.from ? formatDate(spell.from) : ''),
  },
  {
    id: 'to',
    title: t('people.spellTo'),
    width: 100,
    render: (spell) => (spell.to ? formatDate(spell.to) : t('people.spellNow')),
    text: (spell) => (spell.to ? formatDate(spell.to) : t('people.spellNow')),
  },
  {
    id: 'position',
    title: t('people.spellPosition'),
    width: 200,
    render: (spell) => (spell.position ? <span className="sv-name">{spell.position}</span> : none),
    text: (spell) => spell.position ?? '',
  },
  {
    id: 'unit',
    title: t('people.spellUnit'),
    render: (spell) => (spell.unitId ? <a href={`#/don-vi/${spell.unitId}`}>{spell.unitText}</a> : spell.unitText || none),
    text: (spell) => spell.unitText,
  },
  {
    id: 'kind',
    title: t('people.spellKind'),
    width: 110,
    render: (spell) => valueWords('kind', spell.kind),
    text: (spell) => valueWords('kind', spell.kind),
  },
  {
    id: 'leader',
    title: t('people.spellLeader'),
    width: 90,
    dropNarrow: true,
    render: (spell) => (spell.isLeader ? t('record.yes') : none),
    text: (spell) => (spell.isLeader ? t('record.yes') : ''),
  },
]

/** Where a person worked, the newest first. */
export function SpellsTable(props: { readonly caption: string; readonly spells: readonly Employment[]; readonly onEdit: () => void }) {
  const rows = newestFirst(props.spells)
  return (
    <DataTable
      caption={props.caption}
      columns={columns}
      rows={rows}
      rowId={(spell) => String(rows.indexOf(spell))}
      rowName={(spell) => spell.unitText}
      onEdit={props.onEdit}
      empty={<EmptyState title={t('people.spellsEmpty')} text={t('people.spellsEmptyText')} />}
    />
  )
}
