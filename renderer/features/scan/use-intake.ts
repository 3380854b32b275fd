import { useCallback, useRef, useState } from 'react'
import { AppError } from '#common/rpc/app-error.ts'
import { chooseFiles } from '../../host/choose-files.ts'
import { type ErrorText, errorText } from '../../host/error-text.ts'
import { useHost, useShell } from '../../host/host-provider.tsx'
import { chooseScans } from './choose-scans.ts'

/** The endings the window for choosing shows first. */
export const scanEndings = '.pdf,.docx,.jpg,.jpeg,.png,.tif,.tiff'
/** As many files as one call of the contract takes. */
const atOnce = 2000

export interface Sending {
  readonly done: number
  readonly total: number
  readonly name: string
  readonly size: number
}

/** How an intake ended, as far as the officer must know; null where everything went in. */
export interface IntakeReport {
  /** files that are no scans, by name */
  readonly leftOut: readonly string[]
  /** scans that could not be taken in, by name, and why (the first reason) */
  readonly notSent: readonly string[]
  readonly error: ErrorText | null
  /** nothing went in at all */
  readonly nothing: boolean
}

/** The report that came along with an address; null where there is none. */
export function reportIn(state: unknown): IntakeReport | null {
  const isReport = typeof state === 'object' && state !== null && 'leftOut' in state && 'notSent' in state
  return isReport ? (state as IntakeReport) : null
}

export interface Intake {
  readonly sending: Sending | null
  readonly report: IntakeReport | null
  readonly choose: (folder: boolean) => void
  readonly take: (files: readonly File[]) => void
  /** stops after the file being sent; what is in already is read */
  readonly stop: () => void
  readonly seen: () => void
}

export interface IntakeOptions {
  /** the batch files join; null starts one */
  readonly batchId: string | null
  /** what another screen has to say of files that came in there */
  readonly first?: IntakeReport | null
  /** a batch was started; the report goes with the officer to its screen */
  readonly onStarted?: (batchId: string, report: IntakeReport | null) => void
}

/**
 * Takes scans in: chosen or dropped files are sorted, sent one after the other, then start a batch or join `batchId`.
 * A file that cannot be sent leaves the others alone.
 */
export function useIntake({ batchId, first = null, onStarted }: IntakeOptions): Intake {
  const host = useHost()
  const shell = useShell()
  const [sending, setSending] = useState<Sending | null>(null)
  const [report, setReport] = useState<IntakeReport | null>(first)
  const stopped = useRef(false)
  const busy = useRef(false)

  const take = useCallback(
    async (files: readonly File[]): Promise<void> => {
      const { scans, leftOut, folder } = chooseScans(files)
      if (files.length === 0 || busy.current) return
      busy.current = true
      stopped.current = false
      setReport(null)
      const tokens: string[] = []
      const notSent: string[] = []
      let error: ErrorText | null = null
      let started: string | null = null
      for (const [done, file] of scans.entries()) {
        if (stopped.current) break
        setSending({ done, total: scans.length, name: file.name, size: file.size })
        try {
          const [picked] = await shell.adoptFiles([file])
          if (picked) tokens.push(picked.token)
          else notSent.push(file.name)
        } catch (failure) {
          notSent.push(file.name)
          error ??= errorText(failure)
          if (failure instanceof AppError && (failure.code === 'host.gone' || failure.code === 'register.diskFull')) break
        }
      }
      try {
        let target = batchId
        for (let from = 0; from < tokens.length; from += atOnce) {
          const fileTokens = tokens.slice(from, from + atOnce)
          if (target === null) target = (await host.call('scan.start', { fileTokens, name: folder })).batchId
          else await host.call('scan.addFiles', { batchId: target, fileTokens })
        }
        started = batchId === null ? target : null
      } catch (failure) {
        error = errorText(failure)
      }
      busy.current = false
      setSending(null)
      const told = leftOut.length > 0 || notSent.length > 0 || error ? { leftOut, notSent, error, nothing: tokens.length === 0 } : null
      if (started === null) setReport(told)
      else onStarted?.(started, told)
    },
    [batchId, host, shell, onStarted],
  )

  return {
    sending,
    report,
    take: (files) => void take(files),
    choose: (folder) => void chooseFiles({ folder, accept: scanEndings }).then(take),
    stop: () => {
      stopped.current = true
    },
    seen: () => setReport(null),
  }
}
