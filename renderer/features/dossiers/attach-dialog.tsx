import { Select } from 'antd'
import { useState } from 'react'
import type { CheckItem, DossierPage } from '#common/contract/exchange.ts'
import { formatSize } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { chooseFiles } from '../../host/choose-files.ts'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DropZone } from '../../ui/drop-zone.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { FormField, FormGrid } from '../../ui/form-field.tsx'
import { IconFileText, IconUpload } from '../../ui/icons.ts'
import { itemsInOrder } from './dossier-model.ts'
import { foldedFilter } from './new-dossier-model.ts'
import { useAttach } from './use-attach.ts'

const whole = 'dossier'

export interface AttachDialogProps {
  readonly page: DossierPage
  /** the checklist row it was opened from */
  readonly check?: CheckItem | undefined
  /** the proposal it was opened from */
  readonly itemId?: string | undefined
  readonly onClose: () => void
}

/** PDFs for the dossier: of which kind, of whom, which files. What the row already says is chosen. */
export function AttachDialog({ page, check, itemId, onClose }: AttachDialogProps) {
  const kinds = useQuery('catalogue.get', {}).data?.attachmentKinds ?? []
  const lacking = check?.lacking ?? []
  const [kind, setKind] = useState<string | null>(check?.kinds[0] ?? null)
  const [who, setWho] = useState<string>(itemId ?? (check?.perItem ? (lacking[0] ?? whole) : whole))
  const [files, setFiles] = useState<readonly File[]>([])
  const { sending, failed, attach, clear } = useAttach(page)
  const blocked = kind === null ? t('dossiers.attachNoKind') : files.length === 0 ? t('dossiers.attachNone') : null
  const take = (chosen: readonly File[]): void => {
    if (chosen.length === 0) return
    clear()
    setFiles(chosen)
  }
  const save = async (): Promise<void> => {
    if (kind !== null && (await attach(files, { kind, itemId: who === whole ? null : who }))) onClose()
  }
  return (
    <Dialog
      open
      form
      width={640}
      question={t('dossiers.attachQuestion')}
      will={t('dossiers.attachWill')}
      confirm={files.length === 0 ? t('dossiers.attach') : t('dossiers.attachConfirm', { n: files.length })}
      {...(blocked === null ? {} : { blocked })}
      busy={sending !== null}
      error={
        failed ? (
          <ErrorBlock
            {...failed}
            happened={`${failed.name}: ${failed.happened}`}
            kept={
              failed.total > 1 ? t('dossiers.attachStopped', { done: failed.done, total: failed.total, name: failed.name }) : failed.kept
            }
          />
        ) : sending ? (
          <p role="status">{t('dossiers.attachSending', { done: sending.done + 1, total: sending.total })}</p>
        ) : null
      }
      onConfirm={() => void save()}
      onCancel={onClose}
    >
      <DropZone onFiles={take} off={sending !== null}>
        <FormGrid>
          <FormField label={t('dossiers.attachKind')} required span={12}>
            {(field) => (
              <Select
                {...field}
                showSearch={{ filterOption: foldedFilter }}
                value={kind}
                onChange={setKind}
                options={kinds
                  .filter((one) => !check || check.kinds.includes(one.code))
                  .map((one) => ({ value: one.code, label: one.name }))}
              />
            )}
          </FormField>
          <FormField label={t('dossiers.attachWho')} required span={12}>
            {(field) => (
              <Select
                {...field}
                showSearch={{ filterOption: foldedFilter }}
                value={who}
                onChange={setWho}
                options={[
                  { value: whole, label: t('dossiers.forAll') },
                  ...itemsInOrder(page.data.items).map((item) => ({
                    value: item.id,
                    label: lacking.includes(item.id) ? t('dossiers.attachWhoLacking', { name: item.name }) : item.name,
                  })),
                ]}
              />
            )}
          </FormField>
        </FormGrid>
        <div className="hs-files">
          <Button icon={IconUpload} label={t('dossiers.attachChoose')} onClick={() => void chooseFiles({ accept: '.pdf' }).then(take)} />
        </div>
        <ul className="hs-file-names">
          {files.map((file) => (
            <li key={file.name}>
              <IconFileText size={16} stroke={1.7} />
              <span className="sv-cut" title={file.name}>
                {file.name}
              </span>
              <span className="sv-2">{formatSize(file.size)}</span>
            </li>
          ))}
        </ul>
      </DropZone>
    </Dialog>
  )
}
