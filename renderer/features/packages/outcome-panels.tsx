import type { PackagePage } from '#common/contract/exchange.ts'
import { t } from '#common/i18n/t.ts'
import { Button } from '../../ui/button.tsx'
import { DropZone } from '../../ui/drop-zone.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconCertificate, IconShieldCheck } from '../../ui/icons.ts'
import { Panel } from '../../ui/panel.tsx'
import { useVerify } from './use-verify.ts'
import { VerifyStrip } from './verify-strip.tsx'
import { foundSentence, isAboutTrust, todoOf } from './verify-words.ts'

/** A package that is refused: what happened, what was kept, what to do. There is no way to go on with it. */
export function InvalidPanel({ page }: { readonly page: PackagePage }) {
  const verify = useVerify()
  const { report } = page
  const code = report?.code
  const file = report?.file
  return (
    <Panel fill title={t('packages.noPlanTitle')}>
      <DropZone onFiles={verify.take} off={verify.busy !== null}>
        <div className="goi-why">
          <VerifyStrip verify={verify} />
          <section>
            <h3>{t('packages.whatHappened')}</h3>
            <p>{report ? foundSentence(report) : t('packages.status.invalid')}</p>
            {file ? <p className="sv-2 goi-path">{file}</p> : null}
          </section>
          <section>
            <h3>{t('packages.whatKept')}</h3>
            <p>{t('packages.nothingWritten')}</p>
          </section>
          <section>
            <h3>{t('packages.whatTodo')}</h3>
            <p>{report ? todoOf(report) : t('packages.todo.ask')}</p>
          </section>
          <div className="goi-why-acts">
            <Button
              icon={IconShieldCheck}
              label={t('packages.verifyAnother')}
              onClick={verify.choose}
              {...(verify.busy === null ? {} : { disabledReason: t('packages.oneAtATime') })}
            />
            {isAboutTrust(code) ? (
              <Button
                icon={IconCertificate}
                label={t('packages.toTrust')}
                onClick={() => {
                  location.hash = '/cai-dat/tin-cay'
                }}
              />
            ) : null}
            {code ? <code className="goi-code">{code}</code> : null}
          </div>
        </div>
      </DropZone>
    </Panel>
  )
}

const words = {
  imported: { title: 'packages.importedTitle', text: 'packages.importedText' },
  rejected: { title: 'packages.rejectedTitle', text: 'packages.rejectedText' },
  exported: { title: 'packages.exportedTitle', text: 'packages.exportedText' },
} as const

/** A package that was decided about, or our own: what came of it. */
export function DecidedPanel({
  page,
  written,
}: {
  readonly page: PackagePage
  readonly written: { readonly written: number; readonly kept: number } | null
}) {
  const { dossierId } = page
  const { title, text } = words[page.state === 'imported' || page.state === 'rejected' ? page.state : 'exported']
  return (
    <Panel fill>
      <EmptyState
        title={t(title)}
        text={written ? `${t('packages.importedNow', written)} ${t(text)}` : t(text)}
        foot={dossierId ? <a href={`#/ho-so/${dossierId}`}>{t('packages.openDossier')}</a> : null}
      />
    </Panel>
  )
}
