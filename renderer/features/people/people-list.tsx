import { useCallback, useMemo } from 'react'
import type { PersonRow } from '#common/contract/register.ts'
import { t } from '#common/i18n/t.ts'
import { PersonStatus } from '#common/model/person.ts'
import { useHost } from '../../host/host-provider.tsx'
import { useAppInfo } from '../../host/use-app-info.ts'
import { useQuery } from '../../host/use-query.ts'
import type { ListFilter } from '../../lists/filter-button.tsx'
import { ListScreen } from '../../lists/list-screen.tsx'
import { useListView } from '../../lists/use-list-view.ts'
import { valueWords } from '../../records/history-words.ts'
import { personColumns } from '../../records/person-columns.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconPencil, IconScan, IconTableImport, IconUserPlus } from '../../ui/icons.ts'

const byName = { column: 'fullName', descending: false }
const go = (path: string): void => {
  location.hash = path
}
const add = (): void => go('/ca-nhan/moi')
const importExcel = (): void => go('/nhap-excel')

/** Cá nhân (picture 02). */
export function PeopleList() {
  const host = useHost()
  const info = useAppInfo()
  const view = useListView(byName)
  const filters = useFilters()
  const asked = useMemo(() => {
    const status = PersonStatus.safeParse(view.params['tinh-trang'])
    const unitId = filters[1]?.options.find((option) => option.value === view.params['don-vi'])?.value
    return { ...view.input, ...(status.success ? { status: status.data } : {}), ...(unitId ? { unitId } : {}) }
  }, [view.input, view.params, filters])
  const answer = useQuery('people.list', asked)
  const working = useQuery('people.list', { status: 'working', limit: 1 }).data?.total
  const columns = useMemo(() => personColumns(view.search.trim()), [view.search])
  const fetchPage = useCallback((offset: number, limit: number) => host.call('people.list', { ...asked, offset, limit }), [host, asked])
  const total = info?.counts.people ?? 0
  const isAll = answer.data?.total === total
  const subtitle = answer.data
    ? isAll
      ? t('people.subtitle', { total, working: working ?? 0 })
      : t('people.subtitleFound', { found: answer.data.total, total })
    : undefined

  return (
    <ListScreen<PersonRow>
      id="people"
      title={t('people.title')}
      {...(subtitle ? { subtitle } : {})}
      caption={t('people.caption')}
      placeholder={t('people.search')}
      view={view}
      columns={columns}
      answer={answer}
      fetchPage={fetchPage}
      filters={filters}
      actions={[{ label: t('people.importExcel'), icon: IconTableImport, dropNarrow: true, onClick: importExcel }]}
      primary={{ label: t('people.add'), icon: IconUserPlus, keyId: 'create', onClick: add }}
      onCreate={add}
      rowId={(row) => row.id}
      rowName={(row) => row.fullName}
      onOpen={(row) => go(`/ca-nhan/${row.id}`)}
      onEdit={(row) => go(`/ca-nhan/${row.id}/sua`)}
      nothingFound={t('people.nothingFound')}
      empty={
        <EmptyState
          title={t('people.emptyTitle')}
          text={t('people.emptyText')}
          primary={false}
          ways={[
            {
              icon: IconTableImport,
              title: t('people.importExcel'),
              text: t('people.wayExcelText'),
              action: { label: t('people.chooseExcel'), onClick: importExcel },
            },
            {
              icon: IconScan,
              title: t('shell.navScan'),
              text: t('people.wayScanText'),
              action: { label: t('people.chooseScans'), onClick: () => go('/doc') },
            },
            {
              icon: IconPencil,
              title: t('people.add'),
              text: t('people.wayHandText'),
              action: { label: t('people.add'), keyId: 'create', onClick: add },
            },
          ]}
        />
      }
    />
  )
}

function useFilters(): readonly ListFilter[] {
  const units = useQuery('units.list', { limit: 500 }).data?.rows
  return useMemo(
    () => [
      {
        id: 'tinh-trang',
        label: t('people.filterStatus'),
        options: PersonStatus.options.map((value) => ({ value, label: valueWords('status', value) })),
      },
      { id: 'don-vi', label: t('people.filterUnit'), options: (units ?? []).map((unit) => ({ value: unit.id, label: unit.name })) },
    ],
    [units],
  )
}
