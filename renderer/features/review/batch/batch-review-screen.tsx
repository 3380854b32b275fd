import { Select } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { BatchValues, BatchValueView } from '#common/contract/scan.ts'
import { parsePath } from '#common/domain/review/paths.ts'
import { t } from '#common/i18n/t.ts'
import { useQuery } from '../../../host/use-query.ts'
import type { ScreenParams } from '../../../shell/route.ts'
import { Screen, useStatusFacts } from '../../../ui/app-shell.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorBlock } from '../../../ui/error-block.tsx'
import { HintBar } from '../../../ui/hint-bar.tsx'
import { IconAlertTriangle, IconArrowBackUp, IconCheck, IconEye } from '../../../ui/icons.ts'
import { useNotice } from '../../../ui/notices.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { useHotkeys } from '../../../ui/use-hotkeys.ts'
import { useNarrow } from '../../../ui/use-narrow.ts'
import { type Catalogue, doubtSentence } from '../fields.ts'
import type { CardActs } from './card-editor.tsx'
import {
  acceptedTogether,
  awardEditsOf,
  type Card,
  type CardOrder,
  cardsOf,
  editsOfAnswer,
  moved,
  nextKind,
  nextOpen,
  progressOf,
  valueKey,
} from './cards.ts'
import { KindList } from './kind-list.tsx'
import { PlacesDialog, ValuePageDialog } from './places-dialog.tsx'
import { type Answer, useBatch } from './use-batch.ts'
import { useGridSize } from './use-grid-size.ts'
import { ValueCard } from './value-card.tsx'
import '../review.css'
import './batch.css'

type Kind = BatchValues['kind']
const noCatalogue: Catalogue = []
const nobody: ReadonlySet<string> = new Set()

/** `#/doc/:lo/xem-ca-lo`: the doubtful values of a whole batch, one kind at a time, each beside its ink. */
export function BatchReviewScreen({ params }: ScreenParams) {
  const id = params['lo'] ?? ''
  return <BatchReview key={id} id={id} />
}

