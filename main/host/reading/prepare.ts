import { ailments, clean } from './image/clean.ts'
import { components } from './image/components.ts'
import { addSlopes, displaced, displacementOf, measureSlopes, straightenLines, unevenness } from './image/curl.ts'
import { type Colour, crop, type Gray, toGray, turn } from './image/gray.ts'
import type { Quad } from './image/homography.ts'
import { flatten, type Levels, measureLevels } from './image/levels.ts'
import { type Orientation, orientationOf } from './image/orientation.ts'
import { rotateBicubic, shiftLevel, unlevel } from './image/skew.ts'
import { findGutter } from './image/spread.ts'
import { type FlatSheet, layFlat, sheetsOn, type ToShown } from './lay-flat.ts'

type Turn = Orientation['turn']

/** Everything done to a page before it is read, so that places can be taken back to the page as shown. */
export interface Prepared {
  readonly colour: Colour
  readonly level: Gray
  /** resolution of the levelled picture; the page as shown may have another */
  readonly dpi: number
  readonly shownDpi: number
  readonly turn: Turn
  readonly skew: number
  /** a point of the levelled picture on the page as shown, both in pixels; absent where they are the same */
  readonly toShown?: ToShown
  readonly contrast: number
  /** brightness of the paper: what is blanked out or lies outside is filled with it, or a global threshold would take the paper for ink */
  readonly paper: number
  readonly flattened: boolean
  /** a faint or specked scan that had to be cleaned: its letters have suffered, and every word deserves a second look */
  readonly poor: boolean
  /** brightness that parts print, and the fainter ruled lines, from paper */
  readonly inkBelow: number
  readonly ruleBelow: number
}

/** A picture made ready: one page, or the two leaves of a spread in reading order. */
export interface PreparedPicture {
  readonly leaves: readonly Prepared[]
  /** whether which way is up was plain from the letters; if not, a poor reading is worth a try the other way up */
  readonly sure: boolean
  /** how many times as large the picture should be drawn for its letters to have the size that reads best; 1 where it is near enough */
  readonly times: number
  readonly sheets: readonly Quad[]
}

/** What is known already of a picture that is prepared again: which way to turn it, its sheets, and the resolution it is shown at. */
export interface Known {
  readonly turn?: Turn
  readonly sheets?: readonly Quad[]
  readonly shownDpi?: number
}

/** Letters without their marks are this large (pixels) where they read best, and may be as small or large as that before it matters. */
const LETTER = 20
const SMALL_LETTER = 11.5
const LARGE_LETTER = 45
/** A photographed sheet of a coarser resolution than this is worth drawing again, finer. */
const COARSE_SHEET = 172
const GOOD_SHEET = 205
const MOST_TIMES = 2.5
const MOST_PIXELS = 24_000_000

const ROTATE_FROM = 0.5
const SHIFT_FROM = 0.06
/** Slopes this unlike (degrees) are those of a bent page, not of measuring; flat scans stay below 0.15, up to 0.35 where little is printed. */
const BENT_PHOTO = 0.15
const BENT_SCAN = 0.5
/** Spread of the paper's brightness (of 255) from which a photograph's light is evened. */
const UNEVEN_PHOTO = 25

/** A sheet with its light evened where needed, and what was measured on it. */
interface CleanSheet {
  readonly sheet: FlatSheet
  readonly image: Gray
  readonly levels: Levels
  readonly flattened: boolean
  readonly poor: boolean
}

const inkLevel = (levels: Levels) => levels.paper - 0.45 * levels.contrast

/**
 * Lays the sheets of a picture flat, cleans them by need, turns them upright (or as told), parts a spread and takes the slope out.
 */
export function prepare(colour: Colour, dpi: number, known: Known = {}): PreparedPicture {
  const quads = known.sheets ?? sheetsOn(colour)
  const sheets = layFlat(colour, dpi, quads).map(cleanSheet)
  const looked = sheets.map((s) => orientationOf(components(s.image, inkLevel(s.levels))))
  // The leaves of a book lie the same way: the one with most print says which.
  const [most] = looked.toSorted((a, b) => b.letters - a.letters)
  const way = known.turn ?? most?.turn ?? 0
  const ordered = lastComesFirst(sheets, way) ? sheets.toReversed() : sheets
  const own = Math.min(...sheets.map((s) => (s.sheet.photographed ? s.sheet.own : GOOD_SHEET)))
  return {
    leaves: ordered.flatMap((s) => upright(s, way).map((leaf) => straighten(colour, known.shownDpi ?? dpi, leaf, way))),
    sure: known.turn !== undefined || (most?.sure ?? true),
    times: timesFor(most?.letter ?? 0, own, colour.width * colour.height),
    sheets: quads,
  }
}

/** The letters say how large a picture should be drawn: what a file says of its resolution is often not so. */
function timesFor(letter: number, own: number, pixels: number): number {
  const wish = own < COARSE_SHEET ? GOOD_SHEET / own : letter > 0 && (letter < SMALL_LETTER || letter > LARGE_LETTER) ? LETTER / letter : 1
  return Math.min(wish, MOST_TIMES, Math.max(1, Math.sqrt(MOST_PIXELS / pixels)))
}

/** Whether turning puts the last of two sheets (left to right or top to bottom on the picture) first. */
function lastComesFirst([first, second]: readonly CleanSheet[], way: Turn): boolean {
  if (way === 180) return true
  if (way === 0 || !first?.sheet.toShown || !second?.sheet.toShown) return false
  const [x0, y0] = first.sheet.toShown(0, 0)
  const [x1, y1] = second.sheet.toShown(0, 0)
  return Math.abs(y1 - y0) > Math.abs(x1 - x0) === (way === 90)
}

