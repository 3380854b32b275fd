import './print-list.css'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { formatDateTime, formatNumber } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { type ErrorText, errorText } from '../host/error-text.ts'
import { useShell } from '../host/host-provider.tsx'
import { useAppInfo } from '../host/use-app-info.ts'
import type { Column } from '../ui/data-table.tsx'

export interface PrintableList<Row> {
  readonly title: string
  /** the search and the filters in words */
  readonly filters: readonly string[]
  readonly columns: readonly Column<Row>[]
  /** one page of the rows that are filtered, in the order shown */
  readonly fetchPage: (offset: number, limit: number) => Promise<{ readonly rows: readonly Row[]; readonly total: number }>
}

/** The host gives at most this many rows a call. */
const step = 500

export interface PrintingList {
  readonly print: () => void
  readonly busy: boolean
  readonly error: ErrorText | null
  /** stands somewhere on the screen; seen on paper only */
  readonly sheet: ReactNode
}

/**
 * Prints everything that is filtered, in the order and with the columns shown (DESIGN-SYSTEM.md 9): A4, lying where there
 * are more than seven columns, the head repeated, the filter in words, who printed it and when.
 */
export function usePrintList<Row>({ title, filters, columns, fetchPage }: PrintableList<Row>): PrintingList {
  const shell = useShell()
  const info = useAppInfo()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ErrorText | null>(null)
  const [rows, setRows] = useState<readonly Row[] | null>(null)

  const print = useCallback((): void => {
    setBusy(true)
    setError(null)
    allRows(fetchPage).then(setRows, (failed: unknown) => {
      setError(errorText(failed instanceof AppError ? failed : new AppError('host.fault')))
      setBusy(false)
    })
  }, [fetchPage])

  useEffect(() => {
    if (rows === null) return undefined
    let gone = false
    const done = (): void => {
      if (gone) return
      setRows(null)
      setBusy(false)
    }
    // a frame later: the sheet stands in the document then
    const frame = requestAnimationFrame(() => void shell.print().then(done, done))
    return () => {
      gone = true
      cancelAnimationFrame(frame)
    }
  }, [rows, shell])

  const sheet =
    rows === null
      ? null
      : createPortal(
          <section className={`sv-print${columns.length >= 7 ? ' sv-print-wide' : ''}`} lang="vi">
            <p className="sv-print-unit">{info?.unit?.name}</p>
            {info?.sample ? <p className="sv-print-unit">{t('shell.sample')}</p> : null}
            <h1>{t('record.printTitle', { title })}</h1>
            <p className="sv-print-filter">{[...filters, t('record.printCount', { n: rows.length })].join(' · ')}</p>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('record.printNumber')}</th>
                  {columns.map((column) => (
                    <th key={column.id} scope="col" className={column.align === 'right' ? 'sv-print-right' : undefined}>
                      {column.title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a printed row is its number
                  <tr key={index}>
                    <td className="sv-print-right">{formatNumber(index + 1)}</td>
                    {columns.map((column) => (
                      <td key={column.id} className={column.align === 'right' ? 'sv-print-right' : undefined}>
                        {column.text?.(row) ?? ''}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            <div className="sv-print-sign">
              <p>{t('record.printSigner')}</p>
              <p>{info?.actor.name}</p>
            </div>
            <p className="sv-print-foot">
              {t('record.printedAt', { at: formatDateTime(new Date().toISOString()), who: info?.actor.name ?? '' })}
            </p>
          </section>,
          document.body,
        )
  return { print, busy, error, sheet }
}

async function allRows<Row>(fetchPage: PrintableList<Row>['fetchPage']): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (;;) {
    const page = await fetchPage(rows.length, step)
    rows.push(...page.rows)
    if (page.rows.length === 0 || rows.length >= page.total) return rows
  }
}