function BatchReview({ id }: { readonly id: string }) {
  const [kind, setKind] = useState<Kind>('names')
  const [all, setAll] = useState(false)
  const [order, setOrder] = useState<CardOrder>('unsure')
  const [draftId, setDraftId] = useState<string | null>(null)
  const [apart, setApart] = useState(nobody)
  const [place, setPlace] = useState<{ readonly id: string | null; readonly focusTick: number }>({ id: null, focusTick: 1 })
  const [page, setPage] = useState(0)
  const [places, setPlaces] = useState<Card | null>(null)
  const [paper, setPaper] = useState<BatchValueView | null>(null)
  const [unsaved, setUnsaved] = useState<{ readonly id: string; readonly text: string } | null>(null)
  const batch = useBatch(id, kind, all)
  const { data, values, send } = batch
  const catalogue = useQuery('catalogue.get', {}).data?.awards ?? noCatalogue
  const notice = useNotice()
  const narrow = useNarrow()
  const [grid, size] = useGridSize()

  const cards = useMemo(() => cardsOf(values, { order, draftId, apart }), [values, order, draftId, apart])
  const counts = useMemo(
    () => data?.counts.map((one) => (one.kind === kind ? { ...one, ...countsOf(values) } : one)) ?? [],
    [data, kind, values],
  )
  const current = cards.find((card) => card.id === place.id) ?? null
  const perPage = Math.max(1, size.columns * size.rows)
  const pages = Math.max(1, Math.ceil(cards.length / perPage))
  const shownPage = Math.min(page, pages - 1)
  const shown = cards.slice(shownPage * perPage, (shownPage + 1) * perPage)
  const progress = progressOf(counts)
  const onward = nextKind(counts, kind)
  useStatusFacts(data ? t('batch.facts', { done: progress.done, all: progress.all }) : null)

  // the first kind with something left; later the officer chooses
  const chosen = useRef(false)
  useEffect(() => {
    if (!data || chosen.current) return
    chosen.current = true
    const first = data.counts.find((one) => one.open > 0)
    if (first && first.kind !== kind) setKind(first.kind)
  }, [data, kind])

  const go = (card: Card | null, focus = true): void => {
    const at = card ? cards.indexOf(card) : -1
    if (at >= 0) setPage(Math.floor(at / perPage))
    setPlace((before) => ({ id: card?.id ?? null, focusTick: focus ? before.focusTick + 1 : 0 }))
  }
  // what is looked at went with an answer, a filter or another kind: the first open card comes
  useEffect(() => {
    if (!data || place.id === null || cards.some((card) => card.id === place.id)) return
    setPlace((before) => ({ id: null, focusTick: before.focusTick }))
  }, [data, cards, place.id])
  useEffect(() => {
    if (place.id !== null || cards.length === 0) return
    const first = nextOpen(cards, null) ?? cards[0] ?? null
    if (!first) return
    setPage(Math.floor(cards.indexOf(first) / perPage))
    setPlace((before) => ({ id: first.id, focusTick: before.focusTick + 1 }))
  }, [place.id, cards, perPage])

  const answer = (what: Answer, typed: string): void => {
    void send(what).then((written) => {
      const [first] = what.cards
      if (written || !first) return
      setUnsaved({ id: first.id, text: typed })
      setPlace((before) => ({ id: first.id, focusTick: before.focusTick + 1 }))
    })
  }
  /** where to go once these cards are answered */
  const goOn = (answered: readonly Card[]): void => {
    const last = answered.at(-1)
    const rest = cards.map((card): Card => (answered.includes(card) ? { ...card, state: 'confirmed' } : card))
    const next = nextOpen(rest, last?.id ?? null)
    if (next) go(cards.find((card) => card.id === next.id) ?? null)
    else if (all) go(moved(cards, last?.id ?? null, 1))
    else setPlace((before) => ({ ...before, focusTick: before.focusTick + 1 }))
  }
  const undo = (): void => {
    void batch.undo().then((cardId) => {
      if (cardId === null) return
      notice({ text: t('batch.undone') })
      setPlace((before) => ({ id: cardId, focusTick: before.focusTick + 1 }))
    })
  }
  const acts: CardActs = {
    accept: (card, value) => {
      setUnsaved(null)
      if (card.state === 'open' || value !== undefined)
        answer({ cards: [card], edits: editsOfAnswer([card], value), value }, String(value ?? ''))
      goOn([card])
    },
    choose: (card, code, name) => {
      const isBlank = !card.lead.path.endsWith('.awardTitle') || card.lead.value === null
      answer({ cards: [card], edits: awardEditsOf(card, code, name), ...(isBlank ? { value: name } : {}) }, '')
      goOn([card])
    },
    keep: (card, value) => answer({ cards: [card], edits: editsOfAnswer([card], value), value }, String(value ?? '')),
    move: (key) => go(moved(cards, place.id, { up: -size.columns, down: size.columns, left: -1, right: 1 }[key])),
    back: () => go(moved(cards, place.id, -1)),
    undo,
  }
  const together = acceptedTogether(shown)
  const acceptPage = (): void => {
    if (together.length === 0) return
    answer({ cards: together, edits: editsOfAnswer(together) }, '')
    notice({ text: t('batch.acceptedMany', { n: together.reduce((sum, card) => sum + card.members.length, 0) }), onUndo: undo })
    goOn(together)
  }
  const turn = (by: number): void => {
    const to = Math.min(pages - 1, Math.max(0, shownPage + by))
    setPage(to)
    go(cards[to * perPage] ?? null)
  }
  const changeKind = (to: Kind): void => {
    chosen.current = true
    setKind(to)
    setPage(0)
    setPlace((before) => ({ id: null, focusTick: before.focusTick }))
  }
  useHotkeys({
    undo,
    approve: acceptPage,
    nextPage: () => turn(1),
    previousPage: () => turn(-1),
    nextDoubt: () => go(nextOpen(cards, place.id)),
    ...(current && current.lead.ink.length > 0 ? { ink: () => setPaper(current.lead) } : {}),
    edit: () => setPlace((before) => ({ ...before, focusTick: before.focusTick + 1 })),
    // the editors do the work of these; this lists them
    accept: () => false as const,
    back: () => false as const,
  })

  const found = cards.reduce((sum, card) => sum + card.members.length, 0)
  const isDone = data !== null && progress.left === 0
  return (
    <Screen
      flush
      header={
        <PageHeader
          onBack={() => {
            location.hash = `/doc/${id}`
          }}
          crumbs={data && !narrow ? [{ label: data.name, href: `#/doc/${id}` }] : []}
          title={t('batch.title')}
          middle={data ? <Progress {...progress} /> : null}
          actions={[
            {
              label: t('batch.undo'),
              icon: IconArrowBackUp,
              keyId: 'undo',
              dropNarrow: true,
              onClick: undo,
              ...(batch.canUndo ? {} : { disabledReason: t('batch.undoNone') }),
            },
          ]}
          primary={{
            label: together.length === 0 ? t('batch.acceptPageNone') : t('batch.acceptPage', { n: together.length }),
            icon: IconCheck,
            keyId: 'approve',
            onClick: acceptPage,
            ...(together.length === 0 ? { disabledReason: t('batch.acceptNone') } : {}),
          }}
        />
      }
      strip={
        batch.loadError || batch.error ? (
          <ErrorBlock
            {...(batch.loadError ?? batch.error ?? { happened: '' })}
            {...(batch.loadError ? { actions: [{ label: t('common.retry'), onClick: batch.again }] } : {})}
          />
        ) : null
      }
    >
      <div className="rvb">
        <KindList counts={counts} kind={kind} sure={data?.sure ?? 0} onChange={changeKind} />
        <section className="rvb-main" aria-label={t('batch.cards')} data-pane="cards">
          <div className="rvb-bar">
            <span className="rvb-found">
              <strong className="rv-strong">{t(all ? 'batch.foundAll' : 'batch.foundDoubt', { n: found })}</strong>{' '}
              <span className="sv-2">
                {t('batch.from', { n: new Set(cards.flatMap((card) => card.members.map((one) => one.draftId))).size })}
              </span>
            </span>
            <Segmented
              label={t('batch.which')}
              value={all ? 'all' : 'doubt'}
              onChange={(which) => setAll(which === 'all')}
              items={[
                { id: 'doubt', label: t('batch.onlyDoubt') },
                { id: 'all', label: t('batch.all') },
              ]}
            />
            <Select<CardOrder>
              aria-label={t('batch.order')}
              size="small"
              value={order}
              onChange={setOrder}
              options={[
                { value: 'unsure', label: t('batch.orderUnsure') },
                { value: 'paper', label: t('batch.orderPaper') },
              ]}
            />
            <Select
              aria-label={t('batch.document')}
              size="small"
              className="rvb-documents"
              value={draftId ?? ''}
              onChange={(next) => {
                setDraftId(next === '' ? null : next)
                setPage(0)
              }}
              options={[
                { value: '', label: t('batch.everyDocument', { n: data?.drafts.length ?? 0 }) },
                ...(data?.drafts ?? []).map((draft) => ({ value: draft.id, label: draft.number ?? draft.title })),
              ]}
            />
          </div>
          <div className="rvb-grid-frame" ref={grid}>
            {data === null ? (
              batch.loadError ? null : (
                <p className="sv-waiting">{t('common.loading')}</p>
              )
            ) : cards.length === 0 ? (
              <Nothing
                text={t(all ? 'batch.emptyAll' : 'batch.empty')}
                isDone={isDone}
                batchId={id}
                {...(onward ? { next: { label: nextLabel(onward), onClick: () => changeKind(onward.kind) } } : {})}
              />
            ) : (
              <ul className="rvb-grid" style={{ gridTemplateColumns: `repeat(${size.columns}, minmax(0, 1fr))` }}>
                {shown.map((card) => (
                  <ValueCard
                    key={card.id}
                    card={card}
                    drafts={data.drafts}
                    catalogue={catalogue}
                    current={card.id === place.id}
                    focusTick={card.id === place.id ? place.focusTick : 0}
                    typed={unsaved?.id === card.id ? unsaved.text : undefined}
                    acts={acts}
                    onSelect={(one) => go(one)}
                    onMembers={setPlaces}
                  />
                ))}
              </ul>
            )}
          </div>
          <Why
            card={current}
            left={counts.find((one) => one.kind === kind)?.open ?? 0}
            isDone={isDone}
            batchId={id}
            {...(onward ? { next: { label: nextLabel(onward), onClick: () => changeKind(onward.kind) } } : {})}
          />
          <div className="rvb-foot-bar">
            <HintBar
              hints={[
                { keys: ['accept'], label: t('batch.hintAccept') },
                { keys: ['back'], label: t('batch.hintBack') },
                { keys: ['edit'], label: t('batch.hintEdit') },
                ...(narrow ? [] : [{ keys: ['combo:↑↓←→'] as const, label: t('batch.hintMove') }]),
                { keys: ['ink'], label: t('batch.hintInk') },
                { keys: ['close'], label: t('batch.hintUndo') },
              ]}
              end={
                <Pager page={shownPage} size={perPage} total={cards.length} shown={shown.length} onPage={(to) => turn(to - shownPage)} />
              }
            />
          </div>
        </section>
      </div>
      {places && data ? (
        <PlacesDialog
          card={places}
          drafts={data.drafts}
          onPage={setPaper}
          onApart={() => {
            setApart((before) => new Set([...before, ...places.members.map(valueKey)]))
            setPlaces(null)
          }}
          onClose={() => {
            setPlaces(null)
            setPlace((before) => ({ ...before, focusTick: before.focusTick + 1 }))
          }}
        />
      ) : null}
      {paper && data ? (
        <ValuePageDialog
          key={valueKey(paper)}
          value={paper}
          drafts={data.drafts}
          onClose={() => {
            setPaper(null)
            setPlace((before) => ({ ...before, focusTick: before.focusTick + 1 }))
          }}
        />
      ) : null}
    </Screen>
  )
}

