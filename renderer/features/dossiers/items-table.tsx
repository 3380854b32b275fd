import { Dropdown } from 'antd'
import { useState } from 'react'
import type { DossierPage } from '#common/contract/exchange.ts'
import { t } from '#common/i18n/t.ts'
import type { DossierItem } from '#common/model/dossier.ts'
import { useCommand } from '../../host/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { IconDots, IconPlus } from '../../ui/icons.ts'
import { evidenceGroups, groupText, isEditable, itemLine, itemsInOrder } from './dossier-model.ts'
import { EvidenceCell } from './evidence-cell.tsx'
import { ItemDialog } from './item-dialog.tsx'

export interface ItemsTableProps {
  readonly page: DossierPage
  readonly onAdd: () => void
  readonly onAttach: (itemId: string) => void
}

const recordOf = (item: DossierItem): string => (item.personId === null ? `#/don-vi/${item.unitId ?? ''}` : `#/ca-nhan/${item.personId}`)

/** The proposed people and collectives with what supports them. Enter or F2 opens evidence and achievement. */
export function ItemsTable({ page, onAdd, onAttach }: ItemsTableProps) {
  const [editing, setEditing] = useState<string | null>(null)
  const [removing, setRemoving] = useState<string | null>(null)
  const items = itemsInOrder(page.data.items)
  const editable = isEditable(page)
  const edited = items.find((item) => item.id === editing)
  const removed = items.find((item) => item.id === removing)
  const countOf = (kind: DossierItem['recipientKind']): number => items.filter((item) => item.recipientKind === kind).length
  const columns: readonly Column<DossierItem>[] = [
    {
      id: 'name',
      title: t('dossiers.colItem'),
      render: (item) => (
        <>
          <span className="sv-name">{item.name}</span>
          <span className="sv-cell-2">
            {itemLine(item) || t('common.none')}
            {item.achievement ? ` · ${t('dossiers.withAchievement')}` : null}
          </span>
        </>
      ),
      text: (item) => [item.name, itemLine(item), item.achievement].filter(Boolean).join('\n'),
    },
    {
      id: 'evidence',
      title: t('dossiers.colEvidence'),
      width: 372,
      render: (item) => <EvidenceCell name={item.name} rows={page.evidence[item.id] ?? []} />,
      text: (item) =>
        evidenceGroups(page.evidence[item.id] ?? [])
          .map(groupText)
          .join('; '),
    },
    {
      id: 'menu',
      title: '',
      width: 48,
      render: (item) => (
        <Dropdown
          trigger={['click']}
          placement="bottomRight"
          menu={{
            items: [
              ...(editable
                ? [
                    { key: 'edit', label: t('dossiers.editItem'), onClick: () => setEditing(item.id) },
                    {
                      key: 'attach',
                      label: item.recipientKind === 'individual' ? t('dossiers.attachFor') : t('dossiers.attachForUnit'),
                      onClick: () => onAttach(item.id),
                    },
                  ]
                : []),
              { key: 'open', label: <a href={recordOf(item)}>{t('dossiers.openRecord')}</a> },
              ...(editable ? [{ key: 'remove', danger: true, label: t('dossiers.removeItem'), onClick: () => setRemoving(item.id) }] : []),
            ],
          }}
        >
          <span>
            <Button kind="text" iconOnly icon={IconDots} label={t('dossiers.itemMenu', { name: item.name })} />
          </span>
        </Dropdown>
      ),
    },
  ]
  return (
    <>
      <DataTable<DossierItem>
        caption={t('dossiers.itemsCaption')}
        columns={columns}
        rows={items}
        rowId={(item) => item.id}
        rowName={(item) => item.name}
        twoLines
        group={(item) => ({
          id: item.recipientKind,
          label: item.recipientKind === 'individual' ? t('dossiers.groupPeople') : t('dossiers.groupCollectives'),
          count: countOf(item.recipientKind),
        })}
        {...(editable ? { onOpen: (item) => setEditing(item.id), onEdit: (item) => setEditing(item.id) } : {})}
        empty={
          <EmptyState
            title={t('dossiers.itemsEmptyTitle')}
            text={t('dossiers.itemsEmptyText')}
            foot={editable ? <Button icon={IconPlus} label={t('dossiers.addPeople')} keyId="create" onClick={onAdd} /> : null}
          />
        }
      />
      {edited ? <ItemDialog page={page} item={edited} onClose={() => setEditing(null)} /> : null}
      {removed ? <RemoveItem page={page} item={removed} onClose={() => setRemoving(null)} /> : null}
    </>
  )
}

function RemoveItem({ page, item, onClose }: { readonly page: DossierPage; readonly item: DossierItem; readonly onClose: () => void }) {
  const remove = useCommand('dossiers.removeItem')
  const own = page.data.attachments.filter((file) => file.itemId === item.id).length
  return (
    <Dialog
      open
      question={t('dossiers.removeItemQuestion', { name: item.name })}
      will={own > 0 ? t('dossiers.removeItemWill', { n: own }) : t('dossiers.removeItemWillPlain')}
      kept={t('dossiers.removeItemKept')}
      confirm={t('dossiers.removeItemConfirm')}
      danger
      busy={remove.busy}
      error={remove.error ? <ErrorBlock {...remove.error} /> : null}
      onConfirm={() => void remove.run({ id: page.id, version: page.version, itemId: item.id }).then((done) => done && onClose())}
      onCancel={onClose}
    />
  )
}
