import { t } from '#common/i18n/t.ts'
import { Screen } from '../ui/app-shell.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Panel } from '../ui/panel.tsx'

/** An address that leads nowhere (an old bookmark, a withdrawn record). */
export function NotFound() {
  return (
    <Screen header={<PageHeader title={t('shell.notFoundTitle')} />}>
      <Panel fill>
        <EmptyState
          title={t('shell.notFoundTitle')}
          text={t('shell.notFoundText')}
          foot={<a href="#/viec-can-lam">{t('shell.notFoundAction')}</a>}
        />
      </Panel>
    </Screen>
  )
}
