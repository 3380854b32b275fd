import { posix } from 'node:path'
import type { Grid } from '#common/domain/excel/grid.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { dateShown, paddedDigits } from './number-format.ts'
import { openXlsx, type Xlsx } from './open-xlsx.ts'
import { attribute, parseXml } from './parse-xml.ts'
import { type CellStyle, readSheet } from './sheet.ts'

const MOST_SHEETS = 100
const MOST_STRINGS = 400_000
const MOST_LETTERS = 60_000_000

/** A workbook as read: names of its visible sheets, and each as a grid when asked for. */
export interface Workbook {
  readonly sheets: readonly string[]
  grid(sheet: string): Promise<Grid>
  close(): void
}

/**
 * Opens an .xlsx for reading values only: no formula is computed (the stored result is used), no link followed, nothing run.
 * @throws AppError `excel.notExcel`, `excel.tooLarge`
 */
export async function openWorkbook(path: string): Promise<Workbook> {
  const zip = await openXlsx(path)
  try {
    const { sheets, from1904 } = await readSheets(zip)
    const targets = await readTargets(zip)
    const strings = await readStrings(zip, targets.byType.get('sharedStrings') ?? 'xl/sharedStrings.xml')
    const styles = await readStyles(zip, targets.byType.get('styles') ?? 'xl/styles.xml')
    const visible = sheets.filter((sheet) => !sheet.hidden && zip.has(targets.byId.get(sheet.relation) ?? ''))
    if (visible.length === 0) throw new AppError('excel.notExcel', { reason: 'parts' })
    return {
      sheets: visible.map((sheet) => sheet.name),
      async grid(name) {
        const sheet = visible.find((one) => one.name === name)
        if (!sheet) throw new AppError('excel.noHeader', { sheet: name })
        return { name, rows: await readSheet(zip.part(targets.byId.get(sheet.relation) ?? ''), { strings, styles, from1904 }) }
      },
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function readSheets(zip: Xlsx): Promise<{ sheets: { name: string; hidden: boolean; relation: string }[]; from1904: boolean }> {
  const sheets: { name: string; hidden: boolean; relation: string }[] = []
  let from1904 = false
  await parseXml(zip.part('xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
      if (name !== 'sheet' || sheets.length >= MOST_SHEETS) return
      const state = attributes['state'] ?? 'visible'
      sheets.push({
        name: (attributes['name'] ?? '').slice(0, 100),
        hidden: state !== 'visible',
        relation: attribute(attributes, 'id') ?? '',
      })
    },
  })
  return { sheets, from1904 }
}

/** Where the parts lie: by relation id and by the last word of the relation's type. Links to outside are left out. */
async function readTargets(zip: Xlsx): Promise<{ byId: Map<string, string>; byType: Map<string, string> }> {
  const byId = new Map<string, string>()
  const byType = new Map<string, string>()
  await parseXml(zip.part('xl/_rels/workbook.xml.rels'), {
    open(name, attributes) {
      const target = attributes['Target']
      if (name !== 'Relationship' || target === undefined || attributes['TargetMode'] === 'External') return
      const path = target.startsWith('/') ? posix.normalize(target).slice(1) : posix.normalize(posix.join('xl', target))
      byId.set(attributes['Id'] ?? '', path)
      byType.set(posix.basename(attributes['Type'] ?? ''), path)
    },
  })
  return { byId, byType }
}

/** Shared strings: rich text as its plain text, readings of East Asian letters (rPh) left out. */
async function readStrings(zip: Xlsx, path: string): Promise<string[]> {
  const strings: string[] = []
  if (!zip.has(path)) return strings
  let current = ''
  let letters = 0
  let inText = false
  let phonetic = 0
  await parseXml(zip.part(path), {
    open(name) {
      if (name === 'si') current = ''
      if (name === 'rPh') phonetic += 1
      inText = name === 't' && phonetic === 0
    },
    text(text) {
      if (inText) current += text
    },
    close(name) {
      if (name === 't') inText = false
      if (name === 'rPh') phonetic -= 1
      if (name !== 'si') return
      strings.push(current)
      letters += current.length
      if (strings.length > MOST_STRINGS || letters > MOST_LETTERS)
        throw new AppError('excel.tooLarge', { what: 'strings', limit: MOST_STRINGS })
    },
  })
  return strings
}

async function readStyles(zip: Xlsx, path: string): Promise<CellStyle[]> {
  const codes = new Map<number, string>()
  const formats: number[] = []
  let inCells = false
  if (zip.has(path)) {
    await parseXml(zip.part(path), {
      open(name, attributes) {
        if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
        if (name === 'cellXfs') inCells = true
        if (name === 'xf' && inCells) formats.push(Number(attributes['numFmtId'] ?? 0))
      },
      close(name) {
        if (name === 'cellXfs') inCells = false
      },
    })
  }
  return formats.map((id) => ({ date: dateShown(id, codes.get(id)), digits: paddedDigits(codes.get(id)) }))
}
