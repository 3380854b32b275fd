import { useCallback, useEffect, useRef, useState } from 'react'
import type { DraftView } from '#common/contract/scan.ts'
import type { DraftEdit } from '#common/model/review.ts'
import type { ErrorText } from '../../host/error-text.ts'
import { useCommand } from '../../host/use-command.ts'
import { useQuery } from '../../host/use-query.ts'

export interface DraftState {
  /** the newest the page knows; null until it has come */
  readonly view: DraftView | null
  readonly loadError: ErrorText | null
  readonly again: () => void
  /** keys answered but not yet acknowledged: the officer goes on meanwhile */
  readonly settled: ReadonlySet<string>
  /** a refused edit; the value it was about is `failedAt` */
  readonly error: ErrorText | null
  /** sends edits one after the other; gives the new view, or null where they were refused */
  readonly send: (edits: readonly DraftEdit[], keys?: readonly string[]) => Promise<DraftView | null>
  readonly undo: () => Promise<DraftView | null>
}

const nothing: ReadonlySet<string> = new Set()

/**
 * One draft under review. Edits go to the host at once and in order, each with the version the one before gave; when one
 * is refused (another window was faster) the rest of the queue is dropped and the draft is asked for again.
 */
export function useDraft(id: string): DraftState {
  const answer = useQuery('drafts.get', { id })
  const [own, setOwn] = useState<DraftView | null>(null)
  const [settled, setSettled] = useState<ReadonlySet<string>>(nothing)
  const edit = useCommand('drafts.edit')
  const takeBack = useCommand('drafts.undo')
  const asked = answer.data?.id === id ? answer.data : null
  const mine = own?.id === id ? own : null
  // an answer asked for before an edit may come after it
  const view = mine && (!asked || mine.version > asked.version) ? mine : asked
  const version = useRef(0)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const round = useRef(0)
  useEffect(() => {
    version.current = view?.version ?? 0
  }, [view?.version])

  const { run: runEdit } = edit
  const { run: runUndo } = takeBack
  const { again } = answer
  const inOrder = useCallback(
    (act: (version: number) => Promise<DraftView | null>): Promise<DraftView | null> => {
      const mineRound = round.current
      const result = queue.current.then(async () => {
        if (round.current !== mineRound) return null
        const next = await act(version.current)
        if (next) {
          version.current = next.version
          setOwn(next)
        } else {
          round.current += 1
          again()
        }
        return next
      })
      queue.current = result
      return result
    },
    [again],
  )

  const send = useCallback(
    async (edits: readonly DraftEdit[], keys: readonly string[] = []): Promise<DraftView | null> => {
      if (keys.length > 0) setSettled((before) => new Set([...before, ...keys]))
      const next = await inOrder((at) => runEdit({ id, version: at, edits: [...edits] }))
      if (keys.length > 0) setSettled((before) => new Set([...before].filter((key) => !keys.includes(key))))
      return next
    },
    [id, inOrder, runEdit],
  )
  const undo = useCallback(() => inOrder((at) => runUndo({ id, version: at })), [id, inOrder, runUndo])

  return { view, loadError: view ? null : answer.error, again, settled, error: edit.error ?? takeBack.error, send, undo }
}
