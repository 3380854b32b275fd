import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { BatchValues, BatchValueView } from '#common/contract/scan.ts'
import type { DraftEdit } from '#common/model/review.ts'
import type { ErrorText } from '../../../host/error-text.ts'
import { useCommand } from '../../../host/use-command.ts'
import { useQuery } from '../../../host/use-query.ts'
import { type Answered, type Card, valueKey, withAnswers } from './cards.ts'

/** An answer to send: the edits by draft, and what each place of the cards shows from now on. */
export interface Answer {
  readonly cards: readonly Card[]
  readonly edits: readonly { readonly id: string; readonly edits: DraftEdit[] }[]
  /** undefined: each place keeps its value */
  readonly value?: string | number | null | undefined
}

export interface BatchState {
  /** the newest list, of the kind asked for; null until it has come */
  readonly data: BatchValues | null
  /** its values with the answers on their way */
  readonly values: readonly BatchValueView[]
  readonly loadError: ErrorText | null
  readonly again: () => void
  /** why an answer was refused */
  readonly error: ErrorText | null
  /** writes an answer after those before it; false where it was refused: nothing of it is written */
  readonly send: (answer: Answer) => Promise<boolean>
  /** takes back the last answer of this window; gives the card it was about, null where it was refused */
  readonly undo: () => Promise<string | null>
  readonly canUndo: boolean
}

/** What this window answered, for Ctrl+Z: drafts and the versions the answer left them at. */
interface Done {
  readonly cardId: string
  readonly keys: readonly string[]
  readonly drafts: readonly { readonly id: string; readonly version: number }[]
}

/**
 * The values of one kind of a batch. Answers go to the host at once and in order, each with the versions the one before gave;
 * when one is refused (another window was faster) the rest of the queue is dropped and the list is asked for again.
 */
export function useBatch(batchId: string, kind: BatchValues['kind'], all: boolean): BatchState {
  const asked = useQuery('drafts.batchValues', { batchId, kind, all })
  const data = asked.data?.batchId === batchId && asked.data.kind === kind ? asked.data : null
  const edit = useCommand('drafts.editMany')
  const takeBack = useCommand('drafts.undoMany')
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answered>>(new Map())
  const [done, setDone] = useState<readonly Done[]>([])
  // what is undone is asked when it is undone: a notice of an answer is made before the answer is written
  const latest = useRef<readonly Done[]>([])
  const remember = useCallback((change: (before: readonly Done[]) => readonly Done[]) => {
    latest.current = change(latest.current)
    setDone(latest.current)
  }, [])
  const versions = useRef(new Map<string, number>())
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const waiting = useRef(0)
  const round = useRef(0)

  // the newest version known of each draft; one that another window moved on cannot be undone here
  useEffect(() => {
    if (!data || waiting.current > 0) return
    const moved = new Set<string>()
    for (const { id, version } of data.drafts) {
      const known = versions.current.get(id)
      if (known === undefined || version > known) {
        if (known !== undefined) moved.add(id)
        versions.current.set(id, version)
      }
    }
    if (moved.size > 0) remember((before) => before.filter((one) => one.drafts.every(({ id }) => !moved.has(id))))
  }, [data, remember])

  const { run: runEdit } = edit
  const { run: runUndo } = takeBack
  const { again } = asked
  const inOrder = useCallback(
    <T>(act: () => Promise<T | null>): Promise<T | null> => {
      const mine = round.current
      waiting.current += 1
      const result = queue.current.then(async () => {
        const outcome = round.current === mine ? await act() : null
        waiting.current -= 1
        if (outcome === null && round.current === mine) {
          round.current += 1
          setAnswers(new Map())
          versions.current = new Map()
          again()
        }
        return outcome
      })
      queue.current = result
      return result
    },
    [again],
  )
  const seen = useCallback((ids: readonly string[]) => ids.map((id) => ({ id, version: versions.current.get(id) ?? 0 })), [])
  const learn = useCallback((drafts: readonly { readonly id: string; readonly version: number }[]) => {
    for (const { id, version } of drafts) versions.current.set(id, version)
  }, [])

  const send = useCallback(
    async ({ cards, edits, value }: Answer): Promise<boolean> => {
      const members = cards.flatMap((card) => card.members)
      const keys = members.map(valueKey)
      const answered = (member: BatchValueView, version: number | null): [string, Answered] => [
        valueKey(member),
        { value: value === undefined ? member.value : value, version },
      ]
      setAnswers((before) => new Map([...before, ...members.map((member) => answered(member, null))]))
      const written = await inOrder(async () => {
        const byId = new Map(edits.map((one) => [one.id, one.edits]))
        const result = await runEdit({ drafts: seen([...byId.keys()]).map((one) => ({ ...one, edits: byId.get(one.id) ?? [] })) })
        if (result) learn(result.drafts)
        return result
      })
      if (!written) {
        setAnswers((before) => new Map([...before].filter(([key]) => !keys.includes(key))))
        return false
      }
      const now = new Map(written.drafts.map((draft) => [draft.id, draft.version]))
      setAnswers((before) => new Map([...before, ...members.map((member) => answered(member, now.get(member.draftId) ?? null))]))
      remember((before) => [...before.slice(-199), { cardId: cards[0]?.id ?? '', keys, drafts: written.drafts }])
      return true
    },
    [inOrder, learn, remember, runEdit, seen],
  )

  const undo = useCallback(async (): Promise<string | null> => {
    await queue.current
    const last = latest.current.at(-1)
    if (!last) return null
    remember((before) => before.slice(0, -1))
    setAnswers((before) => new Map([...before].filter(([key]) => !last.keys.includes(key))))
    const back = await inOrder(async () => {
      const result = await runUndo({ drafts: seen(last.drafts.map(({ id }) => id)) })
      if (result) learn(result.drafts)
      return result
    })
    return back ? last.cardId : null
  }, [inOrder, learn, remember, runUndo, seen])

  const values = useMemo(() => (data ? withAnswers(data, answers) : []), [data, answers])
  return {
    data,
    values,
    loadError: data ? null : asked.error,
    again,
    error: edit.error ?? takeBack.error,
    send,
    undo,
    canUndo: done.length > 0,
  }
}
