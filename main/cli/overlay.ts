import sharp from 'sharp'
import type { Box, Draft, Evidence } from '#common/model/draft.ts'
import { allLines, leavesOf, type PageResult } from '#common/model/page.ts'

const WIDTH_OF_LINE = 2

/** Draws what was found on a page over its picture (PNG): words, table cells, sure fields green, doubtful ones orange. */
export async function drawOverlay(
  picture: { bytes: Uint8Array; width: number; height: number },
  page: PageResult,
  draft: Draft,
  number: number,
): Promise<Buffer> {
  const { width, height } = picture
  const rect = ([x, y, w, h]: Box, stroke: string, fill = 'none', thick = 1) =>
    `<rect x="${(x * width).toFixed(1)}" y="${(y * height).toFixed(1)}" width="${(w * width).toFixed(1)}" height="${(h * height).toFixed(1)}" stroke="${stroke}" stroke-width="${thick}" fill="${fill}"/>`
  const shapes: string[] = []
  for (const table of leavesOf(page).flatMap((leaf) => leaf.tables)) for (const cell of table.cells) shapes.push(rect(cell.box, '#3b82f6'))
  for (const line of allLines(page)) for (const word of line.words) shapes.push(rect(word.box, '#9ca3af'))
  // One title may be the evidence of fifty rows.
  const drawn = new Set<string>()
  for (const { status, evidence } of fieldsOf(draft)) {
    for (const e of evidence) {
      const key = `${status} ${e.box.join()}`
      if (e.page !== number || drawn.has(key)) continue
      drawn.add(key)
      shapes.push(rect(e.box, status === 'sure' ? '#15803d' : '#ea580c', status === 'sure' ? '#15803d22' : '#ea580c33', WIDTH_OF_LINE))
    }
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes.join('')}</svg>`
  return sharp(picture.bytes)
    .composite([{ input: Buffer.from(svg) }])
    .png()
    .toBuffer()
}

interface Marked {
  readonly status: string
  readonly evidence: readonly Evidence[]
}

/** Every field of a draft, however deep. */
function fieldsOf(value: unknown): Marked[] {
  if (typeof value !== 'object' || value === null) return []
  if ('status' in value && 'evidence' in value && Array.isArray(value.evidence)) return [value as Marked]
  return Object.values(value).flatMap(fieldsOf)
}
