import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildDrafts } from '#common/domain/extraction/build-drafts.ts'
import { fromUnicode } from '#common/domain/text/legacy-encodings.ts'
import { allLines, type PageResult } from '#common/model/page.ts'
import { createPageJobs } from '../page-job.ts'
import { Refused } from '../refusal.ts'
import { centred, p, table, writeDocx } from './testing.ts'

const meta = { files: [], seconds: 1, engine: { name: 'test', version: '1', data: 'none' } }
const textOf = (page: PageResult) => allLines(page).map((line) => line.words.map((word) => word.text).join(' '))

const tc = (body: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${body}</w:tc>`
const numbered = (text: string) => `<w:tc>${p(text, '', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>')}</w:tc>`
const numbering = `<w:numbering xmlns:w="x"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>`

/** A decision of the fictitious commune Đức Bình, as its clerk types it. */
const decision = (rows: readonly (readonly string[])[]): string =>
  table(
    [
      [
        tc(centred('ỦY BAN NHÂN DÂN') + centred('XÃ ĐỨC BÌNH')),
        tc(centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM') + centred('Độc lập - Tự do - Hạnh phúc')),
      ],
      [tc(centred('Số: 215/QĐ-UBND', '')), tc(centred('Đức Bình, ngày 09 tháng 9 năm 2024', '<w:i/>'))],
    ],
    false,
  ) +
  centred('QUYẾT ĐỊNH') +
  centred('Về việc công nhận danh hiệu “Lao động tiên tiến” năm 2023') +
  centred('CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐỨC BÌNH') +
  p('Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;') +
  centred('QUYẾT ĐỊNH:') +
  p('Điều 1. Công nhận danh hiệu “Lao động tiên tiến” năm 2023 cho 03 cá nhân (có danh sách kèm theo).') +
  p('Điều 2. Các cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành./.') +
  table([[tc(p('Nơi nhận:') + p('- Như Điều 2;') + p('- Lưu: VT.')), tc(centred('CHỦ TỊCH') + p('') + centred('Vũ Đình Thưởng'))]], false) +
  p('DANH SÁCH', '<w:b/>', '<w:pageBreakBefore/><w:jc w:val="center"/>') +
  centred('(Kèm theo Quyết định số 215/QĐ-UBND ngày 09 tháng 9 năm 2024)', '<w:i/>') +
  table([['STT', 'Họ và tên', 'Năm sinh', 'Chức vụ', 'Đơn vị công tác'], ...rows])

const rows = [
  [numbered(''), 'Lò Văn Quý', '1980', 'Giáo viên', 'Trường Tiểu học An Trà'],
  [numbered(''), 'Trần Thị Hoài', '1991', 'Giáo viên', 'Trường Tiểu học An Trà'],
  [numbered(''), 'Phạm Thị Nga', '1985', 'Kế toán', 'Trạm Y tế'],
]

describe('a Word file', () => {
  let dir: string
  const jobs = createPageJobs()
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'so-vang-word-'))
  })
  afterAll(async () => {
    await jobs.close()
    rmSync(dir, { recursive: true, force: true })
  })
  let count = 0
  const write = (body: string, parts?: Record<string, string>) => writeDocx(join(dir, `${++count}.docx`), body, parts)
  const read = async (path: string): Promise<PageResult[]> => {
    const { pages } = await jobs.inspect({ path, kind: 'word' })
    const out: PageResult[] = []
    for (let page = 0; page < pages; page++) out.push(await jobs.read({ path, kind: 'word', page }))
    return out
  }

  it('of a decision is read whole: head, signature, and the list with its rows', async () => {
    const pages = await read(write(decision(rows)))
    expect(pages.map((page) => page.source)).toEqual(['word', 'word'])
    const [draft] = buildDrafts(pages, meta)
    expect(draft?.decision).toMatchObject({
      decisionNumber: { value: '215/QĐ-UBND', status: 'sure' },
      signedDate: { value: '2024-09-09' },
      issuingBody: { value: 'ỦY BAN NHÂN DÂN XÃ ĐỨC BÌNH' },
      signerName: { value: 'Vũ Đình Thưởng' },
    })
    expect(draft?.awards.map((row) => [row.name.value, row.birthYear.value, row.unit.value])).toEqual([
      ['Lò Văn Quý', 1980, 'Trường Tiểu học An Trà'],
      ['Trần Thị Hoài', 1991, 'Trường Tiểu học An Trà'],
      ['Phạm Thị Nga', 1985, 'Trạm Y tế'],
    ])
  })

  it('gives each value its paragraph and letters, and a place on the page drawn of it', async () => {
    const path = write(decision(rows))
    const pages = await read(path)
    const [draft] = buildDrafts(pages, meta)
    const [name] = draft?.awards[0]?.name.evidence ?? []
    expect(name).toMatchObject({ page: 2, from: 0, to: 'Lò Văn Quý'.length })
    expect(name?.paragraph).toBeGreaterThan(1)
    const picture = await jobs.draw({ path, kind: 'word', page: 1 }, 1200)
    const [x = 0, y = 0, w = 0, h = 0] = name?.box ?? []
    const dark = (x0: number, y0: number, x1: number, y1: number) => {
      let n = 0
      for (let row = Math.floor(y0 * picture.height); row < y1 * picture.height; row++)
        for (let col = Math.floor(x0 * picture.width); col < x1 * picture.width; col++)
          if ((picture.data[4 * (row * picture.width + col)] ?? 255) < 128) n++
      return n
    }
    expect(dark(x, y, x + w, y + h)).toBeGreaterThan(50)
    expect(dark(x + w + 0.005, y, x + w + 0.03, y + h)).toBe(0)
  })

  it('numbers its lists as Word does, which keeps the figures out of the text', async () => {
    const [draft] = buildDrafts(await read(write(decision(rows), { 'word/numbering.xml': numbering })), meta)
    expect(draft?.awards.map((row) => row.ordinal?.value)).toEqual([1, 2, 3])
    const path = write(numbered('Một').replace(/<\/?w:tc>/g, '') + numbered('Hai').replace(/<\/?w:tc>/g, ''), {
      'word/numbering.xml': numbering,
    })
    expect((await read(path)).flatMap(textOf)).toEqual(['1 Một', '2 Hai'])
  })

  it('keeps merged cells, and leaves out what was deleted or hidden', async () => {
    const merged = tc(p('Trường Tiểu học An Trà'), '<w:vMerge w:val="restart"/>')
    const goesOn = tc(p(''), '<w:vMerge/>')
    const wide = tc(p('I. CÁ NHÂN'), '<w:gridSpan w:val="3"/>')
    const body = table([['STT', 'Họ và tên', 'Đơn vị'], [wide], ['1', 'Lò Văn Quý', merged], ['2', 'Trần Thị Hoài', goesOn]])
    const deleted = `<w:p><w:del><w:r><w:delText>ĐÃ XÓA</w:delText></w:r></w:del>${'<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẨN</w:t></w:r><w:r><w:t>còn lại</w:t></w:r>'}</w:p>`
    const [page] = await read(write(body + deleted))
    const cells = page?.tables[0]?.cells ?? []
    expect(cells.find((cell) => cell.row === 1)).toMatchObject({ col: 0, colSpan: 3 })
    expect(cells.find((cell) => cell.row === 2 && cell.col === 2)).toMatchObject({ rowSpan: 2 })
    expect(cells.filter((cell) => cell.row === 3)).toHaveLength(2)
    expect(page?.lines.map((line) => line.words.map((word) => word.text).join(' '))).toEqual(['còn lại'])
  })

  it('in the letters of an old font becomes Unicode', async () => {
    const looks = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    const [page] = await read(write(p(fromUnicode('Trường Tiểu học An Trà, huyện Tân Khê', 'tcvn3').replace(/\u00ad/g, '&#xAD;'), looks)))
    expect(page ? textOf(page) : []).toEqual(['Trường Tiểu học An Trà, huyện Tân Khê'])
  })

  it('sets a landscape annex on paper of its own', async () => {
    const portrait = '<w:sectPr><w:pgSz w:w="11907" w:h="16840"/></w:sectPr>'
    const landscape = '<w:sectPr><w:pgSz w:w="16840" w:h="11907" w:orient="landscape"/></w:sectPr>'
    const pages = await read(write(`${p('Trang đứng')}<w:p><w:pPr>${portrait}</w:pPr></w:p>${p('Trang ngang')}${landscape}`))
    expect(pages.map((page) => page.width > page.height)).toEqual([false, true])
  })

  it('of three thousand rows goes over many pages and loses none', async () => {
    const many = Array.from({ length: 3000 }, (_, i) => [String(i + 1), 'Lò Văn Quý', '1980', 'Giáo viên', 'Trường An Trà'])
    const pages = await read(write(decision(many)))
    expect(pages.length).toBeGreaterThan(50)
    const numbers = pages.flatMap((page) =>
      page.tables.flatMap((t) => t.cells.filter((c) => c.col === 0).flatMap((c) => c.lines.map((l) => l.words[0]?.text))),
    )
    expect(numbers.filter((n) => /^\d+$/.test(n ?? ''))).toHaveLength(3000)
  })

  it('that is made to harm is refused: a bomb, an entity, broken XML, no text part', async () => {
    const refused = async (path: string) => {
      const error = await jobs.inspect({ path, kind: 'word' }).catch((e: unknown) => e)
      return error instanceof Refused ? error.refusal.code : error
    }
    expect(await refused(write(p('A'.repeat(70 * 1024 * 1024))))).toBe('read.too-large')
    const entity = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document xmlns:w="x"><w:body>&a;</w:body></w:document>'
    expect(await refused(write('', { 'word/document.xml': entity }))).toBe('read.broken')
    expect(await refused(write('<w:p>'))).toBe('read.broken')
    expect(await refused(write('<w:p>'.repeat(40) + '</w:p>'.repeat(40)))).toBe('read.broken')
    const deep = '<w:tbl><w:tr><w:tc>'.repeat(40) + '</w:tc></w:tr></w:tbl>'.repeat(40)
    expect(await refused(write(deep))).toBe('read.broken')
    const path = write('x')
    rmSync(path)
    expect(await refused(path)).not.toBe(undefined)
    expect((await read(write(''))).map(textOf)).toEqual([[]])
  })
})
