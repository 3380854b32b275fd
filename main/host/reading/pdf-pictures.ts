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
  const drawn: { area: number; inches: number; fn: number; args: unknown[] | null }[] = []
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
      const covers = Math.abs((m[0] ?? 0) * (m[3] ?? 0) - (m[1] ?? 0) * (m[2] ?? 0))
      drawn.push({ area: covers, inches: Math.hypot(m[0] ?? 0, m[1] ?? 0) / POINTS_PER_INCH, fn, args })
    }
  })
  const share = drawn.reduce((sum, d) => sum + d.area, 0) / Math.max(1, area)
  // Pictures are decoded aside: only where they are the page, and will be drawn anyway, are they waited for.
  if (share < WHOLE) return { share, bilevelDpi: null }
  let bilevel = 0
  let weighed = 0
  for (const d of drawn) {
    const across = await dotsAcross(page, d.fn, d.args)
    if (across === null || d.inches === 0) continue
    bilevel += d.area
    weighed += (d.area * across) / d.inches
  }
  return { share: Math.min(1, share), bilevelDpi: bilevel / Math.max(1, area) >= WHOLE ? weighed / bilevel : null }
}

/** How many dots a picture that has no greys is wide; null for all others. */
async function dotsAcross(page: PDFPageProxy, fn: number, args: unknown[] | null): Promise<number | null> {
  const [first] = args ?? []
  const store = typeof first === 'string' && first.startsWith('g_') ? page.commonObjs : page.objs
  const picture: unknown = typeof first === 'string' ? await new Promise((resolve) => store.get(first, resolve)) : first
  if (typeof picture !== 'object' || picture === null) return null
  const { width, kind } = picture as { width?: unknown; kind?: unknown }
  if (typeof width !== 'number') return null
  return fn === OPS.paintImageMaskXObject || kind === ImageKind.GRAYSCALE_1BPP ? width : null
}
