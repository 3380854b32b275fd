import { useState } from 'react'
import type { DossierPage } from '#common/contract/exchange.ts'
import { formatSize } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import type { DossierAttachment } from '#common/model/dossier.ts'
import { useShell } from '../../host/host-provider.tsx'
import { useCommand } from '../../host/use-command.ts'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { IconDownload, IconTrash, IconUpload } from '../../ui/icons.ts'
import { isEditable } from './dossier-model.ts'

/** Every paper of the dossier: of which kind, of whom; saved to be looked at, or taken out. */
export function FilesTab({ page, onAttach }: { readonly page: DossierPage; readonly onAttach: () => void }) {
  const shell = useShell()
  const kinds = useQuery('catalogue.get', {}).data?.attachmentKinds ?? []
  const [removing, setRemoving] = useState<DossierAttachment | null>(null)
  const editable = isEditable(page)
  const kindOf = (file: DossierAttachment): string => kinds.find((kind) => kind.code === file.kind)?.name ?? file.kind
  const whose = (file: DossierAttachment): string => page.data.items.find((item) => item.id === file.itemId)?.name ?? t('dossiers.forAll')
  const save = (file: DossierAttachment): void => {
    const url = page.urls[file.id]
    if (url) void shell.saveFile(url, file.name)
  }
  const columns: readonly Column<DossierAttachment>[] = [
    { id: 'name', title: t('dossiers.colFile'), render: (file) => <span className="sv-name">{file.name}</span>, text: (file) => file.name },
    { id: 'kind', title: t('dossiers.colKind'), width: 176, render: kindOf, text: kindOf },
    { id: 'who', title: t('dossiers.colFor'), width: 130, render: whose, text: whose },
    {
      id: 'size',
      title: t('dossiers.colSize'),
      width: 84,
      align: 'right',
      render: (file) => formatSize(file.size),
      text: (file) => formatSize(file.size),
    },
    {
      id: 'acts',
      title: '',
      width: 84,
      render: (file) => (
        <span className="hs-acts">
          <Button
            kind="text"
            iconOnly
            icon={IconDownload}
            label={t('dossiers.saveFile')}
            {...(page.urls[file.id] ? {} : { disabledReason: t('dossiers.fileGone') })}
            onClick={() => save(file)}
          />
          {editable ? (
            <Button kind="text" iconOnly icon={IconTrash} label={t('dossiers.removeFile')} onClick={() => setRemoving(file)} />
          ) : null}
        </span>
      ),
    },
  ]
  return (
    <>
      <DataTable
        caption={t('dossiers.filesCaption')}
        columns={columns}
        rows={page.data.attachments}
        rowId={(file) => file.id}
        rowName={(file) => file.name}
        onOpen={save}
        empty={
          <EmptyState
            title={t('dossiers.filesEmptyTitle')}
            {...(editable ? { text: t('dossiers.filesEmptyText') } : {})}
            foot={editable ? <Button icon={IconUpload} label={t('dossiers.attachMore')} onClick={onAttach} /> : null}
          />
        }
      />
      {removing ? <RemoveFile page={page} file={removing} onClose={() => setRemoving(null)} /> : null}
    </>
  )
}

function RemoveFile({
  page,
  file,
  onClose,
}: {
  readonly page: DossierPage
  readonly file: DossierAttachment
  readonly onClose: () => void
}) {
  const detach = useCommand('dossiers.detach')
  return (
    <Dialog
      open
      question={t('dossiers.removeFileQuestion', { name: file.name })}
      will={t('dossiers.removeFileWill')}
      kept={t('dossiers.removeFileKept')}
      confirm={t('dossiers.removeFileConfirm')}
      danger
      busy={detach.busy}
      error={detach.error ? <ErrorBlock {...detach.error} /> : null}
      onConfirm={() => void detach.run({ id: page.id, version: page.version, attachmentId: file.id }).then((done) => done && onClose())}
      onCancel={onClose}
    />
  )
}
