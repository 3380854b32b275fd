import { captionsOf, takeCaptions, withoutWordsIn } from '#common/domain/extraction/caption.ts'
import { vietnameseShare } from '#common/domain/text/legacy-encodings.ts'
import type { Box } from '#common/model/draft.ts'
import type { PageLine, PageResult, PageSignature } from '#common/model/page.ts'
import { assembleLines, joinPieces, type SeenLine } from './assemble.ts'

/**
 * Takes signature captions out of a page that was read. Where the caption stands in the file's text layer (`layer`, in inches of a
 * page so many inches wide and high) it is known to the letter, and its pixels on the picture are passed over; else it is looked for in
 * what was read. `inFile` are the signatures of the file itself.
 */
export function withSignatures(
  page: PageResult,
  layer: { readonly lines: readonly SeenLine[]; readonly widthInches: number; readonly heightInches: number } | null,
  inFile: readonly PageSignature[],
): PageResult {
  const found = layer ? captionsOf(layerLines(layer.lines, layer.widthInches, layer.heightInches)).captions : []
  // a font without a proper map gives other letters than it draws: then the picture is believed
  const known = found.every(({ signer }) => signer === null || vietnameseShare(signer) > 0.8) ? found : []
  const around = known.flatMap((caption) => caption.boxes).map(([x, y, w, h]): Box => [x - 0.003, y - 0.003, w + 0.006, h + 0.006])
  const clean = withoutWordsIn(page, around)
  const read = known.length > 0 ? clean : takeCaptions(clean)
  const captions = known.length > 0 || read.signatures?.length ? known : found.map((caption) => ({ ...caption, signer: null }))
  const signatures = [...(read.signatures ?? []), ...captions, ...inFile]
  return signatures.length > 0 ? { ...read, signatures } : read
}

function layerLines(lines: readonly SeenLine[], width: number, height: number): PageLine[] {
  const box = (words: SeenLine): Box => {
    const x0 = Math.min(...words.map((w) => w.x0)) / width
    const y0 = Math.min(...words.map((w) => w.y0)) / height
    return [x0, y0, Math.max(...words.map((w) => w.x1)) / width - x0, Math.max(...words.map((w) => w.y1)) / height - y0]
  }
  return assembleLines(lines.flatMap((line) => line.map((word) => [word])))
    .map(joinPieces)
    .filter((line) => line.length > 0)
    .map((line) => ({ box: box(line), words: line.map((w) => ({ text: w.text.normalize('NFC'), box: box([w]), confidence: 1 })) }))
}
