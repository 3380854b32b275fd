import { useState } from 'react'
import type { PackagePage } from '#common/contract/exchange.ts'
import { formatDateTime, formatSize } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { Button } from '../../ui/button.tsx'
import { IconAlertTriangle, IconShieldCheck, IconShieldOff } from '../../ui/icons.ts'
import { Panel } from '../../ui/panel.tsx'
import { CheckList, Facts } from '../../ui/summary.tsx'
import { checkLines, hiddenChecks, typeWord, type Verdict, verdictOf } from './verify-words.ts'

const icons = { ok: IconShieldCheck, warn: IconAlertTriangle, err: IconShieldOff } as const

/** The verdict, who sent what and when, the checks in words, and the mark to read over the telephone. */
export function ReportPanel({ page }: { readonly page: PackagePage }) {
  const [all, setAll] = useState(false)
  const { report } = page
  const hidden = report ? hiddenChecks(report) : 0
  return (
    <Panel
      fill
      className="goi-report"
      foot={
        <div className="sv-panel-pad">
          {t(page.direction === 'in' ? 'packages.phone' : 'packages.phoneOut')}{' '}
          {report && hidden > 0 ? (
            <Button
              kind="link"
              size="small"
              className="goi-more"
              label={all ? t('packages.fewChecks') : t('packages.allChecks', { n: report.checks.length })}
              onClick={() => setAll(!all)}
            />
          ) : null}
        </div>
      }
    >
      {report ? <Head verdict={verdictOf(report)} /> : null}
      <Facts items={factsOf(page)} />
      {report ? (
        <div className="goi-checks">
          <CheckList checks={checkLines(report, page, all)} />
          {!all && hidden > 0 ? <p className="goi-hidden sv-2">{t('packages.otherChecks', { n: hidden })}</p> : null}
        </div>
      ) : null}
    </Panel>
  )
}

function Head({ verdict }: { readonly verdict: Verdict }) {
  const Icon = icons[verdict.tone]
  return (
    <div className={`goi-verdict goi-verdict-${verdict.tone}`} role={verdict.tone === 'err' ? 'alert' : 'status'}>
      <Icon size={28} stroke={1.6} />
      <div>
        <h2>{verdict.title}</h2>
        <p>{verdict.detail}</p>
      </div>
    </div>
  )
}

/** What is known of it; a package that was refused early says less. */
function factsOf(page: PackagePage): readonly { readonly label: string; readonly value: string }[] {
  const { report, sequence } = page
  const signed = report?.time.claimed ? formatDateTime(report.time.claimed) : null
  const sent = signed !== null && sequence !== null ? t('packages.factSentNumber', { at: signed, n: String(sequence) }) : signed
  const isIn = page.direction === 'in'
  const facts: readonly { readonly label: string; readonly value: string | null }[] = [
    { label: t('packages.factFile'), value: `${page.fileName}, ${formatSize(page.size)}` },
    { label: t('packages.factType'), value: typeWord(page.type) },
    isIn
      ? { label: t('packages.factFrom'), value: report?.unit ? `${report.unit.name} (${report.unit.code})` : page.sender }
      : { label: t('packages.factTo'), value: page.recipient },
    { label: t('packages.factSigner'), value: report?.signer?.name ?? page.signer },
    { label: t('packages.factSent'), value: sent },
    { label: t(isIn ? 'packages.factReceived' : 'packages.factExported'), value: formatDateTime(page.at) },
    { label: t('packages.factMark'), value: page.fingerprint },
  ]
  return facts.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]))
}
