import type { SeenLine } from './assemble.ts'
import type { Recogniser } from './engine.ts'
import { crop, type Gray } from './image/gray.ts'
import type { Prepared } from './prepare.ts'
import { inside } from './read-pieces.ts'
import { officeLine, signerLine, unreadSignature } from './signature-region.ts'

/** How much of the way from ink to paper still counts as print when the seal around it is to vanish: print is the darkest there is. */
const DARKEST = [0.24, 0.36]

/** Reads a signer's name again that seal and signature hid: only the darkest pixels are kept, which a grey copy of a red seal is not. */
export async function readSignature(p: Prepared, image: Gray, lines: readonly SeenLine[], recogniser: Recogniser): Promise<SeenLine[]> {
  const region = unreadSignature(lines, image.width, image.height)
  if (!region) return [...lines]
  const cut = crop(image, region.x0, region.y0, region.x1 - region.x0, region.y1 - region.y0)
  const dx = Math.max(0, Math.floor(region.x0))
  const dy = Math.max(0, Math.floor(region.y0))
  for (const share of DARKEST) {
    const limit = p.paper - p.contrast * (1 - share)
    const print = { ...cut, data: cut.data.map((v) => (v > limit + 30 ? p.paper : v > limit ? Math.max(v, p.paper - 50) : v)) }
    const read = await recogniser.recognise(print, 'block', p.dpi)
    const name = read.map(signerLine).find((l) => l !== null)
    if (!name) continue
    const found = [...read.map(officeLine).filter((l) => l !== null), name]
    const moved = found.map((l) => l.map((w) => ({ ...w, x0: w.x0 + dx, x1: w.x1 + dx, y0: w.y0 + dy, y1: w.y1 + dy })))
    const kept = lines.map((l) => l.filter((w) => !(inside(w, region) && w.confidence < 0.6))).filter((l) => l.length > 0)
    return [...kept, ...moved]
  }
  return [...lines]
}
