import { formatNumber } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { Button } from './button.tsx'
import { IconChevronLeft, IconChevronRight } from './icons.ts'

/** The page numbers shown: first, last, and two around the current one; null is a gap. */
export function pageNumbers(page: number, pages: number): readonly (number | null)[] {
  const near = new Set([0, pages - 1, page - 1, page, page + 1].filter((n) => n >= 0 && n < pages))
  if (pages <= 7) for (let n = 0; n < pages; n += 1) near.add(n)
  const sorted = [...near].sort((a, b) => a - b)
  return sorted.flatMap((n, at) => (at > 0 && n - (sorted[at - 1] ?? n) > 1 ? [null, n] : [n]))
}

export interface PagerProps {
  readonly page: number
  readonly size: number
  readonly total: number
  readonly shown: number
  readonly onPage: (page: number) => void
}

/** Where a list stands ("Dòng 1 - 100 / 389") and its other pages. */
export function Pager({ page, size, total, shown, onPage }: PagerProps) {
  const pages = Math.ceil(total / size)
  const from = page * size + 1
  return (
    <>
      <output aria-live="polite">{total === 0 ? null : t('ui.pageRange', { from, to: from + shown - 1, total })}</output>
      {pages > 1 ? (
        <nav className="sv-pager" aria-label={t('ui.pages')}>
          <Button
            kind="text"
            size="small"
            iconOnly
            icon={IconChevronLeft}
            label={t('ui.pagePrevious')}
            onClick={() => onPage(Math.max(0, page - 1))}
          />
          {pageNumbers(page, pages).map((n, at) =>
            n === null ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a gap has no identity but its place
              <span key={`gap-${at}`}>…</span>
            ) : (
              <button
                type="button"
                key={n}
                className="sv-page"
                aria-current={n === page ? 'page' : undefined}
                aria-label={t('ui.pageNumber', { n: n + 1 })}
                onClick={() => onPage(n)}
              >
                {formatNumber(n + 1)}
              </button>
            ),
          )}
          <Button
            kind="text"
            size="small"
            iconOnly
            icon={IconChevronRight}
            label={t('ui.pageNext')}
            onClick={() => onPage(Math.min(pages - 1, page + 1))}
          />
        </nav>
      ) : null}
    </>
  )
}
