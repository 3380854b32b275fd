import { type ReactNode, useState } from 'react'
import type { CheckItem, DossierPage } from '#common/contract/exchange.ts'
import { formatDateTime } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { useShell } from '../../host/host-provider.tsx'
import { useCommand } from '../../host/use-command.ts'
import { useQuery } from '../../host/use-query.ts'
import { useHashParams } from '../../lists/hash-params.ts'
import type { ScreenParams } from '../../shell/route.ts'
import { Screen } from '../../ui/app-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { IconDownload, IconPackage, IconPencil, IconPlus, IconTrash, IconUpload } from '../../ui/icons.ts'
import { type HeaderAction, PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Tabs } from '../../ui/segmented.tsx'
import { Status } from '../../ui/status.tsx'
import { useHotkeys } from '../../ui/use-hotkeys.ts'
import { AddItemsDialog } from './add-items-dialog.tsx'
import { AttachDialog } from './attach-dialog.tsx'
import { ChecklistPanel } from './checklist-panel.tsx'
import './dossiers.css'
import { DossierHistory } from './dossier-history.tsx'
import { blockersOf, isEditable, stateWord } from './dossier-model.ts'
import { ExportDialog } from './export-dialog.tsx'
import { FilesTab } from './files-tab.tsx'
import { ItemsTable } from './items-table.tsx'
import { EditDossierDialog } from './new-dossier-dialog.tsx'
import { periodPhrase } from './new-dossier-model.ts'

const crumbs = [{ label: t('dossiers.title'), href: '#/ho-so' }]
const tabs = ['de-nghi', 'tep', 'lich-su'] as const
type Tab = (typeof tabs)[number]

/** What is open over the page. */
type Open =
  | { readonly what: 'add' | 'edit' | 'export' | 'withdraw' }
  | { readonly what: 'attach'; readonly check?: CheckItem; readonly itemId?: string }

/** One dossier (picture 10, the states of this part). */
export function DossierScreen({ params }: ScreenParams) {
  const id = params['id'] ?? ''
  const { data, error, again } = useQuery('dossiers.get', { id })
  if (data?.id === id) return <Ready key={id} page={data} />
  return (
    <Screen
      header={<PageHeader crumbs={crumbs} title={t('dossiers.colTitle')} />}
      strip={error ? <ErrorBlock {...error} actions={[{ label: t('common.retry'), onClick: again }]} /> : null}
    >
      {error ? null : <p className="sv-waiting">{t('common.loading')}</p>}
    </Screen>
  )
}

function Ready({ page }: { readonly page: DossierPage }) {
  const { data } = page
  const [params, setParams] = useHashParams()
  const [open, setOpen] = useState<Open | null>(null)
  const tab = tabs.find((one) => one === params['muc']) ?? 'de-nghi'
  const show = (next: Tab): void => setParams({ muc: next === 'de-nghi' ? null : next })
  const editable = isEditable(page)
  const blockers = editable ? blockersOf(page) : []
  const close = (): void => setOpen(null)
  const toFirst = (): void => {
    if (data.items.length === 0) setOpen({ what: 'add' })
    else document.querySelector<HTMLElement>('[data-pane="side"] .sv-check-err button,[data-pane="side"] .sv-check-warn button')?.focus()
  }
  useHotkeys({
    close: () => {
      location.hash = '/ho-so'
    },
    ...(editable ? { create: () => setOpen({ what: 'add' }) } : {}),
  })
  const word = stateWord(data.state)
  const actions: readonly HeaderAction[] = [
    ...(page.isOwn && (data.state === 'draft' || data.state === 'exported')
      ? [{ label: t('dossiers.withdraw'), icon: IconTrash, danger: true, dropNarrow: true, onClick: () => setOpen({ what: 'withdraw' }) }]
      : []),
    ...(editable ? [{ label: t('dossiers.edit'), icon: IconPencil, onClick: () => setOpen({ what: 'edit' }) }] : []),
  ]
  return (
    <Screen
      header={
        <PageHeader
          crumbs={crumbs}
          title={data.title}
          badge={
            <Status state={word.state} look="soft">
              {word.word}
            </Status>
          }
          actions={actions}
          {...(editable
            ? {
                primary: {
                  label: t('dossiers.export'),
                  icon: IconPackage,
                  onClick: () => setOpen({ what: 'export' }),
                  ...(blockers.length > 0 ? { disabledReason: t('dossiers.blockedShort', { n: blockers.length }) } : {}),
                },
                onReason: toFirst,
              }
            : {})}
        />
      }
      strip={<FactStrip page={page} />}
      sideWidth={376}
      side={
        <ChecklistPanel
          page={page}
          blockers={blockers}
          onAttach={(check) => setOpen({ what: 'attach', check })}
          onFiles={() => show('tep')}
          onExportAnyway={data.items.length > 0 ? () => setOpen({ what: 'export' }) : null}
        />
      }
    >
      <Panel
        fill
        head={
          <>
            <Tabs<Tab>
              label={t('dossiers.tabs')}
              value={tab}
              onChange={show}
              items={[
                { id: 'de-nghi', label: t('dossiers.tabItems'), count: data.items.length },
                { id: 'tep', label: t('dossiers.tabFiles'), count: data.attachments.length },
                { id: 'lich-su', label: t('dossiers.tabHistory') },
              ]}
            />
            {editable && tab !== 'lich-su' ? (
              <span className="sv-panel-extra">
                {tab === 'tep' ? (
                  <Button size="small" icon={IconUpload} label={t('dossiers.attachMore')} onClick={() => setOpen({ what: 'attach' })} />
                ) : (
                  <Button size="small" icon={IconPlus} label={t('dossiers.add')} keyId="create" onClick={() => setOpen({ what: 'add' })} />
                )}
              </span>
            ) : null}
          </>
        }
      >
        {tab === 'de-nghi' ? (
          <ItemsTable page={page} onAdd={() => setOpen({ what: 'add' })} onAttach={(itemId) => setOpen({ what: 'attach', itemId })} />
        ) : tab === 'tep' ? (
          <FilesTab page={page} onAttach={() => setOpen({ what: 'attach' })} />
        ) : (
          <DossierHistory id={page.id} />
        )}
      </Panel>
      {open?.what === 'add' ? <AddItemsDialog page={page} onClose={close} /> : null}
      {open?.what === 'edit' ? <EditDossierDialog page={page} onClose={close} /> : null}
      {open?.what === 'export' ? <ExportDialog page={page} blockers={blockers} onClose={close} /> : null}
      {open?.what === 'attach' ? <AttachDialog page={page} check={open.check} itemId={open.itemId} onClose={close} /> : null}
      {open?.what === 'withdraw' ? <WithdrawDossier page={page} onClose={close} /> : null}
    </Screen>
  )
}