/** A page that was drawn, not scanned: turned as told and measured, nothing else. */
export function measure(colour: Colour, dpi: number, way: Turn = 0): Prepared {
  const gray = toGray(colour)
  const level = turn(gray, way)
  const { paper, contrast } = measureLevels(level)
  const inkBelow = paper - 0.45 * contrast
  return {
    colour,
    level,
    dpi,
    shownDpi: dpi,
    turn: way,
    skew: 0,
    ...(way === 0 ? {} : { toShown: (x: number, y: number) => unturn({ image: gray }, way, x, y) }),
    contrast,
    paper,
    flattened: false,
    poor: false,
    inkBelow,
    ruleBelow: paper - 0.25 * contrast,
  }
}

function cleanSheet(sheet: FlatSheet): CleanSheet {
  const levels = measureLevels(sheet.image)
  // A hand's shadow or a lamp from one side: print and paper must part at one brightness all over the page.
  if (sheet.photographed && levels.uneven > UNEVEN_PHOTO) {
    const image = flatten(sheet.image)
    return { sheet: { ...sheet, image }, image, levels: measureLevels(image), flattened: true, poor: false }
  }
  const found = ailments(sheet.image, levels, sheet.dpi)
  if (!found.faint && !found.specked) return { sheet, image: sheet.image, levels, flattened: false, poor: false }
  const image = clean(sheet.image, levels, found, sheet.dpi)
  return { sheet, image, levels: measureLevels(image), flattened: found.faint, poor: true }
}

/** The sheet turned, cut at the gutter where two pages lie on it side by side. */
function upright(clean: CleanSheet, way: Turn): CleanSheet[] {
  const { image, sheet } = clean
  const turned = turn(image, way)
  const back: ToShown | undefined = way === 0 ? sheet.toShown : (x, y) => unturn(sheet, way, x, y)
  const whole: CleanSheet = { ...clean, image: turned, sheet: { ...sheet, image: turned, ...(back ? { toShown: back } : {}) } }
  if (turned.width < 1.2 * turned.height) return [whole]
  const all = components(turned, inkLevel(clean.levels))
  const gutter = findGutter(all, turned.width, turned.height, orientationOf(all).letter)
  if (gutter === null) return [whole]
  return [[0, gutter] as const, [gutter, turned.width] as const].map(([x0, x1]) => {
    const leaf = crop(turned, x0, 0, x1 - x0, turned.height)
    const toShown: ToShown = (x, y) => (back ? back(x + x0, y) : [x + x0, y])
    return { ...clean, image: leaf, sheet: { ...sheet, image: leaf, toShown } }
  })
}

function unturn(sheet: Pick<FlatSheet, 'image' | 'toShown'>, way: Turn, x: number, y: number): ReturnType<ToShown> {
  const { width, height } = sheet.image
  const [ux, uy] =
    way === 90
      ? ([y, height - x] as const)
      : way === 180
        ? ([width - x, height - y] as const)
        : way === 270
          ? ([width - y, x] as const)
          : ([x, y] as const)
  return sheet.toShown ? sheet.toShown(ux, uy) : [ux, uy]
}

/** Takes the slope out of a page; on a bent or fanned one, as photographs and thick books give, place by place. */
function straighten(colour: Colour, shownDpi: number, page: CleanSheet, way: Turn): Prepared {
  const { image: level, levels, flattened, skew, back } = levelled(page)
  const { paper, contrast } = levels
  const shown = page.sheet.toShown
  const toShown: ToShown | undefined =
    back && shown
      ? (x, y) => {
          const [ux, uy] = back(x, y)
          return shown(ux, uy)
        }
      : (back ?? shown)
  return {
    colour,
    level,
    dpi: page.sheet.dpi,
    shownDpi,
    turn: way,
    skew,
    ...(toShown ? { toShown } : {}),
    contrast,
    paper,
    flattened,
    poor: page.poor,
    inkBelow: inkLevel(levels),
    ruleBelow: paper - 0.25 * contrast,
  }
}

/** A page with level lines, its slope, and where its points were before; `back` is absent where nothing was moved. */
function levelled(page: CleanSheet): CleanSheet & { readonly skew: number; readonly back?: ToShown } {
  const { sheet, image, levels } = page
  const { width, height } = image
  const { paper } = levels
  const lines = measureSlopes(image, inkLevel(levels), sheet.dpi, sheet.photographed)
  const skew = lines.whole
  if (unevenness(lines) >= (sheet.photographed ? BENT_PHOTO : BENT_SCAN)) {
    if (!sheet.photographed && !page.flattened) {
      // A page so bent was photographed though its sheet's edges do not show.
      const { image: even, levels: now, flattened } = cleanSheet({ ...sheet, image, photographed: true })
      return levelled({ ...page, sheet: { ...sheet, photographed: true }, image: even, levels: now, flattened })
    }
    const slopes = sheet.photographed ? lines : measureSlopes(image, inkLevel(levels), sheet.dpi, true)
    const rough = straightenLines(image, displacementOf(slopes, width, height), paper, false)
    const rest = measureSlopes(rough, inkLevel(levels), sheet.dpi, true)
    const field = displacementOf(addSlopes(slopes, rest), width, height)
    const level = straightenLines(image, field, paper, field.most >= ROTATE_FROM)
    return { ...page, image: level, skew, back: (x, y) => displaced(field, x, y) }
  }
  if (Math.abs(skew) < SHIFT_FROM) return { ...page, skew: 0 }
  const level = Math.abs(skew) >= ROTATE_FROM ? rotateBicubic(image, skew, paper) : shiftLevel(image, skew, paper)
  return { ...page, image: level, skew, back: (x, y) => unlevel(x, y, width, height, skew) }
}
