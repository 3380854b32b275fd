import { whitenBorders } from './borders.ts'
import { liftFolds } from './folds.ts'
import type { Gray } from './gray.ts'
import { flatten, type Levels, measureLevels, needsFlattening } from './levels.ts'
import { countSpecks, removeDarkSpecks, removeDust, removeSpecks } from './specks.ts'

/** What ails a scan: `faint` print on grey or unevenly lit paper, `specked` like a photocopy. */
export interface Ailments {
  readonly faint: boolean
  readonly specked: boolean
}

/** Specks on a page of A4; clean scans, dotted lines and all, have under 200, photocopies and faxes over 700. */
const MANY_SPECKS = 500
/**
 * Dust on a faint page is darker than its print. How dark, in the print's own contrast, a pixel must be inside a stroke to be dust, and
 * in an island by itself: the dot of a letter is blurred and never as dark as a stroke.
 */
const BEYOND_PRINT = 1.4
const BEYOND_DOT = 1.15

/** Largest speck that cannot be the dot of a letter: what a photocopier's dust and a fax line's errors leave. */
const speckAt = (dpi: number) => ({ area: Math.round((dpi / 100) ** 2), side: Math.round(dpi / 66) })

/** What a scan suffers from, by measure: only that is mended. */
export function ailments(gray: Gray, levels: Levels, dpi: number): Ailments {
  const faint = needsFlattening(levels)
  const specks = countSpecks(gray, levels.paper - 0.45 * levels.contrast, speckAt(dpi))
  return { faint, specked: specks > (MANY_SPECKS * gray.width * gray.height) / (dpi * dpi * 96.7) }
}

/** A poor scan made fit to be read: rim, folds, dust and bad light taken away. Good scans are not to be given here. */
export function clean(gray: Gray, levels: Levels, found: Ailments, dpi: number): Gray {
  const { paper, contrast } = levels
  // Folds first: with the rim goes the piece of them that lies in the margin, by which they are told from drawn lines.
  let image = whitenBorders(liftFolds(gray, dpi, found.specked && !found.faint), paper)
  if (found.faint) {
    const dust = { area: Math.round((dpi / 45) ** 2), side: Math.round(dpi / 40) }
    image = removeDarkSpecks(image, paper - 0.4 * contrast, paper, dust, paper - contrast * BEYOND_DOT)
    image = flatten(removeDust(image, paper - contrast * BEYOND_PRINT, dust))
  }
  if (!found.specked) return image
  const now = measureLevels(image)
  return removeSpecks(image, now.paper - 0.45 * now.contrast, now.paper, speckAt(dpi), dpi)
}
