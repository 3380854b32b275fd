import { useCallback, useMemo } from 'react'
import type { AwardRow } from '#common/contract/register.ts'
import { t } from '#common/i18n/t.ts'
import { useHost } from '../../host/host-provider.tsx'
import { useAppInfo } from '../../host/use-app-info.ts'
import { useQuery } from '../../host/use-query.ts'
import { yearChoices } from '../../lists/filter-button.tsx'
import { ListScreen } from '../../lists/list-screen.tsx'
import { yearParam } from '../../lists/list-state.ts'
import { useListView } from '../../lists/use-list-view.ts'
import { awardChoices, awardClasses, classWord } from '../../records/award-choices.ts'
import { awardColumns } from '../../records/award-columns.tsx'
import { openInkOfRow } from '../../records/years-table.tsx'
import { waysToBegin } from '../../shell/ways.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconPlus } from '../../ui/icons.ts'

const newest = { column: 'year', descending: true }
const enter = (): void => {
  location.hash = '/quyet-dinh/moi'
}

/** Khen thưởng: every award, evaluation and initiative of the register. */
export function AwardsList() {
  const host = useHost()
  const info = useAppInfo()
  const view = useListView(newest)
  const catalogue = useQuery('catalogue.get', {}).data?.awards
  const { params } = view
  const asked = useMemo(() => {
    const awardClass = awardClasses.find((one) => one === params['loai'])
    const code = params['ma']?.slice(0, 40)
    const year = yearParam(params['nam'])
    return { ...view.input, ...(awardClass ? { class: awardClass } : {}), ...(code ? { code } : {}), ...(year === null ? {} : { year }) }
  }, [view.input, params])
  const answer = useQuery('awards.list', asked)
  const columns = useMemo(() => awardColumns(view.search.trim()), [view.search])
  const fetchPage = useCallback((offset: number, limit: number) => host.call('awards.list', { ...asked, offset, limit }), [host, asked])
  const filters = useMemo(
    () => [
      { id: 'loai', label: t('awards.filterClass'), options: awardClasses.map((value) => ({ value, label: classWord(value) })) },
      {
        id: 'ma',
        label: t('awards.filterCode'),
        options: awardChoices((catalogue ?? []).filter((entry) => params['loai'] === undefined || entry.class === params['loai'])),
      },
      { id: 'nam', label: t('awards.filterYear'), options: yearChoices(info?.today) },
    ],
    [catalogue, params, info?.today],
  )
  const isFiltered = view.search.trim() !== '' || filters.some((filter) => params[filter.id] !== undefined)
  const n = answer.data?.total ?? 0
  return (
    <ListScreen<AwardRow>
      id="awards"
      title={t('awards.title')}
      {...(answer.data ? { subtitle: isFiltered ? t('awards.subtitleFound', { found: n }) : t('awards.subtitle', { n }) } : {})}
      caption={t('awards.caption')}
      placeholder={t('awards.search')}
      view={view}
      columns={columns}
      answer={answer}
      fetchPage={fetchPage}
      filters={filters}
      primary={{ label: t('awards.enterDecision'), icon: IconPlus, keyId: 'create', onClick: enter }}
      onCreate={enter}
      rowId={(row) => row.id}
      rowName={(row) => `${row.printedName}, ${row.title}`}
      onOpen={(row) => {
        const to = row.decisionId
          ? `/quyet-dinh/${row.decisionId}`
          : row.personId
            ? `/ca-nhan/${row.personId}`
            : row.unitId
              ? `/don-vi/${row.unitId}`
              : null
        if (to) location.hash = to
      }}
      {...(answer.data?.rows.some((row) => row.hasInk) ? { onInk: openInkOfRow } : {})}
      nothingFound={t('awards.nothingFound')}
      empty={<EmptyState title={t('awards.emptyTitle')} text={t('awards.emptyText')} ways={waysToBegin()} primary={false} />}
    />
  )
}
