import type { CheckItem, DossierPage } from '#common/contract/exchange.ts'
import { t } from '#common/i18n/t.ts'
import { Button } from '../../ui/button.tsx'
import { IconAlertTriangle, IconCircleCheck } from '../../ui/icons.ts'
import { Panel } from '../../ui/panel.tsx'
import { type Check, CheckList } from '../../ui/summary.tsx'
import { type Blocker, doneOf, filesFor, frozenReason, isEditable } from './dossier-model.ts'

export interface ChecklistPanelProps {
  readonly page: DossierPage
  readonly blockers: readonly Blocker[]
  readonly onAttach: (check: CheckItem) => void
  readonly onFiles: () => void
  /** opens the export with what is missing; null where nothing can be sent at all */
  readonly onExportAnyway: (() => void) | null
}

const looks = { done: 'ok', partial: 'warn', missing: 'err', optional: 'none' } as const

/** "Thành phần hồ sơ": what is asked for, what is there, what to do about the rest. */
export function ChecklistPanel({ page, blockers, onAttach, onFiles, onExportAnyway }: ChecklistPanelProps) {
  const { done, all } = doneOf(page.checklist)
  const editable = isEditable(page)
  const checks = page.checklist.map((item): Check => {
    const files = filesFor(item, page.data).length
    return {
      id: item.code,
      state: editable || item.state === 'done' || item.state === 'optional' ? looks[item.state] : 'warn',
      title: item.title,
      detail: <Detail item={item} />,
      end:
        item.state === 'done' ? (
          files > 0 ? (
            <Button kind="link" size="small" label={t('dossiers.attached', { n: files })} onClick={onFiles} />
          ) : null
        ) : editable ? (
          <Button size="small" label={t('dossiers.attach')} onClick={() => onAttach(item)} />
        ) : null,
    }
  })
  return (
    <Panel
      fill
      title={t('dossiers.checklist')}
      meta={all > 0 ? t('dossiers.checklistDone', { done, all }) : undefined}
      foot={<Foot page={page} blockers={blockers} onExportAnyway={onExportAnyway} />}
    >
      {checks.length === 0 ? (
        <p className="sv-2 sv-panel-pad">{t('dossiers.checklistNone')}</p>
      ) : (
        <CheckList checks={checks} tint={editable} />
      )}
    </Panel>
  )
}

function Detail({ item }: { readonly item: CheckItem }) {
  return (
    <>
      {item.detail}
      <span className="hs-source" title={item.source ?? undefined}>
        {item.source}
        {item.verified ? null : (
          <span className="sv-tone-warn">{item.source ? ` · ${t('dossiers.unverified')}` : t('dossiers.unverified')}</span>
        )}
      </span>
    </>
  )
}

function Foot({ page, blockers, onExportAnyway }: Pick<ChecklistPanelProps, 'page' | 'blockers' | 'onExportAnyway'>) {
  const frozen = frozenReason(page)
  if (frozen) return <p className="sv-panel-pad">{frozen}</p>
  if (blockers.length === 0)
    return (
      <p className="hs-foot-title sv-tone-ok sv-panel-pad">
        <IconCircleCheck size={16} stroke={1.8} />
        {t('dossiers.readyTitle')}
      </p>
    )
  return (
    <div className="hs-foot">
      <p className="hs-foot-title">
        <IconAlertTriangle size={16} stroke={1.8} className="sv-tone-warn" />
        {t('dossiers.blockedTitle', { n: blockers.length })}
      </p>
      <ol>
        {blockers.map((one) => (
          <li key={one.text}>{one.text}</li>
        ))}
      </ol>
      {onExportAnyway ? <Button kind="link" size="small" label={t('dossiers.exportAnyway')} onClick={onExportAnyway} /> : null}
    </div>
  )
}
