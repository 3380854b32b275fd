import { t } from '#common/i18n/t.ts'
import { useQuery } from '../../host/use-query.ts'
import { IconBulb } from '../../ui/icons.ts'
import { Panel } from '../../ui/panel.tsx'

/** How many corrections the machine remembers; null while that is asked or where there are none. */
export function useLearnt(): number | null {
  const total = useQuery('corrections.list', { limit: 1 }).data?.total ?? 0
  return total > 0 ? total : null
}

/** “Đã học từ chỗ sửa”: what helps to read the next pages, and where it is seen and forgotten. */
export function LearntPanel({ total }: { readonly total: number }) {
  return (
    <Panel title={t('scan.learnt')} icon={IconBulb} iconTone="warn" meta={t('scan.learntCount', { n: total })} rigid>
      <p className="scan-learnt sv-2 sv-small">
        {t('scan.learntHelp')} <a href="#/doc/da-hoc">{t('scan.learntSee')}</a>
      </p>
    </Panel>
  )
}
