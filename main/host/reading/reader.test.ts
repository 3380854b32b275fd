import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PageResult } from '#common/model/page.ts'
import { samplesDir } from '#host/resources.ts'
import { readFiles } from './read-files.ts'
import { createReader, type Reader } from './reader.ts'
import { isRefusal } from './refusal.ts'

let dir: string
let reader: Reader
const save = (name: string, bytes: Uint8Array | string) => {
  const path = join(dir, name)
  writeFileSync(path, bytes)
  return path
}
const pdf = async (edit?: (doc: PDFDocument) => void) => {
  const doc = await PDFDocument.create()
  for (let i = 0; i < 3; i++) doc.addPage([595, 842])
  edit?.(doc)
  return doc.save()
}

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'reader-'))
  reader = createReader({ poolSize: 1 })
})
afterAll(async () => {
  await reader.close()
  rmSync(dir, { recursive: true, force: true })
})

/** A PNG whose head claims a size; nothing of it is there. */
function pngHead(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const out = Buffer.alloc(body.length + 8)
    out.writeUInt32BE(data.length)
    body.copy(out, 4)
    out.writeUInt32BE(crc32(body), body.length + 4)
    return out
  }
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width)
  size.writeUInt32BE(height, 4)
  size[8] = 1
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(Buffer.alloc(64))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

describe('inspect', () => {
  it('refuses what it cannot read, each for its own reason', async () => {
    const whole = await pdf()
    const cases: [string, Uint8Array | string, string][] = [
      ['empty.pdf', '', 'read.empty'],
      ['broken.pdf', '%PDF-1.7\nnothing here', 'read.broken'],
      ['half.pdf', whole.slice(0, 60), 'read.broken'],
      ['locked.pdf', await pdf((doc) => doc.encrypt({ userPassword: '1234', ownerPassword: '5678' })), 'read.password'],
      ['word.pdf', `${Buffer.from('504b0304140000000800', 'hex').toString('latin1')}word/document.xml`, 'read.broken'],
      ['excel.pdf', `${Buffer.from('504b0304140000000800', 'hex').toString('latin1')}xl/workbook.xml`, 'read.other-office'],
      ['old-word.pdf', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'read.old-office'],
      ['notes.pdf', 'Không phải PDF', 'read.unsupported'],
      ['huge.png', pngHead(50_000, 50_000), 'read.too-large'],
    ]
    const found = await Promise.all(cases.map(async ([name, bytes]) => reader.inspect(save(name, bytes))))
    expect(found.map((f) => (isRefusal(f) ? f.code : f))).toEqual(cases.map(([, , code]) => code))
    expect(await reader.inspect(join(dir, 'gone.pdf'))).toMatchObject({ code: 'read.not-found' })
  })

  it('opens an encrypted file with its password and not with another', async () => {
    const path = save('locked2.pdf', await pdf((doc) => doc.encrypt({ userPassword: '1234', ownerPassword: '5678' })))
    expect(await reader.inspect(path, { password: '1234' })).toEqual({ kind: 'pdf', pages: 3 })
    expect(await reader.inspect(path, { password: 'sai' })).toMatchObject({ code: 'read.password' })
  })

  it('tells a file by its bytes, not its name', async () => {
    expect(await reader.inspect(save('scan.jpg', await pdf()))).toEqual({ kind: 'pdf', pages: 3 })
  })
})

describe('reading', () => {
  const sample = (name: string) => join(samplesDir(), name)
  const first = async (files: string[]) => {
    for await (const outcome of readFiles(reader, files)) return outcome
    return undefined
  }

  it('says that the language data is missing before reading a scan', async () => {
    const bare = createReader({ poolSize: 1, languageDir: dir })
    try {
      expect(await bare.readPage(sample('giay-khen-phuong-2025.png'), 0)).toEqual({ code: 'read.no-language-data', params: {} })
    } finally {
      await bare.close()
    }
  })

  it('stops when told and reads the next page all the same', async () => {
    const stop = new AbortController()
    const reading = reader.readPage(sample('giay-khen-phuong-2025.png'), 0, { signal: stop.signal })
    stop.abort(new Error('stopped'))
    await expect(reading).rejects.toThrow('stopped')
    expect(await reader.readPage(sample('cstdcs-2025-2026.pdf'), 0)).toMatchObject({ source: 'text' })
  })

  it('reads a born-digital decision without a doubt in its names', async () => {
    const outcome = await first([sample('cstdcs-2025-2026.pdf')])
    if (!outcome || !('draft' in outcome)) throw new Error('no draft')
    expect(outcome.draft.decision.decisionNumber).toMatchObject({ value: '221/QĐ-CĐKTNH', status: 'sure' })
    expect(outcome.draft.awards).toHaveLength(8)
    expect(outcome.draft.awards.every((a) => a.name.status === 'sure' && a.birthYear.value !== null)).toBe(true)
  })

  it('reads a scanned page: seal, household and person in one sentence', async () => {
    const outcome = await first([sample('giay-khen-phuong-2025.png')])
    if (!outcome || !('draft' in outcome)) throw new Error('no draft')
    const { decision, awards } = outcome.draft
    expect([decision.decisionNumber.value, decision.signedDate.value, decision.signerName.value]).toEqual([
      '57/QĐ-UBND',
      '2025-11-03',
      'Hồ Thị Ánh Nguyệt',
    ])
    expect(awards.map((a) => a.name.value)).toEqual(['Mai Xuân Đáng', 'Trịnh Bá Ngãi'])
    for (const page of outcome.pages) expect(PageResult.safeParse(page).success).toBe(true)
  })

  it('turns a page that lay upside down, with boxes on the page as it is shown', async () => {
    const page = await reader.readPage(sample('gia-dinh-van-hoa-2023-trang-nguoc.pdf'), 1)
    if (isRefusal(page)) throw new Error(page.code)
    expect(page.turn).toBe(180)
    const [table] = page.tables
    expect(table?.cells.some((c) => /chủ hộ/i.test(c.lines.flatMap((l) => l.words.map((w) => w.text)).join(' ')))).toBe(true)
    // The head row stands at the bottom of the page as shown.
    const head = table?.cells.find((c) => c.row === 0)
    const last = table?.cells.find((c) => c.row === (table?.rows ?? 0) - 1)
    expect((head?.box[1] ?? 0) > (last?.box[1] ?? 1)).toBe(true)
  })

  it('draws a page no wider than asked', async () => {
    const picture = await reader.renderPage(sample('sang-kien-2025-2026.tif'), 1, { maxWidth: 300 })
    if (isRefusal(picture)) throw new Error(picture.code)
    expect([picture.width, [...picture.bytes.slice(0, 2)]]).toEqual([300, [0xff, 0xd8]])
  })
})
