import { useState } from 'react'
import type { TrustView } from '#common/contract/exchange.ts'
import { formatDate, formatDateTime } from '#common/i18n/format.ts'
import { t, textOf } from '#common/i18n/t.ts'
import { chooseFiles } from '../../host/choose-files.ts'
import { type ErrorText, errorText } from '../../host/error-text.ts'
import { useHost, useShell } from '../../host/host-provider.tsx'
import { useAppInfo } from '../../host/use-app-info.ts'
import { useCommand } from '../../host/use-command.ts'
import { useQuery } from '../../host/use-query.ts'
import { Screen } from '../../ui/app-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { IconBan, IconCertificate, IconHistory, IconTrash, IconWriting } from '../../ui/icons.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Status } from '../../ui/status.tsx'
import { AuthoriseDialog } from './authorise-dialog.tsx'
import { SettingsParts } from './parts.tsx'
import './settings.css'
import { TrialPanel } from './trial-panel.tsx'
import { freshness, shaGroups, spanWords } from './trust-model.ts'

type Anchor = TrustView['anchors'][number]
type Signer = TrustView['signers'][number]
type Asking =
  | { readonly what: 'authorise' }
  | { readonly what: 'anchor'; readonly one: Anchor }
  | { readonly what: 'signer'; readonly one: Signer }

/** Chứng thư tin cậy: whose signatures this register believes, and the trial authority. */
export function TrustScreen() {
  const { data, error, again } = useQuery('trust.get', {})
  const [asking, setAsking] = useState<Asking | null>(null)
  const add = useAddFile()
  const failed = add.error ?? error
  return (
    <Screen
      header={<PageHeader crumbs={[{ label: t('settings.title'), href: '#/cai-dat' }]} title={t('settings.trust')} />}
      strip={
        failed ? (
          <ErrorBlock
            {...failed}
            actions={[add.error ? { label: t('ui.gridDismiss'), onClick: add.seen } : { label: t('common.retry'), onClick: again }]}
          />
        ) : null
      }
      toolbar={<SettingsParts part="trust" />}
      sideWidth={376}
      {...(data ? { side: <TrialPanel trial={data.trial} /> } : {})}
    >
      {data ? (
        <div className="cd-column cd-scroll">
          <Panel
            rigid
            title={t('settings.anchors')}
            icon={IconCertificate}
            meta={data.anchors.length}
            extra={<Button size="small" label={t('settings.anchorAdd')} busy={add.busy} onClick={() => add.choose('trust.addAnchor')} />}
          >
            <Anchors anchors={data.anchors} onRemove={(one) => setAsking({ what: 'anchor', one })} />
          </Panel>
          <Panel
            rigid
            title={t('settings.crls')}
            icon={IconHistory}
            meta={data.crls.length}
            extra={<Button size="small" label={t('settings.crlAdd')} busy={add.busy} onClick={() => add.choose('trust.addCrl')} />}
          >
            <Lists crls={data.crls} />
          </Panel>
          <Panel
            rigid
            title={t('settings.signers')}
            icon={IconWriting}
            meta={data.signers.length}
            extra={<Button size="small" label={t('settings.signerAdd')} onClick={() => setAsking({ what: 'authorise' })} />}
          >
            <Signers signers={data.signers} onRevoke={(one) => setAsking({ what: 'signer', one })} />
          </Panel>
        </div>
      ) : error ? null : (
        <p className="sv-waiting">{t('common.loading')}</p>
      )}
      {asking?.what === 'authorise' ? <AuthoriseDialog onClose={() => setAsking(null)} /> : null}
      {asking?.what === 'anchor' ? <RemoveAnchor anchor={asking.one} onClose={() => setAsking(null)} /> : null}
      {asking?.what === 'signer' ? <RevokeSigner signer={asking.one} onClose={() => setAsking(null)} /> : null}
    </Screen>
  )
}

/** Chooses a file and gives it to one of the two calls that take a bare file. */
function useAddFile() {
  const host = useHost()
  const shell = useShell()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ErrorText | null>(null)
  const choose = (method: 'trust.addAnchor' | 'trust.addCrl'): void => {
    const accept = method === 'trust.addCrl' ? '.crl,.pem,.der' : '.cer,.crt,.pem,.der'
    void chooseFiles({ many: false, accept }).then(async ([file]) => {
      if (!file) return
      setBusy(true)
      setError(null)
      try {
        const [picked] = await shell.adoptFiles([file])
        if (picked) await host.call(method, { fileToken: picked.token })
      } catch (failure) {
        setError(errorText(failure))
      }
      setBusy(false)
    })
  }
  return { busy, error, choose, seen: () => setError(null) }
}

