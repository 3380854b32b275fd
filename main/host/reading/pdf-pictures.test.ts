import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openPdf } from './pdf.ts'

interface Drawn {
  readonly width: number
  readonly height: number
  readonly bits: 1 | 8
  readonly mask?: boolean
  readonly damaged?: boolean
  /** what of an A4 page it covers, points: x, y, width, height */
  readonly at: readonly [number, number, number, number]
}

/** A PDF of one A4 page with white pictures on it. */
function pdfOf(pictures: readonly Drawn[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')]
  const offsets: number[] = []
  const add = (body: string, stream?: Buffer) => {
    offsets.push(parts.reduce((n, p) => n + p.length, 0))
    parts.push(Buffer.from(`${offsets.length} 0 obj\n${body}\n`))
    if (stream) parts.push(Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n'))
    parts.push(Buffer.from('endobj\n'))
  }
  const names = pictures.map((_, i) => `/I${i} ${5 + i} 0 R`).join(' ')
  const content = Buffer.from(pictures.map(({ at: [x, y, w, h] }, i) => `q ${w} 0 0 ${h} ${x} ${y} cm /I${i} Do Q`).join('\n'))
  add('<</Type/Catalog/Pages 2 0 R>>')
  add('<</Type/Pages/Kids[3 0 R]/Count 1>>')
  add(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.2 841.92]/Contents 4 0 R/Resources<</XObject<<${names}>>>>>>`)
  add(`<</Length ${content.length}>>`, content)
  for (const { width, height, bits, mask, damaged } of pictures) {
    const data = deflateSync(Buffer.alloc(Math.ceil((width * bits) / 8) * height, 0xff))
    const kind = mask ? '/ImageMask true' : '/ColorSpace/DeviceGray'
    const size = `/Width ${width}/Height ${height}/BitsPerComponent ${bits}`
    const filter = damaged ? 'DCTDecode' : 'FlateDecode'
    add(`<</Type/XObject/Subtype/Image${size}${kind}/Filter/${filter}/Length ${data.length}>>`, data)
  }
  const start = parts.reduce((n, p) => n + p.length, 0)
  const rows = offsets.map((o) => `${String(o).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(Buffer.from(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}`))
  parts.push(Buffer.from(`trailer<</Size ${offsets.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`))
  return new Uint8Array(Buffer.concat(parts))
}

async function look(...pictures: Drawn[]) {
  const pdf = await openPdf(pdfOf(pictures))
  const page = await pdf.page(0)
  const { pictureShare, bilevelDpi } = await page.text()
  page.release()
  await pdf.close()
  return { share: Math.round(pictureShare * 100), dpi: bilevelDpi && Math.round(bilevelDpi) }
}

const A4 = [0, 0, 595.2, 841.92] as const

describe('the pictures on a page', () => {
  it('are a black and white scan at its own resolution', async () => {
    expect(await look({ width: 2480, height: 3508, bits: 1, at: A4 })).toEqual({ share: 100, dpi: 300 })
    expect(await look({ width: 1654, height: 2339, bits: 1, mask: true, at: A4 })).toEqual({ share: 100, dpi: 200 })
  })

  it('may be strips of one scan', async () => {
    const strip = (i: number): Drawn => ({ width: 2480, height: 877, bits: 1, at: [0, (i * 841.92) / 4, 595.2, 841.92 / 4] })
    expect(await look(strip(0), strip(1), strip(2), strip(3))).toEqual({ share: 100, dpi: 300 })
  })

  it('are no such scan in greys, or where a stamp alone is black and white', async () => {
    expect(await look({ width: 1240, height: 1754, bits: 8, at: A4 })).toEqual({ share: 100, dpi: null })
    expect(
      await look(
        { width: 1240, height: 1754, bits: 8, at: A4 },
        { width: 600, height: 600, bits: 1, mask: true, at: [350, 120, 100, 100] },
      ),
    ).toEqual({ share: 100, dpi: null })
  })
  it('say nothing of themselves where they are damaged', async () => {
    expect(await look({ width: 1240, height: 1754, bits: 8, damaged: true, at: A4 })).toEqual({ share: 100, dpi: null })
  })
})
