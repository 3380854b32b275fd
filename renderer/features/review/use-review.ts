import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { DraftView } from '#common/contract/scan.ts'
import { t } from '#common/i18n/t.ts'
import type { DraftEdit } from '#common/model/review.ts'
import { useNotice } from '../../ui/notices.tsx'
import { nextStop, type Stop, stepStop, stopAt, stopsOf } from './stops.ts'
import type { DraftState } from './use-draft.ts'

/** Where the review stands: the value looked at, and whether the keyboard is to go there. */
export interface Place {
  readonly key: string | null
  /** counts up with every request for the focus; 0 asks for none */
  readonly focusTick: number
}

/** What the parts of the screen may do. */
export interface ReviewActs {
  /** looks at a value; `focus` false only shows it */
  readonly select: (key: string | null, focus?: boolean) => void
  /** an answer to a place: edits are sent and the next place comes at once */
  readonly answer: (key: string, edits: readonly DraftEdit[], settles: readonly string[], typed: string) => void
  /** saves without going on */
  readonly keep: (key: string, edits: readonly DraftEdit[], typed: string) => void
  readonly step: (by: 1 | -1) => void
  readonly undo: () => void
  /** Esc: back to the place that is next, without an answer */
  readonly leave: () => void
  readonly goDraft: (by: 1 | -1) => void
  readonly addRow: (after: number, kind: 'individual' | 'collective' | 'household' | 'initiative') => void
  readonly removeRow: (row: number) => void
  /** text that is no value yet (half a date): kept for when the officer comes back */
  readonly hold: (key: string, text: string) => void
  /** the open editor puts in here how it saves what is typed, so that no way out loses it */
  readonly editing: { current: (() => void) | null }
}

export interface Review {
  readonly stops: readonly Stop[]
  readonly place: Place
  readonly stop: Stop | null
  /** text that could not be saved, for the editor of its place */
  readonly unsaved: { readonly key: string; readonly text: string } | null
  readonly acts: ReviewActs
}

/** The walk through one draft: which place is looked at, what an answer does, where it goes next. */
export function useReview(draft: DraftState, view: DraftView, goDraft: (by: 1 | -1) => void): Review {
  const { settled, send, undo: takeBack } = draft
  const closed = view.state === 'approved' || view.state === 'discarded'
  const stops = useMemo(() => (closed ? [] : stopsOf(view, settled)), [closed, view, settled])
  const [place, setPlace] = useState<Place>(() => ({ key: stops[0]?.key ?? null, focusTick: 1 }))
  const [unsaved, setUnsaved] = useState<Review['unsaved']>(null)
  const notice = useNotice()
  const now = useRef({ view, stops, place, settled })
  now.current = { view, stops, place, settled }

  const editing = useRef<(() => void) | null>(null)
  const select = useCallback((key: string | null, focus = true) => {
    editing.current?.()
    setPlace((before) => ({ key, focusTick: focus ? Math.max(before.focusTick, 0) + 1 : 0 }))
  }, [])

  const answer = useCallback<ReviewActs['answer']>(
    (key, edits, settles, typed) => {
      editing.current?.()
      const { view: seen, stops: before, settled: others } = now.current
      const after = stopsOf(seen, new Set([...others, key, ...settles]))
      select(nextStop(before, after, key)?.key ?? null)
      setUnsaved((kept) => (kept?.key === key ? null : kept))
      // a value that is sure and was left as it is needs no word
      const wasOpen = stopAt(before, key) !== null
      if (!wasOpen && edits.every((edit) => edit.op === 'accept')) return
      void send(edits, [key, ...settles]).then((next) => {
        if (next) return
        setUnsaved({ key, text: typed })
        select(key)
      })
    },
    [select, send],
  )

  const keep = useCallback<ReviewActs['keep']>(
    (key, edits, typed) => {
      void send(edits).then((next) => {
        if (!next) setUnsaved({ key, text: typed })
      })
    },
    [send],
  )

  const undo = useCallback(() => {
    const before = now.current
    if (!before.view.canUndo) return
    void takeBack().then((next) => {
      if (!next) return
      const known = new Set(before.stops.map((stop) => stop.key))
      const open = stopsOf(next)
      const back = open.find((stop) => !known.has(stop.key)) ?? stopAt(open, before.place.key) ?? open[0]
      select(back?.key ?? before.place.key)
      notice({ text: t('review.undone') })
    })
  }, [takeBack, select, notice])

  const step = useCallback(
    (by: 1 | -1) => select(stepStop(now.current.stops, now.current.place.key, by)?.key ?? now.current.place.key),
    [select],
  )
  const leave = useCallback(() => {
    const { stops: open, place: at } = now.current
    select(stopAt(open, at.key)?.key ?? open[0]?.key ?? null, stopAt(open, at.key) === null)
  }, [select])

  const hold = useCallback((key: string, text: string) => setUnsaved({ key, text }), [])

  const addRow = useCallback<ReviewActs['addRow']>(
    (after, recipientKind) =>
      void send([{ op: 'addRow', after, recipientKind }]).then((next) => next && select(`awards.${after + 1}.name`)),
    [send, select],
  )
  const removeRow = useCallback<ReviewActs['removeRow']>(
    (row) =>
      void send([{ op: 'removeRow', row }]).then((next) => {
        if (next) select(stopsOf(next)[0]?.key ?? null)
      }),
    [send, select],
  )

  // where an answer of the host took the place away, or nothing is looked at yet, the first open one comes
  const stop = stopAt(stops, place.key)
  const rows = view.draft.awards.length
  useEffect(() => {
    const row = /^awards\.(\d+)\./.exec(place.key ?? '')?.[1]
    const gone =
      place.key !== null &&
      ((row !== undefined && Number(row) >= rows) || ((place.key.startsWith('issue:') || place.key.endsWith('.link')) && stop === null))
    if (gone) select(stops[0]?.key ?? null)
  }, [place.key, stop, stops, rows, select])

  const acts = useMemo<ReviewActs>(
    () => ({ select, answer, keep, step, undo, leave, goDraft, addRow, removeRow, hold, editing }),
    [select, answer, keep, step, undo, leave, goDraft, addRow, removeRow, hold],
  )
  return { stops, place, stop, unsaved, acts }
}
