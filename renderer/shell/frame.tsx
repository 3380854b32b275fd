import './search-palette.css'
import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import type { AppInfo } from '#common/contract/app.ts'
import type { JobView } from '#common/contract/jobs.ts'
import { searchKey } from '#common/domain/text/search-key.ts'
import { formatNumber, formatTimeLeft } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { useSaveState } from '../host/save-state.ts'
import { useKeepAppInfo } from '../host/use-app-info.ts'
import { useCommand } from '../host/use-command.ts'
import { useJobs } from '../host/use-job.ts'
import { AppShell } from '../ui/app-shell.tsx'
import { IconLock, IconSearch } from '../ui/icons.ts'
import { KeyCap } from '../ui/key-cap.tsx'
import type { KeyId } from '../ui/keys.ts'
import { KeysPanel } from '../ui/keys-panel.tsx'
import { NavMenu } from '../ui/nav-menu.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useActiveKeys, useHotkeys } from '../ui/use-hotkeys.ts'
import { itemOf, navigationOf } from './navigation.ts'
import { SearchPalette } from './search-palette.tsx'
import { shortUnitName } from './unit-name.ts'

/** Navigation and status bar around the screens, with the counters of the register that is open. */
export function Frame({
  info,
  hasScreen,
  children,
}: {
  readonly info: AppInfo
  readonly hasScreen: (path: string) => boolean
  readonly children: ReactNode
}) {
  const [path] = useLocation()
  const active = useActiveKeys()
  const [keys, setKeys] = useState<readonly KeyId[] | null>(null)
  const [searching, setSearching] = useState(false)
  const save = useSaveState()
  const job = useJobs().find((one) => one.state === 'running')
  const leaveSample = useCommand('sample.close')
  const keep = useKeepAppInfo()
  const groups = navigationOf(info, hasScreen)
  useHotkeys({ help: () => setKeys(active), searchAll: () => setSearching(true) })
  const unitName = shortUnitName(info.unit?.name ?? '')
  const search = (
    <button type="button" className="sv-nav-searchbox" onClick={() => setSearching(true)}>
      <IconSearch size={16} stroke={1.7} />
      {t('shell.searchButton')}
      <KeyCap id="searchAll" />
    </button>
  )
  return (
    <>
      <AppShell
        navigation={({ rail, onDone }) => (
          <NavMenu unitName={unitName} groups={groups} current={itemOf(path)} rail={rail} search={search} onDone={onDone} />
        )}
        statusBar={(facts) => (
          <StatusBar
            save={save}
            facts={facts}
            banner={[...(info.sample ? [t('shell.sample')] : []), ...(info.trial ? [t('shell.trial')] : [])].join(' · ') || undefined}
            job={job ? { text: jobText(job), href: jobHref(job) } : undefined}
            items={info.encrypted ? [] : [{ id: 'protection', icon: IconLock, text: t('shell.notEncrypted') }]}
            user={{
              name: info.actor.name,
              menu: [
                ...(hasScreen('/cai-dat') ? [{ label: t('shell.settings'), href: '#/cai-dat' }] : []),
                ...(info.sample
                  ? [{ label: t('shell.leaveSample'), onClick: () => void leaveSample.run({}).then((next) => next && keep(next)) }]
                  : []),
              ],
            }}
            onKeys={() => setKeys(active)}
          />
        )}
      >
        {children}
      </AppShell>
      {searching ? (
        <SearchPalette
          fold={searchKey}
          commands={groups.flatMap((group) =>
            group.items.map((item) => ({ href: item.href, title: item.label, detail: t('shell.openPart'), icon: item.icon })),
          )}
          onClose={() => setSearching(false)}
        />
      ) : null}
      {keys ? <KeysPanel ids={keys} onClose={() => setKeys(null)} /> : null}
    </>
  )
}

function jobText(job: JobView): string {
  const done = `${job.title}: ${formatNumber(job.done)}/${formatNumber(job.total)}`
  return job.secondsLeft === null ? done : `${done} · ${formatTimeLeft(job.secondsLeft)}`
}

const jobHref = (job: JobView): string => (job.kind === 'scan' && job.subjectId ? `#/doc/${job.subjectId}` : '#/viec-can-lam')
