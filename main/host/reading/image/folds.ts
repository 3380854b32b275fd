import { median } from '../median.ts'
import type { Gray } from './gray.ts'

/**
 * A fold of the paper: a band from edge to edge of the picture, a soft shadow on a grey scan and a ragged black line on a photocopy.
 * Drawn rules look like it, but end where the text ends; a fold runs through the margins.
 */
interface Fold {
  /** middle of the band on the picture's own middle line, and its slope (pixels for each pixel along) */
  readonly at: number
  readonly slope: number
  /** how far the band reaches to either side */
  readonly reach: number
}

/** How the picture is walked: `along` the fold and `across` it. */
interface Walk {
  readonly length: number
  readonly depth: number
  readonly along: number
  readonly across: number
}

const STRIPS = 24
/** Strips at either end that lie in the margin. */
const MARGIN = 2
/** Share of the paper's brightness that must be missing. */
const DIP = 0.1
const MOST_FOLDS = 4
const SLOPES = [0, 0.004, -0.004, 0.009, -0.009, 0.015, -0.015, 0.022, -0.022, 0.03, -0.03, 0.04, -0.04]
/** Darker than this share of the paper the fold is a line that hides what is under it, lighter it is a shadow that can be lifted. */
const HIDDEN = 0.45

const walks = (image: Gray): readonly [Walk, Walk] => [
  { length: image.width, depth: image.height, along: 1, across: image.width },
  { length: image.height, depth: image.width, along: image.width, across: 1 },
]

/** Brightness of the paper for every strip of every line along the fold: letters cover less than a third of such a strip. */
function paperOf(image: Gray, walk: Walk): Float32Array {
  const { length, depth, along, across } = walk
  const out = new Float32Array(STRIPS * depth)
  const bins = new Uint16Array(32)
  for (let s = 0; s < STRIPS; s++) {
    const from = Math.round((s * length) / STRIPS)
    const to = Math.round(((s + 1) * length) / STRIPS)
    const need = Math.round((to - from) * 0.3)
    for (let a = 0; a < depth; a++) {
      bins.fill(0)
      const row = a * across
      for (let i = from; i < to; i++) {
        const b = (image.data[row + i * along] ?? 255) >> 3
        bins[b] = (bins[b] ?? 0) + 1
      }
      let left = need
      let b = 31
      while (b > 0 && left > (bins[b] ?? 0)) left -= bins[b--] ?? 0
      out[s * depth + a] = b * 8 + 4
    }
  }
  return out
}

/** What the paper would be without the fold: the middle of what lies some way above and below. */
function baseOf(paper: Float32Array, depth: number, away: number): Float32Array {
  const out = new Float32Array(paper.length)
  const near = new Float32Array(8)
  for (let s = 0; s < STRIPS; s++) {
    for (let a = 0; a < depth; a++) {
      for (let k = 0; k < 4; k++) {
        const d = Math.round(away * (1 + k * 0.4))
        near[k] = paper[s * depth + Math.max(0, a - d)] ?? 255
        near[k + 4] = paper[s * depth + Math.min(depth - 1, a + d)] ?? 255
      }
      near.sort()
      out[s * depth + a] = Math.max(1, near[5] ?? 255)
    }
  }
  return out
}

const offset = (s: number, slope: number, length: number) => Math.round(slope * ((s + 0.5) / STRIPS - 0.5) * length)

