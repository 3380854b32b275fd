import { writeFileSync } from 'node:fs'
import { crc32, deflateRawSync } from 'node:zlib'

/** Writes a Word file of the given parts for tests; `word/document.xml` is the body alone. */
export function writeDocx(path: string, body: string, parts: Readonly<Record<string, string>> = {}): string {
  const name = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  const all = {
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document xmlns:w="${name}"><w:body>${body}</w:body></w:document>`,
    ...parts,
  }
  writeFileSync(path, zipOf(Object.entries(all).map(([part, text]) => [part, Buffer.from(text)])))
  return path
}

/** A paragraph of one run; `looks` are properties of its letters, `layout` of the paragraph. */
export const p = (text: string, looks = '', layout = ''): string =>
  `<w:p><w:pPr>${layout}</w:pPr><w:r><w:rPr>${looks}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

export const centred = (text: string, looks = '<w:b/>'): string => p(text, looks, '<w:jc w:val="center"/>')

/** A table with drawn lines; a cell is a text or ready XML of `w:tc`. */
export function table(rows: readonly (readonly string[])[], ruled = true): string {
  const border = ruled ? 'single' : 'nil'
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="${border}"/>`).join('')
  const columns = Math.max(...rows.map((row) => row.length))
  const cell = (text: string) => (text.startsWith('<w:tc>') ? text : `<w:tc>${p(text)}</w:tc>`)
  return `<w:tbl><w:tblPr><w:tblBorders>${borders}</w:tblBorders></w:tblPr><w:tblGrid>${'<w:gridCol w:w="2000"/>'.repeat(columns)}</w:tblGrid>${rows
    .map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`)
    .join('')}</w:tbl>`
}

function zipOf(files: readonly (readonly [string, Buffer])[]): Buffer {
  const heads: Buffer[] = []
  const bodies: Buffer[] = []
  let offset = 0
  for (const [name, data] of files) {
    const packed = deflateRawSync(data, { level: 9 })
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(data.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    heads.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, Buffer.from(name)]))
    bodies.push(local)
    offset += local.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(
    heads.reduce((sum, head) => sum + head.length, 0),
    12,
  )
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, ...heads, end])
}
