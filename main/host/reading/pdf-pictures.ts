import { ImageKind, OPS, Util } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js'

const POINTS_PER_INCH = 72
/** Strips of one scan leave narrow margins; less than this share of a page is a seal or a logo. */
const WHOLE = 0.8

/** What the pictures on a page of a PDF are. */
export interface PagePictures {
  /** the share of the page that pictures cover, strips of one scan taken together: a scan is near 1, a logo or a seal is small */
  readonly share: number
  /** dots an inch at which black and white pictures lie over the whole page; null where the page is no such scan */
  readonly bilevelDpi: number | null
}

/** Looks through the operators of a page; `area` is the page's in square points. */
export async function picturesOn(page: PDFPageProxy, area: number): Promise<PagePictures> {
  const list = await page.getOperatorList()
  let m: number[] = [1, 0, 0, 1, 0, 0]
  const saved: number[][] = []
  let covered = 0
  let bilevel = 0
  let weighed = 0
  list.fnArray.forEach((fn, i) => {
    const args = list.argsArray[i] as unknown[] | null
    if (fn === OPS.save) saved.push(m)
    else if (fn === OPS.restore) m = saved.pop() ?? m
    else if (fn === OPS.transform && args) m = Util.transform(m, args as number[])
    else if (fn === OPS.paintFormXObjectBegin) {
      saved.push(m)
      if (Array.isArray(args?.[0])) m = Util.transform(m, args[0] as number[])
    } else if (fn === OPS.paintFormXObjectEnd) m = saved.pop() ?? m
    else if (fn === OPS.paintImageXObject || fn === OPS.paintInlineImageXObject || fn === OPS.paintImageMaskXObject) {
      const own = Math.abs((m[0] ?? 0) * (m[3] ?? 0) - (m[1] ?? 0) * (m[2] ?? 0))
      covered += own
      const across = dotsAcross(page, fn, args)
      const inches = Math.hypot(m[0] ?? 0, m[1] ?? 0) / POINTS_PER_INCH
      if (across === null || inches === 0) return
      bilevel += own
      weighed += (own * across) / inches
    }
  })
  const whole = Math.max(1, area)
  return { share: Math.min(1, covered / whole), bilevelDpi: bilevel / whole >= WHOLE ? weighed / bilevel : null }
}

/** How many dots a picture that has no greys is wide; null for all others. */
function dotsAcross(page: PDFPageProxy, fn: number, args: unknown[] | null): number | null {
  const [first] = args ?? []
  const store = typeof first === 'string' && first.startsWith('g_') ? page.commonObjs : page.objs
  const picture: unknown = typeof first === 'string' ? (store.has(first) ? store.get(first) : null) : first
  if (typeof picture !== 'object' || picture === null) return null
  const { width, kind } = picture as { width?: unknown; kind?: unknown }
  if (typeof width !== 'number') return null
  return fn === OPS.paintImageMaskXObject || kind === ImageKind.GRAYSCALE_1BPP ? width : null
}