function findFolds(paper: Float32Array, base: Float32Array, walk: Walk, dpi: number): Fold[] {
  const { length, depth } = walk
  const dip = new Uint8Array(paper.length)
  for (let i = 0; i < dip.length; i++) dip[i] = (paper[i] ?? 255) < (base[i] ?? 255) * (1 - DIP) ? 1 : 0
  const edge = Math.round(depth * 0.03)
  // The margins weigh most: a rule of a table may run along with a piece of a fold.
  const found: { at: number; slope: number; weight: number }[] = []
  for (const slope of SLOPES) {
    for (let a = edge; a < depth - edge; a++) {
      let count = 0
      let ends = 0
      let outer = 0
      for (let s = 0; s < STRIPS; s++) {
        const y = a + offset(s, slope, length)
        if (y < 0 || y >= depth || dip[s * depth + y] !== 1) continue
        count++
        if (s >= MARGIN && s < STRIPS - MARGIN) continue
        outer++
        ends |= s < MARGIN ? 1 : 2
      }
      const enough = ends === 3 ? 0.6 : ends === 0 ? 2 : 0.75
      if (count >= STRIPS * enough) found.push({ at: a, slope, weight: count + 3 * outer })
    }
  }
  found.sort((a, b) => b.weight - a.weight)
  const folds: Fold[] = []
  const room = Math.round(dpi * 0.12)
  for (const f of found) {
    if (folds.some((k) => Math.abs(k.at - f.at) < room * 2)) continue
    // The band ends where half of the strips have their paper back.
    const dark = (a: number) => {
      let n = 0
      for (let s = 0; s < STRIPS; s++) if (dip[s * depth + a + offset(s, f.slope, length)] === 1) n++
      return n > STRIPS * 0.4
    }
    let lo = f.at
    let hi = f.at
    while (f.at - lo < room && dark(lo - 1)) lo--
    while (hi - f.at < room && dark(hi + 1)) hi++
    folds.push({ at: (lo + hi) / 2, slope: f.slope, reach: (hi - lo + 1) / 2 })
  }
  // More of them are the rules of a table as wide as the page.
  return folds.length > MOST_FOLDS ? [] : folds
}

const middle = (values: readonly number[]): number => median(values) ?? 1

/** Lifts the shadow: every pixel is divided by what the fold took from the paper there. */
function lift(out: Gray, fold: Fold, paper: Float32Array, base: Float32Array, walk: Walk, dpi: number): void {
  const { length, depth, along, across } = walk
  const reach = Math.ceil(fold.reach + dpi * 0.04)
  const shares = new Float32Array(STRIPS)
  for (let d = -reach; d <= reach; d++) {
    for (let s = 0; s < STRIPS; s++) {
      const near: number[] = []
      for (let k = Math.max(0, s - 2); k <= Math.min(STRIPS - 1, s + 2); k++) {
        const at = Math.round(fold.at) + d + offset(k, fold.slope, length)
        if (at >= 0 && at < depth) near.push((paper[k * depth + at] ?? 255) / (base[k * depth + at] ?? 255))
      }
      shares[s] = Math.max(0.2, Math.min(1, middle(near)))
    }
    for (let i = 0; i < length; i++) {
      const a = Math.round(fold.at + d + fold.slope * (i - length / 2))
      if (a < 0 || a >= depth) continue
      const f = Math.min(STRIPS - 1.001, Math.max(0, (i / length) * STRIPS - 0.5))
      const s = Math.floor(f)
      const share = (shares[s] ?? 1) * (1 - f + s) + (shares[Math.min(STRIPS - 1, s + 1)] ?? 1) * (f - s)
      const p = a * across + i * along
      out.data[p] = Math.min(255, (out.data[p] ?? 255) / share)
    }
  }
}

