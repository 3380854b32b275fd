import { useEffect, useRef, useState } from 'react'
import type { DraftView } from '#common/contract/scan.ts'
import { formatDate } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { useCommand } from '../../../host/use-command.ts'
import { useQuery } from '../../../host/use-query.ts'
import type { ScreenParams } from '../../../shell/route.ts'
import { Screen } from '../../../ui/app-shell.tsx'
import { Button } from '../../../ui/button.tsx'
import { ErrorBlock } from '../../../ui/error-block.tsx'
import { IconArrowDown, IconArrowUp, IconCheck, IconGitMerge } from '../../../ui/icons.ts'
import { useNotice } from '../../../ui/notices.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Status } from '../../../ui/status.tsx'
import { useHotkeys } from '../../../ui/use-hotkeys.ts'
import { pageImages } from '../page-images.ts'
import { type Cut, cutBetween, movedPage, pagesWords, partsToConfirm, type Step, stepsToMove } from './cuts.ts'
import './split.css'

type Part = DraftView['parts'][number]
const go = (path: string): void => {
  location.hash = path
}

/** `#/doc/:lo/:banNhap/tach`: the pages of a file as small pictures with the cuts between its decisions. */
export function SplitScreen({ params }: ScreenParams) {
  const id = params['banNhap'] ?? ''
  const lot = params['lo'] ?? ''
  const draft = useQuery('drafts.get', { id })
  const pages = useQuery('drafts.filePages', { id })
  const view = draft.data?.id === id ? draft.data : null
  const error = draft.error ?? pages.error
  if (view && pages.data) return <Ready view={view} lot={lot} pages={pages.data.pages} />
  return (
    <Screen
      header={<PageHeader onBack={() => go(`/doc/${lot}/${id}`)} title={t('split.title')} />}
      strip={error ? <ErrorBlock {...error} actions={[{ label: t('common.retry'), onClick: draft.again }]} /> : null}
    >
      {error ? null : <p className="sv-waiting">{t('common.loading')}</p>}
    </Screen>
  )
}

function Ready(props: { readonly view: DraftView; readonly lot: string; readonly pages: Parameters<typeof pageImages>[0] }) {
  const { view, lot, pages } = props
  const { parts } = view
  const splitAt = useCommand('drafts.split')
  const join = useCommand('drafts.join')
  const confirm = useCommand('drafts.editMany')
  const notice = useNotice()
  const [busy, setBusy] = useState(false)
  const images = pageImages(pages)
  const open = partsToConfirm(parts)
  const back = `/doc/${lot}/${view.id}`
  // the button that was pressed may be gone with its cut: the focus stays with the cut that took its place
  const list = useRef<HTMLDivElement>(null)
  const focusPage = useRef<number | null>(null)
  useEffect(() => {
    const page = focusPage.current
    if (page === null || busy) return
    focusPage.current = null
    if (document.activeElement !== document.body && document.activeElement !== null) return
    const near =
      list.current?.querySelector<HTMLElement>(`[data-page="${page}"] button`) ?? list.current?.querySelector<HTMLElement>('button')
    near?.focus()
  })

  /** Runs the steps one after the other, each with the versions the one before gave; goes to the draft that holds the pages. */
  async function run(steps: readonly Step[], page: number): Promise<void> {
    if (busy) return
    setBusy(true)
    focusPage.current = page
    const versions = new Map(parts.map((part) => [part.id, part.version]))
    let stay = view.id
    for (const step of steps) {
      if (step.do === 'join') {
        const joined = await join.run({
          id: step.id,
          version: versions.get(step.id) ?? 0,
          otherId: step.otherId,
          otherVersion: versions.get(step.otherId) ?? 0,
        })
        if (!joined) break
        versions.set(step.id, joined.version)
        if (stay === step.otherId) stay = step.id
      } else {
        const made = await splitAt.run({ id: step.id, version: versions.get(step.id) ?? 0, page: step.page })
        if (!made) break
        versions.set(step.id, made.draft.version)
      }
    }
    setBusy(false)
    if (stay !== view.id) location.replace(`#/doc/${lot}/${stay}/tach`)
  }
  const accept = async (): Promise<void> => {
    const edits = [{ op: 'confirmPages' as const }]
    if (open.length === 0 || !(await confirm.run({ drafts: open.map(({ id, version }) => ({ id, version, edits })) }))) return
    notice({ text: t('split.done', { n: open.length }) })
    go(back)
  }
  useHotkeys({ approve: () => void accept() })
  const error = splitAt.error ?? join.error ?? confirm.error
  return (
    <Screen
      header={
        <PageHeader
          onBack={() => go(back)}
          title={t('split.title')}
          subtitle={t('split.subtitle', { file: view.draft.files[0]?.name ?? view.title, pages: pages.length, n: parts.length })}
          primary={{
            label: open.length === 1 ? t('split.confirmOne') : t('split.confirm', { n: open.length }),
            icon: IconCheck,
            keyId: 'approve',
            busy: confirm.busy,
            onClick: () => void accept(),
            ...(open.length === 0 ? { disabledReason: t('split.confirmNone') } : {}),
          }}
        />
      }
      strip={
        <>
          {error ? <ErrorBlock {...error} /> : null}
          <p className="sp-help sv-2">
            {t('split.help')} {t('split.saved')}
          </p>
        </>
      }
    >
      <Panel fill>
        <div className="sp-parts" ref={list} aria-busy={busy}>
          {parts.map((part, index) => {
            const cut = cutBetween(parts[index - 1], part)
            return (
              <div key={part.id}>
                {cut ? (
                  <CutBar
                    cut={cut}
                    number={index}
                    busy={busy}
                    onJoin={() => void run([{ do: 'join', id: cut.upper.id, otherId: cut.lower.id }], cut.page)}
                    onMove={(way) => {
                      const to = movedPage(cut, way)
                      if (to !== null) void run(stepsToMove(cut, to), to)
                    }}
                  />
                ) : null}
                <PartStrip
                  part={part}
                  number={index + 1}
                  lot={lot}
                  images={images}
                  busy={busy}
                  onCut={(page) => void run([{ do: 'split', id: part.id, page }], page)}
                />
              </div>
            )
          })}
        </div>
      </Panel>
    </Screen>
  )
}