const countsOf = (values: readonly BatchValueView[]): { open: number; confirmed: number } => ({
  open: values.filter((value) => value.state === 'open').length,
  confirmed: values.filter((value) => value.state === 'confirmed').length,
})
const nextLabel = (to: BatchValues['counts'][number]): string => t('batch.nextKind', { kind: t(`batch.kind.${to.kind}`), n: to.open })

function Progress({ done, all, left }: { readonly done: number; readonly all: number; readonly left: number }) {
  return (
    <span className="rvb-progress" role="status">
      <progress className="rvb-track" value={done} max={Math.max(all, 1)} aria-label={t('batch.progress', { done, all })} />
      <span className="rvb-progress-words">
        {t('batch.progress', { done, all })} · <strong className="rv-strong">{t('batch.left', { n: left })}</strong>
      </span>
    </span>
  )
}

interface Onward {
  readonly label: string
  readonly onClick: () => void
}

/** Why the current value needs an eye; when none is left, where to go on. */
function Why(props: {
  readonly card: Card | null
  readonly left: number
  readonly isDone: boolean
  readonly batchId: string
  readonly next?: Onward
}) {
  const { card, left, isDone, next } = props
  const lead = card?.lead
  const path = lead ? parsePath(lead.path) : null
  const button = useRef<HTMLButtonElement>(null)
  // the last card was answered: Enter goes on
  useEffect(() => {
    if (left === 0) button.current?.focus()
  }, [left])
  const onward = isDone
    ? {
        label: t('batch.allDoneNext'),
        onClick: () => {
          location.hash = `/doc/${props.batchId}`
        },
      }
    : next
  if (left === 0 && onward)
    return (
      <p className="rvb-why" role="status">
        {isDone ? <strong className="rv-strong">{t('batch.allDone')}</strong> : null}
        <Button ref={button} label={onward.label} keyId="accept" onClick={onward.onClick} />
      </p>
    )
  if (!card || !lead || !path || card.state !== 'open') return <p className="rvb-why" />
  return (
    <p className="rvb-why">
      <IconAlertTriangle size={15} stroke={1.8} className="rv-why-icon" />
      <span className="sv-cut">
        {doubtSentence(lead.path, {
          value: lead.value,
          raw: lead.raw,
          confidence: lead.confidence,
          status: 'check',
          evidence: lead.ink,
          ...(lead.doubt ? { doubt: lead.doubt } : {}),
        })}
      </span>
    </p>
  )
}

function Nothing(props: { readonly text: string; readonly isDone: boolean; readonly batchId: string; readonly next?: Onward }) {
  return (
    <EmptyState
      plain
      title={props.isDone ? t('batch.allDone') : props.text}
      foot={
        props.isDone ? (
          <Button
            label={t('batch.allDoneNext')}
            icon={IconEye}
            onClick={() => {
              location.hash = `/doc/${props.batchId}`
            }}
          />
        ) : props.next ? (
          <Button label={props.next.label} onClick={props.next.onClick} />
        ) : null
      }
    />
  )
}