/** Award, period, recipient and the package, in one row. */
function FactStrip({ page }: { readonly page: DossierPage }) {
  const shell = useShell()
  const { data } = page
  const [latest] = page.packages
  const sender = useQuery('units.get', { id: page.ownerUnitId }, { off: page.isOwn }).data?.data.name
  return (
    <section className="sv-panel sv-panel-rigid hs-facts" aria-label={t('dossiers.facts')}>
      <Fact label={t('dossiers.factAward')} value={page.award} />
      <Fact label={t('dossiers.factPeriod')} value={data.period ? periodPhrase(data.period) : t('dossiers.periodUnknown')} />
      <Fact
        label={t('dossiers.factRecipient')}
        value={t('dossiers.recipientWithCode', { name: data.recipientUnitName, code: data.recipientUnitCode })}
      />
      {page.isOwn ? (
        <Fact
          label={latest ? t('dossiers.factPackageAt', { at: formatDateTime(latest.createdAt) }) : t('dossiers.factPackage')}
          value={latest?.fingerprint ?? t('dossiers.noPackage')}
          end={
            latest?.url ? (
              <Button
                size="small"
                icon={IconDownload}
                label={t('dossiers.savePackage')}
                onClick={() => void shell.saveFile(latest.url ?? '', latest.fileName)}
              />
            ) : null
          }
        />
      ) : (
        <Fact label={t('dossiers.factSender')} value={sender ?? t('dossiers.foreignOwner')} />
      )}
    </section>
  )
}

function Fact({ label, value, end }: { readonly label: string; readonly value: string; readonly end?: ReactNode }) {
  return (
    <div className="hs-fact">
      <div className="hs-fact-words">
        <div className="sv-2 sv-small">{label}</div>
        <div className="hs-fact-value sv-cut" title={value}>
          {value}
        </div>
      </div>
      {end}
    </div>
  )
}

function WithdrawDossier({ page, onClose }: { readonly page: DossierPage; readonly onClose: () => void }) {
  const withdraw = useCommand('dossiers.withdraw')
  return (
    <Dialog
      open
      question={t('dossiers.withdrawQuestion', { title: page.data.title })}
      will={page.data.state === 'exported' ? t('dossiers.withdrawWillExported') : t('dossiers.withdrawWill')}
      kept={t('dossiers.withdrawKept')}
      reason={{ required: true }}
      confirm={t('dossiers.withdrawConfirm')}
      danger
      busy={withdraw.busy}
      error={withdraw.error ? <ErrorBlock {...withdraw.error} /> : null}
      onConfirm={(reason) => void withdraw.run({ id: page.id, version: page.version, reason }).then((done) => done && onClose())}
      onCancel={onClose}
    />
  )
}