/** The cut above a decision: join, or move a page over it. */
function CutBar(props: {
  readonly cut: Cut
  readonly number: number
  readonly busy: boolean
  readonly onJoin: () => void
  readonly onMove: (way: 'up' | 'down') => void
}) {
  const { cut, number, busy } = props
  return (
    <fieldset className="sp-cut" data-page={cut.page} aria-label={t('split.boundary', { a: number, b: number + 1 })}>
      <Button size="small" icon={IconGitMerge} label={t('split.join', { n: number })} busy={busy} onClick={props.onJoin} />
      {cut.up === null ? null : (
        <Button
          size="small"
          kind="text"
          icon={IconArrowUp}
          label={t('split.moveUp', { page: cut.up })}
          busy={busy}
          onClick={() => props.onMove('up')}
        />
      )}
      {cut.down === null ? null : (
        <Button
          size="small"
          kind="text"
          icon={IconArrowDown}
          label={t('split.moveDown', { page: cut.down })}
          busy={busy}
          onClick={() => props.onMove('down')}
        />
      )}
    </fieldset>
  )
}

/** One decision: its number and its pages side by side, with a place to cut between two of them. */
function PartStrip(props: {
  readonly part: Part
  readonly number: number
  readonly lot: string
  readonly images: ReturnType<typeof pageImages>
  readonly busy: boolean
  readonly onCut: (page: number) => void
}) {
  const { part, number, lot, images, busy, onCut } = props
  const isOpen = part.state === 'open' || part.state === 'later'
  const title = t('split.part', { n: number, number: part.number ?? t('split.noNumber') })
  return (
    <section className="sp-part" aria-label={title}>
      <div className="sp-part-head">
        <h2 className="sp-part-title sv-cut">{title}</h2>
        <span className="sv-2 sv-cut">
          {[t('split.pages', { pages: pagesWords(part.pages) }), formatDate(part.signedDate), part.subject].filter(Boolean).join(' · ')}
        </span>
        <span className="sp-part-end">
          {part.state === 'approved' ? <Status state="confirmed">{t('split.approved')}</Status> : null}
          {part.state === 'discarded' ? <Status state="paused">{t('split.discarded')}</Status> : null}
          <a href={`#/doc/${lot}/${part.id}`}>{t('split.openPart')}</a>
        </span>
      </div>
      <ol className="sp-pages">
        {part.pages.map((page, index) => (
          <li key={page} className="sp-page" data-page={page}>
            {index > 0 && isOpen ? (
              <button
                type="button"
                className="sp-cut-here"
                aria-label={t('split.cutBefore', { page })}
                title={t('split.cutBefore', { page })}
                disabled={busy}
                onClick={() => onCut(page)}
              >
                <span className="sp-cut-line" />
              </button>
            ) : null}
            <figure className="sp-paper">
              <img
                src={images.url(page, 400)}
                alt={t('split.page', { page })}
                style={{ aspectRatio: String(images.aspect(page)) }}
                loading="lazy"
                draggable={false}
              />
              <figcaption>{t('split.page', { page })}</figcaption>
            </figure>
          </li>
        ))}
      </ol>
    </section>
  )
}
