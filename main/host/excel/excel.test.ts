import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { firstBrokenRow } from '../records/change-log.ts'
import { historyHandlers } from '../register/register.handlers.ts'
import { actor, addPeople, aPerson, aUnit, call, fixedClock, type Kit, openKit } from '../register/testing/kit.ts'
import { excelHandlers } from './excel.handlers.ts'
import { aWorkbook, type Cells } from './testing.ts'

let kit: Kit
let excel: ReturnType<typeof excelHandlers>
beforeEach(async () => {
  kit = await openKit()
  excel = excelHandlers(kit.host)
})
afterEach(() => kit.close())
const previewOf = async (bytes: Uint8Array | string, sheet?: string) =>
  excel['excel.preview']({ fileToken: kit.grant('CANHAN.xlsx', bytes), ...(sheet === undefined ? {} : { sheet }) }, call)
const preview = async (rows: readonly Cells[], options?: Parameters<typeof aWorkbook>[1]) => previewOf(await aWorkbook(rows, options))
const confirm = (previewId: string, leaveOutErrors = false) => excel['excel.confirm']({ previewId, leaveOutErrors }, call)
const countOf = async (table: 'person' | 'unit' | 'change_log') =>
  Number(
    (
      await kit.register.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

describe('excel.preview', () => {
  it('reads the layout officers have and writes nothing', async () => {
    const before = await Promise.all([countOf('person'), countOf('unit'), countOf('change_log')])
    const view = await preview([
      [
        1,
        'Bà Đặng Thị Đức',
        'Nữ',
        new Date(Date.UTC(1988, 4, 17)),
        'Phó Trưởng khoa',
        'Khoa Điện',
        'Trường Cao đẳng Kỹ thuật Hòa Giang',
        'xã Đức Bình',
        '1660638930',
        null,
        '1647933380',
      ],
    ])
    expect(view).toMatchObject({
      fileName: 'CANHAN.xlsx',
      sheet: 'DANHSACH',
      sheets: ['DANHSACH', 'DANHMUC'],
      counts: { create: 1, update: 0, same: 0, error: 0, newUnits: 1 },
    })
    expect(view.columns.map((column) => [column.column, column.field])).toEqual([
      ['A', 'ordinal'],
      ['B', 'fullName'],
      ['C', 'gender'],
      ['D', 'birthDate'],
      ['E', 'position'],
      ['F', 'department'],
      ['G', 'unit'],
      ['H', 'other'],
      ['I', 'other'],
      ['J', 'other'],
      ['K', 'other'],
    ])
    expect(view.rows[0]).toMatchObject({ row: 4, action: 'create', newUnit: true, unitText: 'Khoa Điện' })
    expect(view.rows[0]?.data).toEqual(
      aPerson({
        gender: 'female',
        honorific: 'Bà',
        birthDate: '1988-05-17',
        spells: [{ unitId: null, unitText: 'Khoa Điện', position: 'Phó Trưởng khoa', isLeader: true, from: null, to: null, kind: 'work' }],
      }),
    )
    expect(await Promise.all([countOf('person'), countOf('unit'), countOf('change_log')])).toEqual(before)
  })

  it('understands text and number forms: rich text, formulas, NFD, dates as text, years, leading zeros', async () => {
    const view = await preview(
      [
        ['Nguyễn Thị Hoà'.normalize('NFD'), '15/8/1979', '007', 'nữ'],
        [{ richText: [{ text: 'Lò Văn ' }, { text: 'Quý' }] }, 1978, 8, 'NAM'],
        [{ formula: 'A1&" "&B1', result: "H'Lan  Niê" }, '05.10.1991', { formula: 'B2', result: '0012' }, null],
        ['Âu Dương Khánh', '3/1985', null, 'Nam'],
      ],
      {
        heads: ['Họ tên', 'Năm sinh', 'Mã CB', 'Phái'],
        edit: (sheet) => {
          sheet.getCell('C5').numFmt = '000'
        },
      },
    )
    expect(view.rows.map(({ data }) => [data?.fullName, data?.birthDate, data?.staffCode, data?.gender])).toEqual([
      ['Nguyễn Thị Hoà', '1979-08-15', '007', 'female'],
      ['Lò Văn Quý', '1978', '008', 'male'],
      ["H'Lan Niê", '1991-10-05', '0012', null],
      ['Âu Dương Khánh', '1985-03', null, 'male'],
    ])
  })

  it('joins family and given name from two columns, and birth from the columns Nam and Nữ', async () => {
    const view = await preview(
      [
        [1, 'Lý A', 'Páo', null, '1992'],
        [2, 'Võ Thị Kim', 'Oanh', null, null],
      ],
      {
        heads: ['TT', 'Họ và đệm', 'Tên', 'Năm sinh', null],
        edit: (sheet) => {
          sheet.mergeCells('D3:E3')
          sheet.spliceRows(4, 0, [null, null, null, 'Nam', 'Nữ'])
          sheet.getCell('E6').value = 1978
          sheet.getCell('D5').value = 1992
          sheet.getCell('E5').value = null
        },
      },
    )
    expect(view.rows.map(({ data }) => [data?.fullName, data?.givenName, data?.birthDate, data?.gender])).toEqual([
      ['Lý A Páo', 'Páo', '1992', 'male'],
      ['Võ Thị Kim Oanh', 'Oanh', '1978', 'female'],
    ])
  })

  it('passes over blank rows, column numbers, repeated heads and totals, and fills down merged units', async () => {
    const view = await preview(
      [
        ['(1)', '(2)', '(3)'],
        [1, 'Đỗ Văn Ưng', 'Khoa Điện'],
        [null, null, null],
        [2, 'Tạ Hữu Đoan', null],
        ['STT', 'Họ và tên', 'Đơn vị'],
        [3, 'Lê Thị Hoà', 'Phòng Kế hoạch'],
        [4, null, null],
        [null, 'Tổng cộng: 3 người', null],
      ],
      { heads: ['STT', 'Họ và tên', 'Đơn vị'], edit: (sheet) => sheet.mergeCells('C5:C7') },
    )
    expect(view.rows.map((row) => [row.row, row.fullName, row.unitText])).toEqual([
      [5, 'Đỗ Văn Ưng', 'Khoa Điện'],
      [7, 'Tạ Hữu Đoan', 'Khoa Điện'],
      [9, 'Lê Thị Hoà', 'Phòng Kế hoạch'],
    ])
    expect(view.counts.newUnits).toBe(2)
  })

  it('lists what is wrong by row and column', async () => {
    const view = await preview([
      [1, null, 'Nam', null, 'Giảng viên'],
      [2, 'Lê Văn An', 'Nam', '31/02/1980'],
      [3, 'Lê Văn Bình', 'Khác', 29082],
      [4, 'Lê Văn Chi', { formula: 'NA()', result: '#N/A' }],
    ])
    expect(view.rows.map((row) => row.errors.map(({ column, code, value }) => `${column} ${code} ${value}`))).toEqual([
      ['B missingName '],
      ['D badDate 31/02/1980'],
      ['D badDate 29082', 'C unknownValue Khác'],
      ['C formulaError #N/A'],
    ])
    expect(view.counts.error).toBe(4)
    await expect(confirm(view.previewId)).rejects.toMatchObject({ code: 'excel.hasErrors', params: { count: 4 } })
  })

  it('leaves identity numbers, ethnicity, religion and party out and says of which column', async () => {
    const view = await preview([['Lê Văn An', '012345678901', 'Kinh', 'Không', '03/02/2010']], {
      heads: ['Họ và tên', 'Số CCCD', 'Dân tộc', 'Tôn giáo', 'Ngày vào Đảng'],
    })
    expect(view.columns.map((column) => column.field)).toEqual(['fullName', 'sensitive', 'sensitive', 'sensitive', 'sensitive'])
    expect(JSON.stringify(view.rows)).not.toMatch(/012345678901|Kinh/)
    await confirm(view.previewId)
    const stored = JSON.stringify(await kit.register.db.selectFrom('change_value').selectAll().execute())
    expect(stored).not.toContain('012345678901')
  })

  it('takes the sheet that was named, else the first visible one with heads of people', async () => {
    const bytes = await aWorkbook([['Lê Văn An', 'Nam']], {
      heads: ['Họ và tên', 'Giới tính'],
      edit: (_, book) => {
        const second = book.addWorksheet('Tổ 2')
        second.getRow(1).values = ['Họ và tên', 'Giới tính']
        second.getRow(2).values = ['Trần Thị Bình', 'Nữ']
        book.addWorksheet('an', { state: 'hidden' }).getRow(1).values = ['Họ và tên', 'Giới tính']
      },
    })
    expect((await previewOf(bytes)).rows[0]?.fullName).toBe('Lê Văn An')
    const second = await previewOf(bytes, 'Tổ 2')
    const fileToken = kit.grant('CANHAN.xlsx', bytes)
    await expect(excel['excel.preview']({ fileToken, sheet: 'DANHMUC' }, call)).rejects.toMatchObject({ code: 'excel.noHeader' })
    expect((await excel['excel.preview']({ fileToken }, call)).rows[0]?.fullName, 'a file is chosen once for all its sheets').toBe(
      'Lê Văn An',
    )
    expect((await excel['excel.preview']({ fileToken, sheet: 'Tổ 2' }, call)).rows[0]?.fullName).toBe('Trần Thị Bình')
    expect([second.rows[0]?.fullName, second.sheets]).toEqual(['Trần Thị Bình', ['DANHSACH', 'DANHMUC', 'Tổ 2']])
    for (const sheet of ['DANHMUC', 'an', 'không có'])
      await expect(previewOf(bytes, sheet)).rejects.toMatchObject({ code: 'excel.noHeader' })
  })
})

describe('recognising people', () => {
  const heads: Cells = ['Họ và tên', 'Ngày sinh', 'Mã cán bộ', 'Đơn vị', 'Chức vụ', 'Giới tính']

  it('fills only what is empty, of the same staff code or the same name and birth date; what differs is said', async () => {
    const spell = {
      unitId: null,
      unitText: 'Khoa Điện',
      position: 'Giảng viên',
      isLeader: false,
      from: '2010',
      to: null,
      kind: 'work' as const,
    }
    const [byCode, byBirth] = await addPeople(kit.register, [
      { fullName: 'Nguyễn Thị Hoà', staffCode: '007', birthDate: '1979', spells: [spell] },
      { fullName: 'Đỗ Văn Ưng', birthDate: '1982-07-30' },
    ])
    const view = await preview(
      [
        ['Nguyễn Thị Hòa', '15/8/1979', '007', 'Khoa Cơ khí', 'Trưởng khoa', 'Nữ'],
        ['Đỗ Văn Ưng', '30/7/1982', '008', 'Khoa Điện', null, 'Nam'],
      ],
      { heads },
    )
    expect(view.rows.map((row) => [row.action, row.personId])).toEqual([
      ['update', byCode],
      ['update', byBirth],
    ])
    expect(view.rows[0]?.data).toEqual(
      aPerson({ fullName: 'Nguyễn Thị Hoà', staffCode: '007', birthDate: '1979-08-15', gender: 'female', spells: [spell] }),
    )
    expect(view.rows[0]?.warnings.map(({ column, code, value }) => [column, code, value])).toEqual([
      ['D', 'differs', 'Khoa Điện'],
      ['E', 'differs', 'Giảng viên'],
    ])
    expect(await confirm(view.previewId)).toEqual({ created: 0, updated: 2, newUnits: 1, leftOut: 0 })
    const again = await preview([['Đỗ Văn Ưng', '30/7/1982', '008', 'Khoa Điện', null, 'Nam']], { heads })
    expect(again.rows[0]?.action).toBe('same')
  })

  it('never joins namesakes: another birth date, or none, is another person, and it is said', async () => {
    await addPeople(kit.register, [{ fullName: 'Nguyễn Thị Hoa', birthDate: '1979-08-15' }])
    const view = await preview(
      [
        ['Nguyễn Thị Hoa', '03/12/1990'],
        ['Nguyễn Thị Hoa', null, null, 'Khoa Điện'],
        ['Nguyễn Thị Hoá', '15/8/1979'],
      ],
      { heads },
    )
    expect(view.rows.map((row) => [row.action, row.warnings.map((warning) => warning.code).join()])).toEqual([
      ['create', 'sameName'],
      ['create', 'sameName'],
      ['create', ''],
    ])
  })

  it('refuses a staff code that is of a person of another name, and one that stands twice', async () => {
    await addPeople(kit.register, [{ fullName: 'Lê Bình', staffCode: '001' }])
    const view = await preview(
      [
        ['Trần Văn Toàn', null, '001'],
        ['Lò Văn Quý', null, '002'],
        ['Lê Văn Dũng', null, '002'],
      ],
      { heads },
    )
    expect(view.rows.map((row) => row.errors[0]?.code ?? row.action)).toEqual(['otherName', 'create', 'staffCodeTwice'])
  })

  it('makes nobody twice: a row repeated in the sheet, and the sheet read again', async () => {
    const rows: Cells[] = [
      ['Lê Văn An', '01/02/1980', null, 'Khoa Điện'],
      ['Lê Văn An', '01/02/1980', null, 'Khoa Điện'],
      ['Trần Thị Bình', null, null, 'Khoa Điện'],
    ]
    const view = await preview(rows, { heads })
    expect(view.rows.map((row) => row.action)).toEqual(['create', 'same', 'create'])
    expect(await confirm(view.previewId)).toEqual({ created: 2, updated: 0, newUnits: 1, leftOut: 0 })
    expect((await preview(rows, { heads })).counts).toEqual({ create: 0, update: 0, same: 3, error: 0, newUnits: 0 })
  })

  it('does not touch a person of another unit', async () => {
    await kit.register.records.commit({ actor, command: 'test', source: { kind: 'manual' } }, [
      { type: 'person', action: 'create', data: aPerson({ staffCode: '001' }), ownerUnitId: '01900000-0000-7000-8000-00000000beef' },
    ])
    const view = await preview([['Đặng Thị Đức', '17/5/1988', '001']], { heads })
    expect([view.rows[0]?.action, view.rows[0]?.warnings.map((warning) => warning.code)]).toEqual(['same', ['notOwn']])
  })
})

describe('excel.confirm', () => {
  it('writes everything in one transaction with sheet and row as the source', async () => {
    await kit.register.records.commit({ actor, command: 'test', source: { kind: 'manual' } }, [
      { type: 'unit', action: 'create', data: aUnit({ name: 'Phòng Đào tạo' }) },
    ])
    const view = await preview([
      [1, 'Lê Văn An', 'Nam', null, 'Chuyên viên', 'PHÒNG ĐÀO TẠO'],
      [2, null],
      [3, 'Trần Thị Bình', 'Nữ', null, null, 'Khoa Điện'],
      [4, 'Bùi Thế Đạt', 'Khác'],
    ])
    expect(await confirm(view.previewId, true)).toEqual({ created: 2, updated: 0, newUnits: 1, leftOut: 1 })
    const people = await kit.register.db
      .selectFrom('person as p')
      .leftJoin('unit as u', 'u.id', 'p.unit_id')
      .select(['p.id', 'p.full_name', 'u.name', 'u.type', 'u.parent_id'])
      .orderBy('p.sort_key')
      .execute()
    expect(people.map((row) => [row.full_name, row.name, row.type, row.parent_id])).toEqual([
      ['Lê Văn An', 'Phòng Đào tạo', 'tapTheNho', null],
      ['Trần Thị Bình', 'Khoa Điện', 'tapTheNho', kit.ownUnitId],
    ])
    const { entries } = await historyHandlers(kit.host)['history.of']({ recordType: 'person', id: people[1]?.id ?? '' }, call)
    expect(entries[0]?.source).toMatchObject({ kind: 'excel', file: 'CANHAN.xlsx', sheet: 'DANHSACH', row: 6 })
    expect(await firstBrokenRow(kit.register.db)).toBeNull()
    await expect(confirm(view.previewId, true)).rejects.toMatchObject({ code: 'excel.previewGone' })
  })

  it('refuses where the register changed so that another thing would be written', async () => {
    const view = await preview([['x', 'Lê Văn An', 'Nam', '01/02/1980']])
    await addPeople(kit.register, [{ fullName: 'Lê Văn An', birthDate: '1980-02-01' }])
    await expect(confirm(view.previewId)).rejects.toMatchObject({ code: 'excel.previewGone', params: { reason: 'registerChanged' } })
    expect(await countOf('person')).toBe(1)
  })

  it('forgets what is discarded, what is old and what was of another register', async () => {
    const discarded = await preview([['x', 'Lê Văn An', 'Nam']])
    await excel['excel.discard']({ previewId: discarded.previewId }, call)
    await expect(confirm(discarded.previewId)).rejects.toMatchObject({ code: 'excel.previewGone' })
    const old = await preview([['x', 'Lê Văn An', 'Nam']])
    const later = new Date(fixedClock.now().getTime() + 3 * 3_600_000)
    const clock = kit.host.clock
    Object.assign(kit.host, { clock: { now: () => later } })
    await expect(confirm(old.previewId)).rejects.toMatchObject({ code: 'excel.previewGone' })
    Object.assign(kit.host, { clock })
  })
})

describe('files that are no sheet of people', () => {
  const refused = (bytes: Uint8Array | string) => expect(previewOf(bytes)).rejects

  it('says when the chosen file is gone', async () => {
    const token = kit.host.grants.mint({ path: '/không/còn/đây.xlsx', name: 'x.xlsx', temporary: false })
    await expect(excel['excel.preview']({ fileToken: token }, call)).rejects.toMatchObject({ code: 'file.missing' })
  })

  it('tells what is no .xlsx by its bytes', async () => {
    await refused('').toMatchObject({ code: 'excel.notExcel', params: { reason: 'empty' } })
    await refused('Họ và tên;Ngày sinh\n').toMatchObject({ code: 'excel.notExcel', params: { reason: 'zip' } })
    const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(2048)])
    await refused(ole).toMatchObject({ code: 'excel.notExcel', params: { reason: 'oldFormat' } })
    await refused(Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(4000, 1)])).toMatchObject({ code: 'excel.notExcel' })
    const cut = await aWorkbook([['x', 'Lê Văn An']])
    await refused(cut.subarray(0, cut.length - 400)).toMatchObject({ code: 'excel.notExcel' })
  })

  it('survives wrong bytes anywhere in the container', async () => {
    const good = await aWorkbook([['x', 'Lê Văn An', 'Nam']])
    for (let at = 0; at < good.length; at += 97) {
      const bad = Uint8Array.from(good)
      bad[at] = (bad[at] ?? 0) ^ 0xff
      const outcome = await previewOf(bad).then(
        () => 'read',
        (error: { code?: string }) => error.code,
      )
      expect(['read', 'excel.notExcel', 'excel.noHeader', 'excel.tooLarge'], `byte ${at}`).toContain(outcome)
    }
  })

  it('refuses a zip without a workbook and one with a document type', async () => {
    await refused(await zipOf({ 'hello.txt': 'xin chào' })).toMatchObject({ code: 'excel.notExcel', params: { reason: 'parts' } })
    const bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><workbook>&b;</workbook>'
    await refused(await zipOf({ 'xl/workbook.xml': bomb, 'xl/_rels/workbook.xml.rels': '<Relationships/>' })).toMatchObject({
      code: 'excel.notExcel',
      params: { reason: 'xml' },
    })
  })

  it('stops at a zip bomb before it is unpacked', async () => {
    const rels = '<Relationships><Relationship Id="r1" Type="a/worksheet" Target="worksheets/s.xml"/></Relationships>'
    const book = '<workbook><sheets><sheet name="S" id="r1"/></sheets></workbook>'
    const bytes = await zipOf({
      'xl/workbook.xml': book,
      'xl/_rels/workbook.xml.rels': rels,
      'xl/worksheets/s.xml': Buffer.alloc(130 * 1024 * 1024, 32),
    })
    expect(bytes.length).toBeLessThan(1_000_000)
    const lying = await zipOf(
      { 'xl/workbook.xml': book, 'xl/_rels/workbook.xml.rels': rels, 'xl/worksheets/s.xml': Buffer.alloc(20 * 1024 * 1024, 32) },
      1000,
    )
    await refused(lying).toMatchObject({ code: 'excel.notExcel' })
    await refused(bytes).toMatchObject({ code: 'excel.tooLarge', params: { what: 'part' } })
  })

  it('refuses a hundred thousand rows', async () => {
    const rels = '<Relationships><Relationship Id="r1" Type="a/worksheet" Target="worksheets/s.xml"/></Relationships>'
    const book = '<workbook><sheets><sheet name="S" id="r1"/></sheets></workbook>'
    const row = '<row><c t="inlineStr"><is><t>Lê Văn An</t></is></c></row>'
    const sheet = `<worksheet><sheetData>${row.repeat(100_000)}</sheetData></worksheet>`
    await refused(await zipOf({ 'xl/workbook.xml': book, 'xl/_rels/workbook.xml.rels': rels, 'xl/worksheets/s.xml': sheet })).toMatchObject(
      { code: 'excel.tooLarge', params: { what: 'rows' } },
    )
  })

  it('leaves no file behind, read or refused', async () => {
    const written = await preview([['x', 'Lê Văn An', 'Nam']])
    const discarded = await preview([['x', 'Lê Văn Bình', 'Nam']])
    await refused('rác').toMatchObject({ code: 'excel.notExcel' })
    await confirm(written.previewId)
    await excel['excel.discard']({ previewId: discarded.previewId }, call)
    expect(readdirSync(kit.dir)).toEqual(['so'])
    for (let chosen = 0; chosen < 9; chosen += 1) await preview([['x', 'Lê Văn Chi', 'Nam']])
    expect(readdirSync(kit.dir).length).toBeLessThanOrEqual(5)
  })
})

/** A zip with the parts given, compressed; `lie` is the size large parts say they have. */
async function zipOf(parts: Record<string, string | Buffer>, lie?: number): Promise<Uint8Array> {
  const { deflateRawSync, crc32 } = await import('node:zlib')
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(parts)) {
    const data = Buffer.from(content as string)
    const packed = deflateRawSync(data)
    const header = Buffer.alloc(30)
    header.writeUInt32LE(0x04034b50, 0)
    header.writeUInt16LE(20, 4)
    header.writeUInt16LE(8, 8)
    header.writeUInt32LE(crc32(data), 14)
    header.writeUInt32LE(packed.length, 18)
    header.writeUInt32LE(lie !== undefined && data.length > lie ? lie : data.length, 22)
    header.writeUInt16LE(Buffer.byteLength(name), 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    header.copy(entry, 6, 4, 30)
    entry.writeUInt32LE(offset, 42)
    locals.push(header, Buffer.from(name), packed)
    central.push(entry, Buffer.from(name))
    offset += 30 + Buffer.byteLength(name) + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(parts).length, 8)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}
