import { whitenBorders } from './borders.ts'
import { liftFolds } from './folds.ts'
import type { Gray } from './gray.ts'
import { flatten, type Levels, measureLevels, needsFlattening } from './levels.ts'
import { countSpecks, removeDust, removeSpecks } from './specks.ts'

/** What ails a scan: `faint` print on grey or unevenly lit paper, `specked` like a photocopy. */
export interface Ailments {
  readonly faint: boolean
  readonly specked: boolean
}

/** Specks on a page of A4; clean scans, dotted lines and all, have under 200, photocopies and faxes over 700. */
const MANY_SPECKS = 500
/** Faint pages whose dust is darker than their print: how far beyond the print's own darkness, as a share of its contrast. */
const BEYOND_PRINT = 0.4

/** Largest speck that cannot be the dot of a letter: what a photocopier's dust and a fax line's errors leave. */
const speckAt = (dpi: number) => ({ area: Math.round((dpi / 100) ** 2), side: Math.round(dpi / 66) })

export function ailments(gray: Gray, levels: Levels, dpi: number): Ailments {
  const faint = needsFlattening(levels)
  const specks = countSpecks(gray, levels.paper - 0.45 * levels.contrast, speckAt(dpi))
  return { faint, specked: specks > (MANY_SPECKS * gray.width * gray.height) / (dpi * dpi * 96.7) }
}

/** A poor scan made fit to be read: rim, folds, dust and bad light taken away. Good scans are not to be given here. */
export function clean(gray: Gray, levels: Levels, found: Ailments, dpi: number): Gray {
  let image = whitenBorders(gray, levels.paper)
  if (found.faint)
    image = removeDust(image, levels.paper - levels.contrast * (1 + BEYOND_PRINT), {
      area: Math.round((dpi / 58) ** 2),
      side: Math.round(dpi / 40),
    })
  image = liftFolds(image, dpi)
  if (found.faint) image = flatten(image)
  const now = measureLevels(image)
  // Dust told by its darkness needs no second sieve, which would take dots of letters with it.
  return ailments(image, now, dpi).specked ? removeSpecks(image, now.paper - 0.45 * now.contrast, now.paper, speckAt(dpi)) : image
}
