import { useCallback, useRef, useState } from 'react'
import type { Contract } from '#common/contract/index.ts'
import { AppError } from '#common/rpc/app-error.ts'
import type { InputOf, OutputOf } from '#common/rpc/define.ts'
import { type ErrorText, errorText } from './error-text.ts'
import { useHost } from './host-provider.tsx'
import { saving } from './save-state.ts'

export interface Command<K extends keyof Contract & string> {
  /** Runs the command; null where it was refused, and `error` says why. Never rejects. */
  readonly run: (input: InputOf<Contract[K]>) => Promise<OutputOf<Contract[K]> | null>
  readonly busy: boolean
  readonly error: ErrorText | null
  /** the refusal itself, where a screen answers a code in its own way */
  readonly failure: AppError | null
  readonly clear: () => void
}

/** A command of the contract with its state. The status bar shows that it is being written. */
export function useCommand<K extends keyof Contract & string>(method: K): Command<K> {
  const host = useHost()
  const running = useRef(0)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  const run = useCallback(
    async (input: InputOf<Contract[K]>): Promise<OutputOf<Contract[K]> | null> => {
      running.current += 1
      setBusy(true)
      setFailure(null)
      const done = saving.begin()
      try {
        const output = await host.call(method, input)
        done(null)
        return output
      } catch (error) {
        const refusal = error instanceof AppError ? error : new AppError('host.fault')
        setFailure(refusal)
        done(errorText(refusal).happened)
        return null
      } finally {
        running.current -= 1
        if (running.current === 0) setBusy(false)
      }
    },
    [host, method],
  )
  const clear = useCallback(() => setFailure(null), [])
  return { run, busy, error: failure ? errorText(failure) : null, failure, clear }
}
