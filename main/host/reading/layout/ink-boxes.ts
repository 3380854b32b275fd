import { blank, type Gray } from '../image/gray.ts'
import { median } from '../median.ts'

/** A stretch of ink about the size of a word, in pixels; x1 and y1 are the first pixels after it. */
export interface InkBox {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** A drawn or dotted horizontal line, taken apart into pixel rows. */
export interface FlatRule {
  readonly y: number
  readonly x0: number
  readonly x1: number
}

export interface PageInk {
  readonly boxes: readonly InkBox[]
  readonly rules: readonly FlatRule[]
  /** upright strokes too tall for a letter: vertical lines, the rim of the sheet */
  readonly strokes: readonly InkBox[]
  /** whether there is any ink at a place, faint lines too */
  readonly inked: (x: number, y: number) => boolean
  /** usual height of a word's ink */
  readonly height: number
}

/** Letters of one word stand nearer than this (inches); words of the smallest print stand no nearer. */
const JOIN = 0.03
/** A row of ink without a wider gap than `JOIN` and longer than this (inches) is a line, drawn or dotted. */
const RULE_FROM = 1.2
/** Flatter ink (in heights of a word) is a dash or what is left of a dotted line. */
const FLATTEST = 0.27
/** Nothing is printed so near the edge of a sheet (inches): what stands there is the edge itself. */
const RIM = 0.2
/** A text layer's boxes reach from the highest to the lowest a font's letters may; ink fills this share. */
const INK_OF_BOX = 0.75
/** Above or below a line there is next to no ink; beside a row of letters there is. */
const RULE_BESIDE = 0.14

/**
 * Finds the words of a page by their ink alone, and the horizontal lines between them, before anything is recognised: enough to see
 * columns and rows. `image` is level, `threshold` parts ink from paper, `faint` fainter lines from paper.
 */
export function pageInk(image: Gray, threshold: number, faint: number, dpi: number): PageInk {
  const { width, height, data } = image
  const ink = new Uint8Array(width * height)
  for (let i = 0; i < ink.length; i++) ink[i] = (data[i] ?? 255) < threshold ? 1 : 0
  const rules = flatRules(ink, width, height, dpi)
  for (const r of rules) ink.fill(0, r.y * width + r.x0, r.y * width + r.x1)
  const raw = components(ink, width, height, Math.round(dpi * JOIN))
  const usual = usualHeight(raw, dpi)
  const isStroke = (b: InkBox) => b.y1 - b.y0 > 1.7 * usual && b.x1 - b.x0 < 0.55 * usual
  const rim = dpi * RIM
  const onRim = (b: InkBox) => b.x1 < rim || b.y1 < rim || b.x0 > width - rim || b.y0 > height - rim
  const whole = joinMarks(
    raw.filter((b) => !onRim(b) && b.y1 - b.y0 < 3.6 * usual && b.x1 - b.x0 < width * 0.6 && !isStroke(b)),
    usual,
  )
  const boxes = whole
    .filter((b) => b.y1 - b.y0 >= FLATTEST * usual && Math.max(b.x1 - b.x0, b.y1 - b.y0) >= 0.34 * usual)
    .flatMap((b) => splitTall(b, ink, width, usual))
  return { boxes, rules, strokes: raw.filter(isStroke), height: usual, inked: inkedAt(image, faint) }
}

/** Words whose places are known (a text layer) as ink; `image` is the page without them. */
export function wordInk(words: readonly InkBox[], image: Gray, faint: number): PageInk {
  const height = INK_OF_BOX * (median(words.map((w) => w.y1 - w.y0)) ?? 1)
  return { boxes: words, rules: [], strokes: [], height, inked: inkedAt(image, faint) }
}

const inkedAt =
  ({ width, height, data }: Gray, threshold: number) =>
  (x: number, y: number): boolean =>
    x >= 0 && y >= 0 && x < width && y < height && (data[y * width + x] ?? 255) < threshold

function flatRules(ink: Uint8Array, width: number, height: number, dpi: number): FlatRule[] {
  const gap = Math.round(dpi * JOIN)
  const shortest = Math.round(dpi * RULE_FROM)
  const beside = Math.max(4, Math.round(dpi * 0.03))
  const share = (y: number, x0: number, x1: number) => {
    if (y < 0 || y >= height) return 0
    let n = 0
    for (let x = x0; x < x1; x++) n += ink[y * width + x] ?? 0
    return n / (x1 - x0)
  }
  const out: FlatRule[] = []
  for (let y = 0; y < height; y++) {
    let start = -1
    let last = -1
    for (let x = 0; x <= width; x++) {
      if (x < width && ink[y * width + x] === 1) {
        if (start < 0) start = x
        last = x
      } else if (start >= 0 && (x === width || x - last > gap)) {
        if (last - start >= shortest && Math.min(share(y - beside, start, last), share(y + beside, start, last)) < RULE_BESIDE)
          out.push({ y, x0: start, x1: last + 1 })
        start = -1
      }
    }
  }
  return out
}

/** The picture without its lines; strokes of letters that stand on a line stay. */
export function eraseLines(
  image: Gray,
  { rules, strokes }: Pick<PageInk, 'rules' | 'strokes'>,
  threshold: number,
  paper: number,
  dpi: number,
): Gray {
  const thickest = Math.max(4, Math.round(dpi * 0.028))
  const { width, height } = image
  const out: Gray = { ...image, data: new Uint8Array(image.data) }
  const dark = (x: number, y: number) => y >= 0 && y < height && (image.data[y * width + x] ?? 255) < threshold
  for (const r of rules) {
    for (let x = r.x0; x < r.x1; x++) {
      if (!dark(x, r.y)) continue
      let lo = r.y
      let hi = r.y
      while (dark(x, lo - 1) && r.y - lo <= thickest) lo--
      while (dark(x, hi + 1) && hi - r.y <= thickest) hi++
      if (hi - lo + 1 > thickest) continue
      for (let y = Math.max(0, lo - 1); y <= Math.min(height - 1, hi + 1); y++) out.data[y * width + x] = paper
    }
  }
  for (const s of strokes) blank(out, s.x0 - 1, s.y0 - 1, s.x1 - s.x0 + 2, s.y1 - s.y0 + 2, paper)
  return out
}

interface OpenRun {
  x0: number
  x1: number
  box: number
}

/** Boxes of connected ink, runs of a row joined over gaps up to `join` pixels. */
function components(ink: Uint8Array, width: number, height: number, join: number): InkBox[] {
  const boxes: { x0: number; y0: number; x1: number; y1: number }[] = []
  const parent: number[] = []
  const root = (i: number): number => {
    let at = i
    while (parent[at] !== at) at = parent[at] ?? at
    return at
  }
  let above: OpenRun[] = []
  for (let y = 0; y < height; y++) {
    const here: OpenRun[] = []
    let start = -1
    let last = -1
    const end = () => {
      if (start < 0) return
      here.push({ x0: start, x1: last + 1, box: -1 })
      start = -1
    }
    for (let x = 0; x < width; x++) {
      if (ink[y * width + x] !== 1) continue
      if (start >= 0 && x - last > join) end()
      if (start < 0) start = x
      last = x
    }
    end()
    let from = 0
    for (const run of here) {
      while (from < above.length && (above[from]?.x1 ?? 0) < run.x0) from++
      for (let k = from; k < above.length; k++) {
        const o = above[k]
        if (!o || o.x0 > run.x1) break
        const r = root(o.box)
        if (run.box < 0) run.box = r
        else if (run.box !== r) {
          parent[r] = run.box
          const [a, b] = [boxes[run.box], boxes[r]]
          if (a && b) {
            a.x0 = Math.min(a.x0, b.x0)
            a.x1 = Math.max(a.x1, b.x1)
            a.y0 = Math.min(a.y0, b.y0)
            a.y1 = Math.max(a.y1, b.y1)
          }
        }
      }
      if (run.box < 0) {
        run.box = boxes.length
        parent.push(run.box)
        boxes.push({ x0: run.x0, y0: y, x1: run.x1, y1: y + 1 })
      } else {
        run.box = root(run.box)
        const b = boxes[run.box]
        if (b) {
          b.x0 = Math.min(b.x0, run.x0)
          b.x1 = Math.max(b.x1, run.x1)
          b.y1 = y + 1
        }
      }
    }
    above = here
  }
  return boxes.filter((_, i) => parent[i] === i)
}

function usualHeight(boxes: readonly InkBox[], dpi: number): number {
  const heights = boxes
    .filter((b) => b.y1 - b.y0 > dpi * 0.05 && b.y1 - b.y0 < dpi * 0.3 && b.x1 - b.x0 > (b.y1 - b.y0) * 0.8)
    .map((b) => b.y1 - b.y0)
  return median(heights) ?? Math.round(dpi * 0.12)
}

/** Accents and dots that hang above or below a word belong to it. */
function joinMarks(boxes: readonly InkBox[], usual: number): InkBox[] {
  const big = boxes.filter((b) => b.y1 - b.y0 >= 0.5 * usual).map((b) => ({ ...b }))
  const rest: InkBox[] = []
  for (const mark of boxes) {
    if (mark.y1 - mark.y0 >= 0.5 * usual) continue
    const own = mark.x1 - mark.x0
    let best = 0.42 * usual
    let home: (typeof big)[number] | undefined
    if (own < 4 * usual)
      for (const b of big) {
        if (Math.min(b.x1, mark.x1) - Math.max(b.x0, mark.x0) < 0.5 * own) continue
        const apart = Math.max(b.y0 - mark.y1, mark.y0 - b.y1)
        if (apart < best) {
          best = apart
          home = b
        }
      }
    if (home) {
      home.x0 = Math.min(home.x0, mark.x0)
      home.x1 = Math.max(home.x1, mark.x1)
      home.y0 = Math.min(home.y0, mark.y0)
      home.y1 = Math.max(home.y1, mark.y1)
    } else rest.push(mark)
  }
  return [...big, ...rest]
}

/** Words of two lines that touch are parted where the ink is thinnest. */
function splitTall(box: InkBox, ink: Uint8Array, width: number, usual: number): InkBox[] {
  const tall = box.y1 - box.y0
  if (tall < 1.8 * usual) return [box]
  let best = Number.POSITIVE_INFINITY
  let at = 0
  for (let y = Math.round(box.y0 + tall * 0.3); y < box.y0 + tall * 0.7; y++) {
    let n = 0
    for (let x = box.x0; x < box.x1; x++) n += ink[y * width + x] ?? 0
    if (n < best) {
      best = n
      at = y
    }
  }
  return [
    { ...box, y1: at },
    { ...box, y0: at },
  ]
}