/** Takes out a black fold line; strokes that come out on both sides are left. */
function cut(out: Gray, fold: Fold, walk: Walk, dpi: number, threshold: number, white: number): void {
  const { length, depth, along, across } = walk
  const thickest = Math.round(dpi * 0.1)
  const dark = (a: number, i: number) => a >= 0 && a < depth && (out.data[a * across + i * along] ?? 255) < threshold
  const runs = Array.from({ length }, (_, i): readonly [number, number] | null => {
    const mid = Math.round(fold.at + fold.slope * (i - length / 2))
    for (let d = 0; d <= fold.reach + 3; d++) {
      for (const at of [mid - d, mid + d]) {
        if (!dark(at, i)) continue
        let lo = at
        let hi = at
        while (dark(lo - 1, i) && mid - lo < 2 * thickest) lo--
        while (dark(hi + 1, i) && hi - mid < 2 * thickest) hi++
        return [lo, hi]
      }
    }
    return null
  })
  // The line wobbles, and is thicker here and thinner there: where it lies bare says how it runs under the letters beside.
  const strip = Math.ceil(length / (2 * STRIPS))
  const local = Array.from({ length: 2 * STRIPS }, (_, k): readonly [number, number] => {
    const bare: { at: number; thick: number }[] = []
    for (let i = Math.max(0, (k - 1) * strip); i < Math.min(length, (k + 2) * strip); i++) {
      const run = runs[i]
      if (run && run[1] - run[0] < thickest)
        bare.push({ at: (run[0] + run[1]) / 2 - fold.slope * (i - length / 2), thick: run[1] - run[0] + 1 })
    }
    if (bare.length === 0) return [fold.at, 2 * fold.reach]
    bare.sort((a, b) => a.thick - b.thick)
    const thick = bare[bare.length >> 1]?.thick ?? 1
    return [middle(bare.slice(0, (bare.length >> 1) + 1).map((r) => r.at)), thick]
  })
  runs.forEach((run, i) => {
    if (!run) return
    const [lo, hi] = run
    const [at, thick] = local[Math.floor(i / strip)] ?? [fold.at, 1]
    const mid = at + fold.slope * (i - length / 2)
    // What comes out on one side keeps its own part; what comes out on both is a stroke through the line and stays whole.
    const first = Math.round(mid - thick / 2)
    const last = Math.round(mid + thick / 2)
    const above = first - lo > 2
    const below = hi - last > 2
    if (above && below && hi - lo + 1 > thick * 1.6) return
    const from = above ? first : lo - 1
    const to = below ? last : hi + 1
    for (let a = Math.max(0, from); a <= Math.min(depth - 1, to); a++) out.data[a * across + i * along] = white
  })
}

/** Every pixel as dark as its darker neighbour across the walk: a ragged line becomes whole. */
function thickened(image: Gray, walk: Walk, by: number): Gray {
  const { data } = image
  const out = new Uint8Array(data)
  for (let d = 1; d <= by; d++) {
    const shift = d * walk.across
    for (let i = shift; i < data.length - shift; i++) {
      const v = Math.min(out[i] ?? 255, data[i - shift] ?? 255, data[i + shift] ?? 255)
      out[i] = v
    }
  }
  return { ...image, data: out }
}

/** The picture without the traces of folds, both ways across the page; the same picture where there are none. On a `ragged` one (a photocopy) they are broken black lines. */
export function liftFolds(image: Gray, dpi: number, ragged: boolean): Gray {
  let out = image
  for (const walk of walks(image)) {
    const paper = paperOf(ragged ? thickened(out, walk, Math.round(dpi / 130)) : out, walk)
    const base = baseOf(paper, walk.depth, dpi * 0.16)
    for (const fold of findFolds(paper, base, walk, dpi)) {
      if (out === image) out = { ...image, data: new Uint8Array(image.data) }
      const shares: number[] = []
      const levels: number[] = []
      for (let s = 0; s < STRIPS; s++) {
        const at = Math.min(walk.depth - 1, Math.max(0, Math.round(fold.at) + offset(s, fold.slope, walk.length)))
        shares.push((paper[s * walk.depth + at] ?? 255) / (base[s * walk.depth + at] ?? 255))
        levels.push(base[s * walk.depth + at] ?? 255)
      }
      const white = middle(levels)
      if (middle(shares) > HIDDEN) lift(out, fold, paper, base, walk, dpi)
      else cut(out, fold, walk, dpi, white * 0.6, white)
    }
  }
  return out
}
