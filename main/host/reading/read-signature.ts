import type { SeenLine } from './assemble.ts'
import type { Recogniser } from './engine.ts'
import { crop, type Gray } from './image/gray.ts'
import { letterBands } from './image/under-seal.ts'
import { median } from './median.ts'
import type { Prepared } from './prepare.ts'
import { inside } from './read-pieces.ts'
import { combine } from './second-reading.ts'
import { officeLine, signerLine, unreadSignature } from './signature-region.ts'

/** How much of the way from ink to paper still counts as print when the seal around it is to vanish: print is the darkest there is. */
const DARKEST = [0.24, 0.36]
/** The same for single bands of letters, where what is left of the seal does less harm. */
const BANDED = [0.24, 0.55]
/** Bands of letters that are tried for the name. */
const TRIES = 3

/** How good a reading of the name is: its words are trusted, and none is missing. */
const worth = (line: SeenLine): number =>
  line.reduce((sum, w) => sum + w.confidence, 0) / Math.max(1, line.length) + 0.15 * Math.min(4, line.length)

/** Reads a signer's name again that seal and signature hid: once of the darkest pixels only, once of the pieces of ink that can be letters. */
export async function readSignature(p: Prepared, image: Gray, lines: readonly SeenLine[], recogniser: Recogniser): Promise<SeenLine[]> {
  const region = unreadSignature(lines, image.width, image.height)
  if (!region) return [...lines]
  const cut = crop(image, region.x0, region.y0, region.x1 - region.x0, region.y1 - region.y0)
  const dx = Math.max(0, Math.floor(region.x0))
  const dy = Math.max(0, Math.floor(region.y0))
  const found: { name: SeenLine; offices: SeenLine[] }[] = []
  for (const share of DARKEST) {
    if (found.length > 0) break
    const read = await recogniser.recognise(darkest(cut, p, share), 'block', p.dpi)
    const name = read.map(signerLine).find((l) => l !== null)
    if (name) found.push({ name, offices: read.map(officeLine).filter((l) => l !== null) })
  }
  for (const share of BANDED) {
    for (const band of letterBands(darkest(cut, p, share), p.inkBelow, p.paper, letterHeight(p, lines)).slice(0, TRIES)) {
      const read = await recogniser.recognise(band.image, 'line', p.dpi)
      const name = read.map(signerLine).find((l) => l !== null)
      if (name) found.push({ name: name.map((w) => ({ ...w, y0: w.y0 + band.y, y1: w.y1 + band.y })), offices: [] })
    }
  }
  const [best, next] = found.sort((a, b) => worth(b.name) - worth(a.name))
  if (!best) return [...lines]
  const name = next ? combine([best.name], [next.name], false).slice(0, 1).flat() : best.name
  const offices = found.find((f) => f.offices.length > 0)?.offices ?? []
  const moved = [...offices, name].map((l) => l.map((w) => ({ ...w, x0: w.x0 + dx, x1: w.x1 + dx, y0: w.y0 + dy, y1: w.y1 + dy })))
  const row = moved.at(-1)?.[0]
  // What was read before in the row of the name is the same name read badly; elsewhere under the seal only what is doubtful goes.
  const old = (w: SeenLine[number]) => inside(w, region) && (w.confidence < 0.6 || (row !== undefined && w.y0 < row.y1 && w.y1 > row.y0))
  const kept = lines.map((l) => l.filter((w) => !old(w))).filter((l) => l.length > 0)
  return [...kept, ...moved]
}

/** Only what is nearly as dark as print, the rest paper. */
function darkest(cut: Gray, p: Prepared, share: number): Gray {
  const limit = p.paper - p.contrast * (1 - share)
  return { ...cut, data: cut.data.map((v) => (v > limit + 30 ? p.paper : v > limit ? Math.max(v, p.paper - 50) : v)) }
}

/** Height of a capital on this page, pixels: three quarters of the middle height of words with letters that reach down or bear marks. */
function letterHeight(p: Prepared, lines: readonly SeenLine[]): number {
  const heights = lines
    .flat()
    .filter((w) => w.confidence > 0.8 && w.text.length > 2)
    .map((w) => w.y1 - w.y0)
  return (median(heights) ?? p.dpi * 0.17) * 0.72
}
