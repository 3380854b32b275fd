import type { BatchValues } from '#common/contract/scan.ts'
import { formatNumber } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { IconCheck } from '../../../ui/icons.ts'
import { Panel } from '../../../ui/panel.tsx'

export interface KindListProps {
  readonly counts: BatchValues['counts']
  readonly kind: BatchValues['kind']
  /** values the machine was sure of, which are not shown */
  readonly sure: number
  readonly onChange: (kind: BatchValues['kind']) => void
}

/** The kinds of values with what is left of each. */
export function KindList({ counts, kind, sure, onChange }: KindListProps) {
  return (
    <nav className="rvb-kinds" aria-label={t('batch.kinds')} data-pane="kinds">
      <Panel
        title={t('batch.kinds')}
        fill
        foot={
          <div className="rvb-how">
            <strong className="rv-strong">{t('batch.how')}</strong>
            <span className="sv-2 sv-small">{t('batch.howText')}</span>
          </div>
        }
      >
        <ul className="rvb-kind-list">
          {counts.map((one) => (
            <li key={one.kind}>
              <button
                type="button"
                className="rvb-kind"
                aria-current={one.kind === kind ? 'true' : undefined}
                aria-label={
                  one.open > 0
                    ? t('batch.kindLeft', { kind: t(`batch.kind.${one.kind}`), n: one.open })
                    : t('batch.kindDone', { kind: t(`batch.kind.${one.kind}`) })
                }
                onClick={() => onChange(one.kind)}
              >
                <span className="sv-cut">{t(`batch.kind.${one.kind}`)}</span>
                {one.open > 0 ? (
                  <span className="rvb-count">{formatNumber(one.open)}</span>
                ) : one.confirmed > 0 ? (
                  <IconCheck size={15} stroke={1.8} className="sv-tone-ok" />
                ) : (
                  <span className="sv-3">0</span>
                )}
              </button>
            </li>
          ))}
        </ul>
        {sure > 0 ? <p className="rvb-sure sv-2 sv-small">{t('batch.hidden', { n: sure })}</p> : null}
      </Panel>
    </nav>
  )
}
