import type { SeenLine } from './assemble.ts'
import type { Recogniser, SeenWord } from './engine.ts'
import type { Gray } from './image/gray.ts'
import { type Piece, stack } from './image/montage.ts'
import type { Prepared } from './prepare.ts'

/** Reads pieces of the page in one or a few recognitions; gives each piece's lines in pixels of the page. */
export async function readPieces(
  p: Prepared,
  image: Gray,
  pieces: readonly Piece[],
  recogniser: Recogniser,
  inset: number,
): Promise<Map<number, SeenLine[]>> {
  const out = new Map<number, SeenLine[]>()
  for (const sheet of stack(image, pieces, p.inkBelow, inset, p.paper)) {
    for (const line of await recogniser.recognise(sheet.image, 'block', p.dpi)) {
      // One engine line may run over two pieces: each word goes where its middle lies.
      const byPiece = new Map<number, SeenWord[]>()
      for (const w of line) {
        const mid = (w.y0 + w.y1) / 2
        const at = sheet.placed.find((q) => mid >= q.top && mid < q.bottom)
        if (!at) continue
        const moved = { ...w, x0: w.x0 + at.dx, x1: w.x1 + at.dx, y0: w.y0 + at.dy, y1: w.y1 + at.dy }
        byPiece.set(at.piece, [...(byPiece.get(at.piece) ?? []), moved])
      }
      for (const [piece, words] of byPiece) out.set(piece, [...(out.get(piece) ?? []), words])
    }
  }
  return out
}

/** Whether the middle of a word lies in a piece. */
export const inside = (w: SeenWord, p: Piece): boolean => {
  const x = (w.x0 + w.x1) / 2
  const y = (w.y0 + w.y1) / 2
  return x >= p.x0 && x < p.x1 && y >= p.y0 && y < p.y1
}
