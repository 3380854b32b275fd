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
  const found: { at: number; slope: number; count: number }[] = []
  for (const slope of SLOPES) {
    for (let a = edge; a < depth - edge; a++) {
      let count = 0
      let ends = 0
      for (let s = 0; s < STRIPS; s++) {
        const y = a + offset(s, slope, length)
        if (y < 0 || y >= depth || dip[s * depth + y] !== 1) continue
        count++
        if (s < MARGIN) ends |= 1
        if (s >= STRIPS - MARGIN) ends |= 2
      }
      const enough = ends === 3 ? 0.6 : ends === 0 ? 2 : 0.75
      if (count >= STRIPS * enough) found.push({ at: a, slope, count })
    }
  }
  found.sort((a, b) => b.count - a.count)
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

const middle = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 1

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
function cut(out: Gray, fold: Fold, walk: Walk, threshold: number, white: number): void {
  const { length, depth, along, across } = walk
  const reach = Math.ceil(fold.reach) + 2
  for (let i = 0; i < length; i++) {
    const mid = Math.round(fold.at + fold.slope * (i - length / 2))
    const dark = (a: number) => a >= 0 && a < depth && (out.data[a * across + i * along] ?? 255) < threshold
    let at = mid
    for (let d = 0; d <= reach && !dark(at); d++) at = dark(mid - d) ? mid - d : mid + d
    if (!dark(at)) continue
    let lo = at
    let hi = at
    while (dark(lo - 1) && mid - lo < 3 * reach) lo--
    while (dark(hi + 1) && hi - mid < 3 * reach) hi++
    const above = lo < mid - reach
    const below = hi > mid + reach
    if (above && below) continue
    const from = above ? mid - reach + 2 : lo - 1
    const to = below ? mid + reach - 2 : hi + 1
    for (let a = Math.max(0, from); a <= Math.min(depth - 1, to); a++) out.data[a * across + i * along] = white
  }
}

/** The picture without the traces of folds, both ways across the page; the same picture where there are none. */
export function liftFolds(image: Gray, dpi: number): Gray {
  let out = image
  for (const walk of walks(image)) {
    const paper = paperOf(out, walk)
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
      else cut(out, fold, walk, white * 0.6, white)
    }
  }
  return out
}
