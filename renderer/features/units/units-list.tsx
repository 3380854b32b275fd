import './units.css'
import { useCallback, useMemo, useState } from 'react'
import type { UnitRow } from '#common/contract/register.ts'
import { t } from '#common/i18n/t.ts'
import { useHost } from '../../host/host-provider.tsx'
import { useAppInfo } from '../../host/use-app-info.ts'
import { useQuery } from '../../host/use-query.ts'
import { ListScreen } from '../../lists/list-screen.tsx'
import { useListView } from '../../lists/use-list-view.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconChevronDown, IconChevronRight, IconPlus } from '../../ui/icons.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { unitColumns } from './unit-columns.tsx'
import { type TreeLine, treeLines } from './unit-tree.ts'

const byName = { column: 'name', descending: false }
const go = (path: string): void => {
  location.hash = path
}
const add = (): void => go('/don-vi/moi')

/** More units than this are shown as a list with pages, not as a tree. */
const mostInTree = 500

/** Tập thể, đơn vị: by level or as a list. */
export function UnitsList() {
  const host = useHost()
  const info = useAppInfo()
  const view = useListView(byName)
  const answer = useQuery('units.list', view.input)
  const all = useQuery('units.list', { limit: mostInTree })
  const types = useQuery('catalogue.get', {}).data?.unitTypes
  const search = view.search.trim()
  const wantsTree = view.params['xem'] !== 'danh-sach'
  const canTree = (all.data?.total ?? 0) <= mostInTree
  // a search has no levels: what fits is listed
  const isTree = wantsTree && canTree && search === '' && (all.data?.total ?? 0) > 0
  const columns = useMemo(() => {
    const typeNames = new Map(types?.map((type) => [type.code, type.name]))
    const names = new Map(all.data?.rows.map((row) => [row.id, row.name]))
    return unitColumns({
      search,
      typeName: (code) => typeNames.get(code) ?? code,
      parentName: (id) => (id === null ? null : (names.get(id) ?? null)),
    })
  }, [types, all.data, search])
  const { input } = view
  const fetchPage = useCallback((offset: number, limit: number) => host.call('units.list', { ...input, offset, limit }), [host, input])
  const total = info?.counts.units ?? 0

  return (
    <ListScreen<UnitRow>
      id="units"
      title={t('units.title')}
      {...(answer.data
        ? {
            subtitle:
              answer.data.total === total
                ? t('units.subtitle', { n: total })
                : t('units.subtitleFound', { found: answer.data.total, n: total }),
          }
        : {})}
      caption={t('units.caption')}
      placeholder={t('units.search')}
      view={view}
      columns={columns}
      answer={answer}
      fetchPage={fetchPage}
      primary={{ label: t('units.add'), icon: IconPlus, keyId: 'create', onClick: add }}
      onCreate={add}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      onOpen={(row) => go(`/don-vi/${row.id}`)}
      onEdit={(row) => go(`/don-vi/${row.id}/sua`)}
      nothingFound={t('units.nothingFound')}
      empty={<EmptyState title={t('units.emptyTitle')} text={t('units.emptyText')} />}
      tools={
        canTree ? (
          <Segmented
            label={t('units.view')}
            value={wantsTree ? 'tree' : 'list'}
            onChange={(next) => view.setFilter({ xem: next === 'tree' ? null : 'danh-sach' })}
            items={[
              { id: 'tree', label: t('units.viewTree') },
              { id: 'list', label: t('units.viewList') },
            ]}
          />
        ) : null
      }
      instead={isTree ? <Tree units={all.data?.rows ?? []} columns={columns} loading={all.loading} /> : null}
    />
  )
}

function Tree({
  units,
  columns,
  loading,
}: {
  readonly units: readonly UnitRow[]
  readonly columns: readonly Column<UnitRow>[]
  readonly loading: boolean
}) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const lines = useMemo(() => treeLines(units, folded), [units, folded])
  const toggle = useCallback(
    (id: string): void =>
      setFolded((before) => {
        const next = new Set(before)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    [],
  )
  const treeColumns = useMemo(
    () =>
      columns
        .filter((column) => !column.hidden)
        .map(
          (column): Column<TreeLine> => ({
            id: column.id,
            title: column.title,
            ...(column.width ? { width: column.width } : {}),
            ...(column.align ? { align: column.align } : {}),
            ...(column.dropNarrow ? { dropNarrow: true } : {}),
            render: (line) =>
              column.id === 'name' ? (
                <span className="sv-tree" style={{ paddingLeft: line.depth * 20 }}>
                  <Fold line={line} onToggle={toggle} />
                  <span className="sv-cut">{column.render(line.unit)}</span>
                </span>
              ) : (
                column.render(line.unit)
              ),
            text: (line) => column.text?.(line.unit) ?? '',
          }),
        ),
    [columns, toggle],
  )
  return (
    <DataTable
      caption={t('units.caption')}
      columns={treeColumns}
      rows={lines}
      rowId={(line) => line.unit.id}
      rowName={(line) => line.unit.name}
      loading={loading}
      onOpen={(line) => go(`/don-vi/${line.unit.id}`)}
      onEdit={(line) => go(`/don-vi/${line.unit.id}/sua`)}
    />
  )
}

function Fold({ line, onToggle }: { readonly line: TreeLine; readonly onToggle: (id: string) => void }) {
  if (line.below === 0) return <span className="sv-tree-fold" />
  const Icon = line.isOpen ? IconChevronDown : IconChevronRight
  const { id, name } = line.unit
  return (
    <button
      type="button"
      className="sv-tree-fold"
      aria-expanded={line.isOpen}
      aria-label={t(line.isOpen ? 'units.fold' : 'units.open', { name })}
      onClick={() => onToggle(id)}
    >
      <Icon size={16} stroke={1.7} />
    </button>
  )
}