function Anchors({ anchors, onRemove }: { readonly anchors: readonly Anchor[]; readonly onRemove: (anchor: Anchor) => void }) {
  const today = useAppInfo()?.today ?? ''
  return (
    <>
      <p className="cd-text sv-2">{t('settings.anchorsText')}</p>
      {anchors.length === 0 ? <p className="cd-text">{t('settings.anchorsEmpty')}</p> : null}
      <ul className="cd-rows">
        {anchors.map((anchor) => (
          <li key={anchor.id} className="cd-row">
            <div className="cd-row-words">
              <div className="cd-row-top">
                <span className="sv-name sv-cut" title={anchor.name}>
                  {anchor.name}
                </span>
                {anchor.trial ? <span className="cd-trial">{t('settings.trial')}</span> : null}
              </div>
              <div className="cd-sha sv-2">
                <span>{t('settings.colSha')}</span> {shaGroups(anchor.sha256)}
              </div>
            </div>
            <div className="cd-row-end">
              <Status state={freshness(anchor.notAfter, today).state}>{freshness(anchor.notAfter, today).word}</Status>
              <span className="sv-2 sv-small">{formatDate(anchor.notAfter)}</span>
            </div>
            <Button
              kind="text"
              iconOnly
              icon={IconTrash}
              label={t('settings.anchorRemove', { name: anchor.name })}
              onClick={() => onRemove(anchor)}
            />
          </li>
        ))}
      </ul>
    </>
  )
}

function Lists({ crls }: { readonly crls: TrustView['crls'] }) {
  const today = useAppInfo()?.today ?? ''
  return (
    <>
      <p className="cd-text sv-2">{t('settings.crlsText')}</p>
      {crls.length === 0 ? <p className="cd-text">{t('settings.crlsEmpty')}</p> : null}
      <ul className="cd-rows">
        {crls.map((list) => {
          const { state, word } = freshness(list.nextUpdate, today)
          return (
            <li key={list.id} className="cd-row">
              <div className="cd-row-words">
                <div className="sv-name sv-cut" title={list.issuer}>
                  {list.issuer}
                </div>
                <div className="sv-2 sv-small">{`${t('settings.colThisUpdate')} ${formatDateTime(list.thisUpdate)}`}</div>
              </div>
              <div className="cd-row-end">
                <Status state={state}>{word}</Status>
                <span className="sv-2 sv-small">{`${t('settings.colNextUpdate')} ${formatDate(list.nextUpdate)}`}</span>
              </div>
              <span className="cd-row-gap" />
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Signers({ signers, onRevoke }: { readonly signers: readonly Signer[]; readonly onRevoke: (signer: Signer) => void }) {
  return (
    <>
      <p className="cd-text sv-2">{t('settings.signersText')}</p>
      {signers.length === 0 ? <p className="cd-text">{t('settings.signersEmpty')}</p> : null}
      <ul className="cd-rows">
        {signers.map((signer) => {
          const span = spanWords(signer.from, signer.to)
          return (
            <li key={signer.id} className="cd-row">
              <div className="cd-row-words">
                <div className="cd-row-top">
                  <span className="sv-name sv-cut" title={signer.name}>
                    {signer.name}
                  </span>
                  {signer.to === null ? null : <span className="sv-2">{t('settings.signerEnded')}</span>}
                </div>
                <div className="cd-sha sv-2">
                  <span>{t('settings.colSha')}</span> {shaGroups(signer.certSha256)}
                </div>
              </div>
              <div className="cd-row-end">
                <span>{`${signer.unitCode} · ${textOf(`settings.role.${signer.role}`) ?? signer.role}`}</span>
                <span className="sv-2 sv-small">
                  {signer.to === null ? `${t('settings.colFrom')} ${span.from}` : `${span.from} - ${span.to}`}
                </span>
              </div>
              {signer.to === null ? (
                <Button
                  kind="text"
                  iconOnly
                  icon={IconBan}
                  label={t('settings.signerRevoke', { name: signer.name })}
                  onClick={() => onRevoke(signer)}
                />
              ) : (
                <span className="cd-row-gap" />
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

function RemoveAnchor({ anchor, onClose }: { readonly anchor: Anchor; readonly onClose: () => void }) {
  const remove = useCommand('trust.removeAnchor')
  return (
    <Dialog
      open
      question={t('settings.anchorRemoveQuestion', { name: anchor.name })}
      will={t('settings.anchorRemoveWill')}
      kept={t('settings.anchorRemoveKept')}
      reason={{ required: true }}
      confirm={t('settings.anchorRemoveConfirm')}
      danger
      busy={remove.busy}
      error={remove.error ? <ErrorBlock {...remove.error} /> : null}
      onConfirm={(reason) => void remove.run({ id: anchor.id, reason }).then((done) => done && onClose())}
      onCancel={onClose}
    />
  )
}

function RevokeSigner({ signer, onClose }: { readonly signer: Signer; readonly onClose: () => void }) {
  const revoke = useCommand('trust.revokeSigner')
  return (
    <Dialog
      open
      question={t('settings.signerRevokeQuestion', { name: signer.name, unit: signer.unitCode })}
      will={t('settings.signerRevokeWill')}
      kept={t('settings.signerRevokeKept')}
      reason={{ required: true }}
      confirm={t('settings.signerRevokeConfirm')}
      danger
      busy={revoke.busy}
      error={revoke.error ? <ErrorBlock {...revoke.error} /> : null}
      onConfirm={(reason) => void revoke.run({ id: signer.id, reason }).then((done) => done && onClose())}
      onCancel={onClose}
    />
  )
}
