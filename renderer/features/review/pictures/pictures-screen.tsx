import { type DragEvent, useState } from 'react'
import type { BatchFile } from '#common/contract/scan.ts'
import { formatDate } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { useCommand } from '../../../host/use-command.ts'
import { useQuery } from '../../../host/use-query.ts'
import type { ScreenParams } from '../../../shell/route.ts'
import { Screen } from '../../../ui/app-shell.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorBlock } from '../../../ui/error-block.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { groupsOf, isSameOrder, type PictureGroup, withPicture } from './groups.ts'
import '../split/split.css'

/** `#/doc/:lo/ghep-anh`: the pictures of a batch, one strip a decision; dragged or sent with a button from one to another. */
export function PicturesScreen({ params }: ScreenParams) {
  const batchId = params['lo'] ?? ''
  const batch = useQuery('scan.batch', { id: batchId })
  const pictures = useQuery('scan.pictures', { batchId })
  const group = useCommand('scan.group')
  const [over, setOver] = useState<string | null>(null)
  const urls = new Map((pictures.data?.pictures ?? []).map((one) => [one.fileId, one.url]))
  const groups = groupsOf(batch.data?.files ?? [], new Set(urls.keys()))
  const send = (ids: readonly string[]): void => {
    if (!group.busy) void group.run({ batchId, fileIds: [...ids] })
  }
  const put = (target: PictureGroup, id: string, before: string | null): void => {
    const ids = withPicture(target, id, before)
    if (!isSameOrder(target, ids)) send(ids)
  }
  const dropOn = (target: PictureGroup, before: string | null) => ({
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(dragged)) return
      event.preventDefault()
      setOver(target.key)
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      event.stopPropagation()
      setOver(null)
      const id = event.dataTransfer.getData(dragged)
      if (urls.has(id)) put(target, id, before)
    },
  })
  const error = batch.error ?? pictures.error
  return (
    <Screen
      header={
        <PageHeader
          onBack={() => {
            location.hash = `/doc/${batchId}`
          }}
          crumbs={batch.data ? [{ label: batch.data.name, href: `#/doc/${batchId}` }] : []}
          title={t('split.picturesTitle')}
          {...(groups.length > 0 ? { subtitle: t('split.picturesSubtitle', { n: urls.size, groups: groups.length }) } : {})}
        />
      }
      strip={
        <>
          {group.error ? <ErrorBlock {...group.error} /> : null}
          {error ? <ErrorBlock {...error} actions={[{ label: t('common.retry'), onClick: batch.again }]} /> : null}
          <p className="sp-help sv-2">{t('split.picturesHelp')}</p>
        </>
      }
    >
      <Panel fill>
        {batch.data && pictures.data && groups.length === 0 ? <EmptyState plain title={t('split.picturesNone')} /> : null}
        <div className="sp-parts" aria-busy={group.busy}>
          {groups.map((one, index) => (
            <div key={one.key} className="sp-strip" {...dropOn(one, null)}>
              <Strip
                group={one}
                number={index + 1}
                above={groups[index - 1] ?? null}
                isOver={over === one.key}
                busy={group.busy}
                url={(id) => urls.get(id) ?? ''}
                dropBefore={(id) => dropOn(one, id)}
                onApart={(id) => send([id])}
                onUp={(id) => {
                  const above = groups[index - 1]
                  if (above) put(above, id, null)
                }}
                onDragEnd={() => setOver(null)}
              />
            </div>
          ))}
        </div>
      </Panel>
    </Screen>
  )
}

/** What is dragged on this screen, so that nothing else is taken for a picture. */
const dragged = 'application/x-so-vang-picture'

function Strip(props: {
  readonly group: PictureGroup
  readonly number: number
  readonly above: PictureGroup | null
  readonly isOver: boolean
  readonly busy: boolean
  readonly url: (id: string) => string
  readonly dropBefore: (id: string) => { readonly onDragOver: (event: DragEvent) => void; readonly onDrop: (event: DragEvent) => void }
  readonly onApart: (id: string) => void
  readonly onUp: (id: string) => void
  readonly onDragEnd: () => void
}) {
  const { group, number, above, busy } = props
  const [first] = group.files
  const title = t('split.part', { n: number, number: first?.number ?? t('split.noNumber') })
  return (
    <section className={`sp-part${props.isOver ? ' sp-part-over' : ''}`} aria-label={title}>
      <div className="sp-part-head">
        <h2 className="sp-part-title sv-cut">{title}</h2>
        <span className="sv-2 sv-cut">{formatDate(first?.signedDate ?? null)}</span>
      </div>
      <ol className="sp-pages">
        {group.files.map((file) => (
          <li key={file.id} className="sp-picture" {...props.dropBefore(file.id)}>
            <Picture file={file} url={props.url(file.id)} onDragEnd={props.onDragEnd} />
            {group.files.length > 1 ? (
              <Button kind="link" label={t('split.apart')} busy={busy} onClick={() => props.onApart(file.id)} />
            ) : null}
            {above ? (
              <Button kind="link" label={t('split.toAbove', { n: number - 1 })} busy={busy} onClick={() => props.onUp(file.id)} />
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Picture({ file, url, onDragEnd }: { readonly file: BatchFile; readonly url: string; readonly onDragEnd: () => void }) {
  return (
    <figure
      className="sp-paper"
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(dragged, file.id)
        event.dataTransfer.effectAllowed = 'move'
      }}
      onDragEnd={onDragEnd}
    >
      <img src={`${url}?w=400`} alt={t('split.pictureOf', { name: file.name })} loading="lazy" draggable={false} />
      <figcaption className="sp-picture-name sv-cut" title={file.name}>
        {file.name}
      </figcaption>
    </figure>
  )
}
