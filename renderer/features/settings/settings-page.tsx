import type { AppInfo } from '#common/contract/app.ts'
import { t } from '#common/i18n/t.ts'
import { useAppInfo, useKeepAppInfo } from '../../host/use-app-info.ts'
import { useCommand } from '../../host/use-command.ts'
import { Screen } from '../../ui/app-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { IconBuilding, IconDatabase, IconInfoCircle, IconLock, IconUsers } from '../../ui/icons.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Facts } from '../../ui/summary.tsx'
import { SettingsParts } from './parts.tsx'
import './settings.css'

/** Cài đặt: whose register this is, where it lies, the sample register, the version. */
export function SettingsScreen() {
  const info = useAppInfo()
  return (
    <Screen header={<PageHeader title={t('settings.title')} />} toolbar={<SettingsParts part="general" />}>
      {info ? <Panels info={info} /> : null}
    </Screen>
  )
}

function Panels({ info }: { readonly info: AppInfo }) {
  const none = t('common.none')
  const { unit, superior } = info
  return (
    <div className="cd-grid">
      <div className="cd-column">
        <Panel
          title={t('settings.unit')}
          icon={IconBuilding}
          {...(unit ? { extra: <a href={`#/don-vi/${unit.id}`}>{t('settings.unitEdit')}</a> } : {})}
        >
          <Facts
            items={[
              { label: t('settings.unitName'), value: unit?.name ?? none },
              { label: t('settings.unitShort'), value: unit?.shortName ?? none },
              { label: t('settings.unitCode'), value: unit?.code || none },
              { label: t('settings.unitProvince'), value: unit?.province ?? none },
              {
                label: t('settings.superior'),
                value: superior ? t('settings.superiorWithCode', { name: superior.name, code: superior.code }) : t('settings.superiorNone'),
              },
              { label: t('settings.officer'), value: info.actor.name },
            ]}
          />
        </Panel>
        <SamplePanel isSample={info.sample} />
      </div>
      <div className="cd-column">
        <Panel title={t('settings.data')} icon={IconDatabase}>
          <Facts items={[{ label: t('settings.folder'), value: info.dataFolder }]} />
          <p className="cd-text sv-2">{t('settings.folderHelp')}</p>
          <div className={`cd-note ${info.encrypted ? '' : 'cd-note-warn'}`}>
            <IconLock size={18} stroke={1.7} />
            <div>
              <strong>{info.encrypted ? t('settings.encrypted') : t('settings.notEncrypted')}</strong>
              {info.encrypted ? null : <p>{t('settings.notEncryptedText')}</p>}
            </div>
          </div>
        </Panel>
        <Panel title={t('settings.version')} icon={IconInfoCircle}>
          <p className="cd-text">
            <strong>{t('settings.versionValue', { version: info.version })}</strong>
          </p>
          <p className="cd-text sv-2">{t('settings.offline')}</p>
        </Panel>
      </div>
    </div>
  )
}

/** The sample register is a folder of its own; going there and back changes nothing in the unit's register. */
function SamplePanel({ isSample }: { readonly isSample: boolean }) {
  const keep = useKeepAppInfo()
  const open = useCommand('sample.open')
  const close = useCommand('sample.close')
  const { busy, error, run } = isSample ? close : open
  const change = async (): Promise<void> => {
    const next = await run({})
    if (next) keep(next)
  }
  return (
    <Panel title={t('settings.sample')} icon={IconUsers} {...(isSample ? { meta: t('shell.sample') } : {})}>
      <p className="cd-text">{isSample ? t('settings.sampleOn') : t('settings.sampleOff')}</p>
      {error ? <ErrorBlock {...error} /> : null}
      <p className="cd-acts">
        <Button label={isSample ? t('settings.sampleClose') : t('settings.sampleOpen')} busy={busy} onClick={() => void change()} />
      </p>
    </Panel>
  )
}
