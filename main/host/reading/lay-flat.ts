import { blank, type Colour, type Gray, toGray } from './image/gray.ts'
import { ontoQuad, type Point, type Quad, rectify, see } from './image/homography.ts'
import { reducePaleness } from './image/reduce.ts'
import { SHEET_LOOK } from './image/sheet.ts'
import { findSheets } from './image/spread.ts'

/** A place on a picture made from the page, taken back to the page as shown; both in pixels. */
export type ToShown = (x: number, y: number) => Point

/** One sheet of paper seen from straight above; `toShown` is absent where it is the picture as shown, untouched. */
export interface FlatSheet {
  readonly image: Gray
  readonly dpi: number
  /** resolution of the picture it was taken from, on this sheet */
  readonly own: number
  /** seen by a camera, or bent: its upright lines may lean otherwise than its lines of text slope */
  readonly photographed: boolean
  readonly toShown?: ToShown
}

const A4_SHORT = 8.27
const A4_RATIO = Math.SQRT2
/** A sheet whose sides come this near to A4's proportion is taken for A4: keystone bends what can be measured. */
const NEAR_A4 = 0.1
/** How far into a sheet its edge may be seen, as a share of its longer side: under three millimetres of A4. */
const RIM = 0.009
/** Sheets are laid flat at their own resolution within these bounds: no sharpness is lost for nothing, and none is made up. */
const LOWEST_DPI = 200
const HIGHEST_DPI = 260

/** The corners of the sheets on a picture, in pixels; none where the paper fills it. */
export function sheetsOn(colour: Colour): Quad[] {
  const factor = Math.max(1, Math.round(Math.max(colour.width, colour.height) / SHEET_LOOK))
  return findSheets(reducePaleness(colour, factor)).map((small) => scaleQuad(small, factor, 0.5))
}

/** A quad on the same picture drawn `times` as large; `shift` is where in its pixel a corner was measured. */
export const scaleQuad = (quad: Quad, times: number, shift = 0): Quad =>
  quad.map(([x, y]) => [(x + shift) * times, (y + shift) * times]) as unknown as Quad

/**
 * The sheets of a picture, laid flat: a photographed page without what it lies on and without perspective, the two leaves of an open
 * book by themselves (left to right, or top to bottom), a flat scan as it is.
 */
export function layFlat(colour: Colour, dpi: number, quads: readonly Quad[]): FlatSheet[] {
  const gray = toGray(colour)
  const flat = quads.flatMap((quad) => flatSheet(gray, quad, dpi) ?? [])
  return flat.length > 0 ? flat : [{ image: gray, dpi, own: dpi, photographed: false }]
}

function flatSheet(gray: Gray, quad: Quad, dpi: number): FlatSheet | null {
  const size = sizeOf(quad, dpi)
  const h = ontoQuad(size.width, size.height, quad)
  if (!h) return null
  const paper = paperIn(gray, quad)
  const image = rectify(gray, h, size.width, size.height, paper)
  // Where the sheet ends its shadow, or what it lies on, is seen: nothing is printed there.
  const rim = Math.round(RIM * Math.max(size.width, size.height))
  blank(image, 0, 0, size.width, rim, paper)
  blank(image, 0, size.height - rim, size.width, rim, paper)
  blank(image, 0, 0, rim, size.height, paper)
  blank(image, size.width - rim, 0, rim, size.height, paper)
  return { image, dpi: size.dpi, own: size.own, photographed: true, toShown: (x, y) => see(h, x, y) }
}

/** How large a sheet is drawn: A4 where it has A4's proportion, which also says at what resolution it was taken. */
function sizeOf([a, b, c, d]: Quad, dpi: number): { width: number; height: number; dpi: number; own: number } {
  const length = (p: Point, q: Point) => Math.hypot(p[0] - q[0], p[1] - q[1])
  const across = (length(a, b) + length(d, c)) / 2
  const down = (length(a, d) + length(b, c)) / 2
  const ratio = Math.max(across, down) / Math.min(across, down)
  if (Math.abs(ratio / A4_RATIO - 1) > NEAR_A4) return { width: Math.round(across), height: Math.round(down), dpi, own: dpi }
  const own = Math.sqrt((across * down) / A4_RATIO) / A4_SHORT
  const to = Math.min(HIGHEST_DPI, Math.max(LOWEST_DPI, own))
  const short = Math.round(A4_SHORT * to)
  const long = Math.round(A4_SHORT * A4_RATIO * to)
  return across < down ? { width: short, height: long, dpi: to, own } : { width: long, height: short, dpi: to, own }
}

/** Brightness of the paper around the middle of a sheet. */
function paperIn(gray: Gray, quad: Quad): number {
  const cx = quad.reduce((s, p) => s + p[0], 0) / 4
  const cy = quad.reduce((s, p) => s + p[1], 0) / 4
  const values: number[] = []
  for (const [x, y] of quad) {
    for (let t = 0.1; t < 0.9; t += 0.02) {
      const px = Math.round(x + (cx - x) * t)
      const py = Math.round(y + (cy - y) * t)
      if (px >= 0 && py >= 0 && px < gray.width && py < gray.height) values.push(gray.data[py * gray.width + px] ?? 255)
    }
  }
  values.sort((p, q) => p - q)
  return values[Math.floor(values.length * 0.7)] ?? 255
}
