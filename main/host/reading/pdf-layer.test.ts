import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromUnicode, type LegacyEncoding } from '#common/domain/text/legacy-encodings.ts'
import { signCms } from '../packages/asice/cms-sign.ts'
import { makeWorld, type World } from '../packages/testing/kit.ts'
import { openPdf } from './pdf.ts'
import { readPdfSignatures } from './pdf-signatures.ts'
import { looksLikeText } from './text-layer.ts'

/** A page of lines in a font of an old encoding, its letters on the codes of Latin-1 as Word 97 wrote them. */
function legacyPdf(lines: readonly string[], font: string, encoding: LegacyEncoding): Buffer {
  const hex = (text: string) => Buffer.from(fromUnicode(text, encoding), 'latin1').toString('hex')
  const content = `BT /F1 13 Tf 70 760 Td 20 TL ${lines.map((line) => `<${hex(line)}> Tj T*`).join(' ')} ET`
  const widths = Array.from({ length: 224 }, (_, i) => (i === 0 ? 250 : 500)).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    `<< /Type /Font /Subtype /TrueType /BaseFont /${font} /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [${widths}] /FontDescriptor 6 0 R >>`,
    `<< /Type /FontDescriptor /FontName /${font} /Flags 32 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>`,
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const at = body.length
    body += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(
    `${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  )
}

const LINES = [
  'Ủy ban nhân dân xã Đức Bình, huyện Tân Khê',
  'được tặng thưởng như sau: trường hợp ông Lò Văn Hường',
  'ư ơ ă đ và những người khác',
]

describe('a text layer in an old encoding', () => {
  it.each([
    ['.VnTime', 'tcvn3'],
    ['VNI-Times', 'vni'],
  ] as const)('of %s is read as text, the letter ư too', async (font, encoding) => {
    // TCVN3 has no capital letters with tones
    const lines = encoding === 'tcvn3' ? LINES.map((line) => line.replace('Ủy', 'ủy')) : LINES
    const file = await openPdf(new Uint8Array(legacyPdf(lines, font, encoding)))
    const layer = await (await file.page(0)).text()
    const rows = Map.groupBy(layer.lines.flat(), (word) => Math.round(word.y0 * 20))
    expect([...rows.values()].map((row) => row.map((word) => word.text).join(' '))).toEqual(lines)
    expect(looksLikeText({ ...layer, characters: 300 })).toBe(true)
    await file.close()
  })

  it('whose font draws small letters as capitals gives capitals', async () => {
    const file = await openPdf(new Uint8Array(legacyPdf(['quyết định về việc khen thưởng'], '.VnTimeH', 'tcvn3')))
    const { lines } = await (await file.page(0)).text()
    expect(lines.flat().map((word) => word.text)).toEqual(['QUYẾT', 'ĐỊNH', 'VỀ', 'VIỆC', 'KHEN', 'THƯỞNG'])
    await file.close()
  })

  it('that does not read as Vietnamese when it is converted is read from the picture instead', async () => {
    const file = await openPdf(new Uint8Array(legacyPdf(['¶×Ø ß¬à øæù ¸¹¶ ÞÏÐ µ·¸ ½¾Æ ÈËÊ ÉÌÎ ÓÕÖ'], '.VnTime', 'vni')))
    const layer = await (await file.page(0)).text()
    expect(layer.isDoubtful).toBe(true)
    expect(looksLikeText({ ...layer, characters: 300 })).toBe(false)
    await file.close()
  })
})

describe('a signature of the file', () => {
  let dir: string
  let world: World
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'so-vang-signed-'))
    world = await makeWorld(dir, 'rsa')
  })
  afterAll(async () => {
    await world.remove()
    rmSync(dir, { recursive: true, force: true })
  })

  /** A PDF whose signature dictionary holds a CMS over everything else, as signing programs append it. */
  async function signed(): Promise<Buffer> {
    const room = 12_000
    const head = `${legacyPdf(['khen thưởng'], '.VnTime', 'tcvn3').toString('latin1')}7 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /M (D:20240909162005+07'00') /Contents `
    const behind = (range: string) => ` /ByteRange ${range} >>\nendobj\n%%EOF\n`
    const fill = (n: number) => `[${[0, head.length, head.length + room + 2, n].map((v) => String(v).padStart(8, ' ')).join(' ')}]`
    const tail = behind(fill(behind(fill(0)).length))
    const content = Buffer.from(head + tail, 'latin1')
    const cms = await signCms(content, world.leader, {
      certificates: [world.leader.certDer],
      crls: [],
      signingTime: new Date('2024-09-09T09:20:05Z'),
    })
    return Buffer.from(`${head}<${cms.toString('hex').padEnd(room, '0')}>${tail}`, 'latin1')
  }

  it('says who signed, when, and that the signed bytes are whole', async () => {
    const [signature, ...more] = await readPdfSignatures(await signed())
    expect(more).toEqual([])
    expect(signature).toMatchObject({ signer: 'THỬ NGHIỆM – Lê Đức Thắng', time: '2024-09-09T09:20:05.000Z', intact: true, source: 'pdf' })
  })

  it('tells one changed byte', async () => {
    const bytes = await signed()
    bytes[100] = (bytes[100] ?? 0) ^ 1
    expect((await readPdfSignatures(bytes))[0]?.intact).toBe(false)
  })

  it('stands over what it signed when something was added behind it', async () => {
    const [signature] = await readPdfSignatures(Buffer.concat([await signed(), Buffer.from('8 0 obj\n<< >>\nendobj\n%%EOF\n')]))
    expect(signature?.intact).toBe(true)
  })

  it('that is broken or made to harm gives what the file says in plain, and nothing is thrown', async () => {
    const broken = "1 0 obj << /Type /Sig /Name (Le Duc Thang) /M (D:20240909162005+07'00') /ByteRange [0 10 20 5] /Contents <zz> >>"
    expect(await readPdfSignatures(Buffer.from(broken))).toMatchObject([
      { signer: 'Le Duc Thang', time: '2024-09-09T16:20:05+07:00', intact: null },
    ])
    const halfLetter = Buffer.from('/Name (\xfe\xff\x00A\x1e) /ByteRange [0 10 20 5] /Contents <zz>', 'latin1')
    expect(await readPdfSignatures(halfLetter)).toMatchObject([{ signer: 'A', intact: null }])
    for (const text of ['/ByteRange [0 999999999 9999999999 1]', '/ByteRange [', '/ByteRange [0 0 0 0]', '/ByteRange [5 1 8 1]'])
      expect(await readPdfSignatures(Buffer.from(text))).toEqual([])
  })
})
