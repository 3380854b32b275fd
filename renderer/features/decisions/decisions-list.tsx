import { useCallback, useMemo } from 'react'
import type { DecisionRow } from '#common/contract/register.ts'
import { t } from '#common/i18n/t.ts'
import { DraftKind } from '#common/model/draft.ts'
import { useHost } from '../../host/host-provider.tsx'
import { useAppInfo } from '../../host/use-app-info.ts'
import { useQuery } from '../../host/use-query.ts'
import { yearChoices } from '../../lists/filter-button.tsx'
import { ListScreen } from '../../lists/list-screen.tsx'
import { yearParam } from '../../lists/list-state.ts'
import { useListView } from '../../lists/use-list-view.ts'
import { valueWords } from '../../records/history-words.ts'
import { waysToBegin } from '../../shell/ways.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconPlus, IconScan } from '../../ui/icons.ts'
import { decisionColumns } from './decision-columns.tsx'

const newest = { column: 'signedDate', descending: true }
const go = (path: string): void => {
  location.hash = path
}
const enter = (): void => go('/quyet-dinh/moi')

/** Quyết định: every decision of the register. */
export function DecisionsList() {
  const host = useHost()
  const info = useAppInfo()
  const view = useListView(newest)
  const { params } = view
  const asked = useMemo(() => {
    const kind = DraftKind.safeParse(params['loai'])
    const year = yearParam(params['nam'])
    return { ...view.input, ...(kind.success ? { kind: kind.data } : {}), ...(year === null ? {} : { year }) }
  }, [view.input, params])
  const answer = useQuery('decisions.list', asked)
  const columns = useMemo(() => decisionColumns(view.search.trim()), [view.search])
  const fetchPage = useCallback((offset: number, limit: number) => host.call('decisions.list', { ...asked, offset, limit }), [host, asked])
  const filters = useMemo(
    () => [
      {
        id: 'loai',
        label: t('decisions.filterKind'),
        options: DraftKind.options.map((value) => ({ value, label: valueWords('kind', value) })),
      },
      { id: 'nam', label: t('decisions.filterYear'), options: yearChoices(info?.today) },
    ],
    [info?.today],
  )
  const total = info?.counts.decisions ?? 0
  return (
    <ListScreen<DecisionRow>
      id="decisions"
      title={t('decisions.title')}
      {...(answer.data
        ? {
            subtitle:
              answer.data.total === total
                ? t('decisions.subtitle', { n: total })
                : t('decisions.subtitleFound', { found: answer.data.total, n: total }),
          }
        : {})}
      caption={t('decisions.caption')}
      placeholder={t('decisions.search')}
      view={view}
      columns={columns}
      answer={answer}
      fetchPage={fetchPage}
      filters={filters}
      actions={[{ label: t('decisions.readScans'), icon: IconScan, onClick: () => go('/doc') }]}
      primary={{ label: t('decisions.enter'), icon: IconPlus, keyId: 'create', onClick: enter }}
      onCreate={enter}
      rowId={(row) => row.id}
      rowName={(row) => row.number}
      onOpen={(row) => go(`/quyet-dinh/${row.id}`)}
      nothingFound={t('decisions.nothingFound')}
      empty={<EmptyState title={t('decisions.emptyTitle')} text={t('decisions.emptyText')} ways={waysToBegin()} primary={false} />}
    />
  )
}
