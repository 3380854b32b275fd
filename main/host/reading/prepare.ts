import { ailments, clean } from './image/clean.ts'
import { type Colour, type Gray, toGray, turn } from './image/gray.ts'
import { measureLevels } from './image/levels.ts'
import { measureSkew, rotateBicubic, shiftLevel, unlevel } from './image/skew.ts'

/** Everything done to a page before it is read, so that places can be taken back to the page as shown. */
export interface Prepared {
  readonly colour: Colour
  readonly level: Gray
  readonly dpi: number
  readonly turn: 0 | 90 | 180 | 270
  readonly skew: number
  /** a point of the levelled picture on the page as shown, both in pixels; absent where they are the same */
  readonly toShown?: (x: number, y: number) => readonly [number, number]
  readonly contrast: number
  /** brightness of the paper: what is blanked out or lies outside is filled with it, or a global threshold would take the paper for ink */
  readonly paper: number
  readonly flattened: boolean
  /** brightness that parts print, and the fainter ruled lines, from paper */
  readonly inkBelow: number
  readonly ruleBelow: number
}

const ROTATE_FROM = 0.5
const SHIFT_FROM = 0.06

/** Turns, flattens and levels a page by need; with `level` false only measures it (a page that was drawn, not scanned). */
export function prepare(colour: Colour, dpi: number, degrees: 0 | 180, level = true): Prepared {
  const gray = turn(toGray(colour), degrees)
  const levels = measureLevels(gray)
  const found = level ? ailments(gray, levels, dpi) : { faint: false, specked: false }
  const flattened = found.faint
  const image = found.faint || found.specked ? clean(gray, levels, found, dpi) : gray
  const now = image === gray ? levels : measureLevels(image)
  const inkBelow = now.paper - 0.45 * now.contrast
  const skew = level ? measureSkew(image, inkBelow) : 0
  const straight =
    Math.abs(skew) >= ROTATE_FROM
      ? rotateBicubic(image, skew, now.paper)
      : Math.abs(skew) >= SHIFT_FROM
        ? shiftLevel(image, skew, now.paper)
        : image
  const { width, height } = straight
  const moved = straight !== image
  return {
    colour,
    level: straight,
    dpi,
    turn: degrees,
    skew: moved ? skew : 0,
    ...(moved || degrees === 180
      ? {
          toShown: (x: number, y: number) => {
            const [ux, uy] = moved ? unlevel(x, y, width, height, skew) : [x, y]
            return degrees === 180 ? [width - ux, height - uy] : [ux, uy]
          },
        }
      : {}),
    contrast: now.contrast,
    paper: now.paper,
    flattened,
    inkBelow,
    ruleBelow: now.paper - 0.25 * now.contrast,
  }
}
