import { mkdir, mkdtemp, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { VerifyReport } from '#common/model/package.ts'
import {
  changeJson,
  exportGood,
  makeWorld,
  mimetypeEntry,
  NOW,
  type Parts,
  type RawEntry,
  rawZip,
  readParts,
  rebag,
  SENDER,
  signParts,
  TEST_PDF,
  testId,
  testRecord,
  u16,
  u32,
  verify,
  type World,
  zipParts,
} from '../testing/kit.ts'
import { signCms } from './cms-sign.ts'
import { LIMITS, MIMETYPE } from './limits.ts'

let world: World
let good: string
let parts: Parts

beforeAll(async () => {
  world = await makeWorld(tmpdir())
  good = (await exportGood(world)).path
  parts = await readParts(good)
})
afterAll(() => world.remove())

const with_ = (changes: Record<string, Buffer | null>): Parts => {
  const next = new Map(parts)
  for (const [name, data] of Object.entries(changes)) {
    if (data === null) next.delete(name)
    else next.set(name, data)
  }
  return next
}
const entries = (list: Parts = parts): RawEntry[] => [mimetypeEntry, ...[...list].map(([name, data]) => ({ name, data }))]
const record1 = `data/records/${testId(1)}.json`
const pdf = `data/attachments/${testId(1)}/${testId(0xa1)}.pdf`

/** What the report says, with the proof that a refused package gives no content and leaves nothing on disk. */
const outcome = async (source: string | Buffer, changes: Parameters<typeof verify>[2] = {}) => {
  const extractTo = await mkdtemp(join(world.folder, 'extract-'))
  const { report, content } = await verify(world, source, { extractTo, ...changes })
  expect(VerifyReport.parse(report)).toEqual(report)
  if (report.status === 'invalid' && changes.openHeld !== true) {
    expect(content).toBeNull()
    expect(await readdir(extractTo)).toEqual([])
  }
  return report
}
const codeOf = async (source: string | Buffer, changes?: Parameters<typeof verify>[2]): Promise<string> => {
  const report = await outcome(source, changes)
  return report.code ?? report.status
}

describe('a good package', () => {
  it('is valid, gives its records and extracts its attachments into a private folder', async () => {
    const extractTo = await mkdtemp(join(world.folder, 'extract-'))
    const { report, content } = await verify(world, good, { extractTo })
    expect(report).toMatchObject({
      status: 'valid',
      signer: { name: 'THỬ NGHIỆM – Trần Thị Thùy Dương' },
      unit: { code: SENDER.unitCode, name: SENDER.unitName },
      counts: { files: 10, records: 2, attachments: 1 },
      warnings: [{ code: 'W-NO-TIMESTAMP', params: {} }],
      time: { claimed: NOW.toISOString(), trusted: null, checked: NOW.toISOString() },
      trial: true,
      alreadyImported: false,
    })
    expect(report.checks.every((check) => check.ok)).toBe(true)
    expect(content?.records.map((record) => record.id)).toEqual([testId(1), testId(2)])
    expect(content?.attachments).toMatchObject([{ id: testId(0xa1), recordId: testId(1), originalName: 'Tờ trình số 12.pdf' }])
    const [attachment] = content?.attachments ?? []
    expect(await readFile(attachment?.path ?? '')).toEqual(TEST_PDF)
    if (process.platform !== 'win32') {
      expect((await stat(content?.directory ?? '')).mode & 0o777).toBe(0o700)
      expect((await stat(attachment?.path ?? '')).mode & 0o777).toBe(0o600)
    }
  })

  it('is valid when another program packed the same entries, and with data descriptors on deflated ones', async () => {
    expect(await codeOf(zipParts(parts))).toBe('valid')
    const streamed = [...parts].map(([name, data]): RawEntry => ({ name, data, deflate: true, flags: 0x0808, blankLocal: true }))
    const withTails = streamed.map((entry) => {
      const packed = deflateRawSync(entry.data, { level: 9 }).length
      return { ...entry, tail: Buffer.concat([u32(0x08074b50), u32(crc32(entry.data)), u32(packed), u32(entry.data.length)]) }
    })
    expect(await codeOf(rawZip([mimetypeEntry, ...withTails]))).toBe('valid')
    expect(await codeOf(rawZip([mimetypeEntry, ...withTails.map((entry) => ({ ...entry, tail: Buffer.alloc(16) }))]))).toBe('E-ZIP')
  })

  it('is only a warning where a time stamp is expected', async () => {
    expect(await codeOf(good, { policy: { encryptionRequired: false, staleGraceDays: 30, timestampExpected: true } })).toBe('warning')
  })
})

describe('files changed after signing', () => {
  it.each([
    ['a changed record', 'E-FILE-CHANGED', record1, () => with_({ [record1]: Buffer.from('{}') })],
    ['a changed attachment', 'E-FILE-CHANGED', pdf, () => with_({ [pdf]: Buffer.from('%PDF-1.7 khác') })],
    ['a file added in data', 'E-FILE-EXTRA', 'data/records/x.json', () => with_({ 'data/records/x.json': Buffer.from('{}') })],
    ['a file added in META-INF', 'E-FILE-EXTRA', 'META-INF/x.xml', () => with_({ 'META-INF/x.xml': Buffer.from('<a/>') })],
    ['a removed file', 'E-FILE-MISSING', pdf, () => with_({ [pdf]: null })],
    ['a removed package.json', 'E-FILE-MISSING', 'package.json', () => with_({ 'package.json': null })],
  ])('%s is %s', async (_, code, file, change) => {
    expect(await outcome(zipParts(change()))).toMatchObject({ status: 'invalid', code, file })
  })

  it('an edited manifest is E-MANIFEST-CHANGED', async () => {
    const xml = Buffer.from(String(parts.get('META-INF/ASiCManifest001.xml')).replace('application/json', 'application/jsom'))
    expect(await codeOf(zipParts(with_({ 'META-INF/ASiCManifest001.xml': xml })))).toBe('E-MANIFEST-CHANGED')
  })

  it('a manifest or signature taken away is E-UNSIGNED', async () => {
    expect(await codeOf(zipParts(with_({ 'META-INF/signature001.p7s': null })))).toBe('E-UNSIGNED')
    expect(await codeOf(zipParts(with_({ 'META-INF/ASiCManifest001.xml': null })))).toBe('E-UNSIGNED')
    const bare = with_({ 'META-INF/ASiCManifest001.xml': null, 'META-INF/signature001.p7s': null })
    expect(await codeOf(zipParts(bare))).toBe('E-UNSIGNED')
  })

  it('the bag list of a careless sender that disagrees with the signed one is E-MANIFEST-FORMAT', async () => {
    const list = String(parts.get('manifest-sha256.txt'))
    const changed = Buffer.from(list.replace(/^[0-9a-f]{2}/, (hex) => (hex === '00' ? '11' : '00')))
    const report = await outcome(zipParts(await signParts(world, with_({ 'manifest-sha256.txt': changed }))))
    expect(report).toMatchObject({ code: 'E-MANIFEST-FORMAT', file: 'manifest-sha256.txt' })
    const shorter = Buffer.from(list.split('\n').slice(1).join('\n'))
    expect(await codeOf(zipParts(await signParts(world, with_({ 'manifest-sha256.txt': shorter }))))).toBe('E-MANIFEST-FORMAT')
    expect(await codeOf(zipParts(await signParts(world, with_({ 'manifest-sha256.txt': null }))))).toBe('E-SCHEMA')
  })
})

describe('the container', () => {
  const named = (name: string, change: Partial<RawEntry> = {}): Buffer =>
    rawZip([...entries(), { name, data: Buffer.from('x'), ...change }])

  it.each([
    '../../etc/cron.d/x',
    '/etc/passwd',
    'data\\records\\x.json',
    'data/../x',
    'data//x',
    './x',
    'data/CON.json',
    'data/nul',
    'data/x.',
    'data/tệp.json',
    'data/a b.json',
    'data/',
    'C:x',
    `data/${'a'.repeat(101)}`,
    '',
  ])('refuses the name %j with E-PATH', async (name) => {
    expect(await codeOf(named(name))).toBe('E-PATH')
  })

  it('refuses symbolic links, devices and folders with E-PATH', async () => {
    expect(await codeOf(named('data/link', { attributes: (0o120777 << 16) >>> 0 }))).toBe('E-PATH')
    expect(await codeOf(named('data/device', { attributes: (0o020666 << 16) >>> 0 }))).toBe('E-PATH')
    expect(await codeOf(named('data/folder', { attributes: 0x10 }))).toBe('E-PATH')
  })

  it('refuses two entries of one name, first, last or in other letters, with E-DUPLICATE', async () => {
    const twin = { name: record1, data: Buffer.from('{}') }
    expect(await codeOf(rawZip([...entries(), twin]))).toBe('E-DUPLICATE')
    expect(await codeOf(rawZip([mimetypeEntry, twin, ...entries().slice(1)]))).toBe('E-DUPLICATE')
    expect(await codeOf(rawZip([...entries(), { name: record1.toUpperCase(), data: Buffer.from('{}') }]))).toBe('E-DUPLICATE')
  })

  it('refuses what is not exactly one sound ZIP with E-ZIP', async () => {
    const bytes = await readFile(good)
    const cut = bytes.subarray(0, bytes.length - 10)
    const cases: Record<string, Buffer> = {
      empty: Buffer.alloc(0),
      text: Buffer.from('đây không phải tệp nén '.repeat(20)),
      truncated: cut,
      prepended: Buffer.concat([Buffer.from('MZ'), bytes]),
      appended: Buffer.concat([bytes, Buffer.from('x')]),
      'two end records': Buffer.concat([bytes, bytes.subarray(bytes.length - 22)]),
      comment: Buffer.concat([bytes.subarray(0, bytes.length - 2), u16(3), Buffer.from('abc')]),
      'zip64 locator': (() => {
        const end = bytes.length - 22
        const moved = Buffer.concat([bytes.subarray(0, end), Buffer.from('PK\x06\x07'), Buffer.alloc(16), bytes.subarray(end)])
        moved.writeUInt32LE(bytes.readUInt32LE(end + 12) + 20, moved.length - 10)
        return moved
      })(),
      'other local name': named('data/x', { localName: 'data/y' }),
      'encrypted flag': named('data/x', { flags: 0x0801 }),
      'descriptor on a stored entry': named('data/x', { flags: 0x0808 }),
      'method 12': named('data/x', { method: 12 }),
      'extra field': named('data/x', { extra: Buffer.concat([u16(0x7075), u16(1), Buffer.of(1)]) }),
      'entry comment': named('data/x', { comment: 'x' }),
      'wrong crc': rawZip(entries().map((entry) => (entry.name === record1 ? { ...entry, crc: 1 } : entry))),
      'gap between entries': rawZip(entries().map((entry) => (entry.name === record1 ? { ...entry, tail: Buffer.from('PK') } : entry))),
      'overlapping entries': rawZip([...entries(), { name: 'data/x', data: Buffer.from('x'), offset: 0 }]),
      'bytes behind the deflate stream': rawZip(
        entries().map((entry) => {
          if (entry.name !== record1) return entry
          const data = Buffer.concat([deflateRawSync(entry.data), Buffer.from('giấu ở đây')])
          return { ...entry, data, method: 8, size: entry.data.length, crc: crc32(entry.data) }
        }),
      ),
    }
    for (const [name, source] of Object.entries(cases)) expect([name, await codeOf(source)]).toEqual([name, 'E-ZIP'])
  })

  it('refuses a missing file, a folder and a link to a folder with E-ZIP', async () => {
    expect(await codeOf(join(world.folder, 'none.asice'))).toBe('E-ZIP')
    expect(await codeOf(world.folder)).toBe('E-ZIP')
    const link = join(world.folder, 'link.asice')
    await symlink(world.folder, link)
    expect(await codeOf(link)).toBe('E-ZIP')
  })

  it('refuses a mimetype that is last, deflated, wrong or absent with E-MIMETYPE', async () => {
    const rest = entries().slice(1)
    const wrong = { ...mimetypeEntry, data: Buffer.from(MIMETYPE.replace('asic-e', 'asic-s')) }
    for (const list of [[...rest, mimetypeEntry], [{ ...mimetypeEntry, deflate: true }, ...rest], [wrong, ...rest], rest])
      expect(await codeOf(rawZip(list))).toBe('E-MIMETYPE')
  })

  it('refuses too many entries and bombs with E-LIMIT', async () => {
    const many = Array.from({ length: 1210 }, (_, i): RawEntry => ({ name: `data/f${i}`, data: Buffer.alloc(0) }))
    expect(await codeOf(rawZip([mimetypeEntry, ...many]))).toBe('E-LIMIT')
    const zeros = Buffer.alloc(50 * 1024 * 1024)
    expect(await codeOf(rawZip([...entries(), { name: 'data/zeros', data: zeros, deflate: true }]))).toBe('E-LIMIT')
    const bomb = await signParts(world, with_({ 'data/records/zeros.json': zeros }))
    expect(await codeOf(rawZip([mimetypeEntry, ...[...bomb].map(([name, data]) => ({ name, data, deflate: true }))]))).toBe('E-LIMIT')
    expect(await codeOf(rawZip([...entries(), { name: 'data/huge', data: Buffer.from('x'), size: LIMITS.fileBytes + 1, method: 8 }]))).toBe(
      'E-LIMIT',
    )
  })

  it('refuses a bomb that lies about its size as soon as it is read, with E-ZIP', async () => {
    const zeros = Buffer.alloc(3 * 1024 * 1024)
    const list = entries().map((entry) => (entry.name === pdf ? { name: pdf, data: zeros, deflate: true, size: 1000 } : entry))
    expect(await codeOf(rawZip(list))).toBe('E-ZIP')
    const shorter = entries().map((entry) => (entry.name === pdf ? { ...entry, deflate: true, size: TEST_PDF.length + 1 } : entry))
    expect(await codeOf(rawZip(shorter))).toBe('E-ZIP')
  })

  it('refuses more JSON than is held in memory with E-LIMIT', async () => {
    const long = Buffer.from(JSON.stringify('đ'.repeat(2_200_000)))
    const signed = await signParts(world, with_({ [record1]: long }))
    expect(await outcome(rawZip(entries(signed)))).toMatchObject({ code: 'E-LIMIT', file: record1 })
  })
})

describe('the manifest, signed but off the profile', () => {
  it.each<[string, string, (xml: string) => string]>([
    ['DOCTYPE', 'E-MANIFEST-FORMAT', (xml) => xml.replace('<asic:ASiCManifest', '<!DOCTYPE a [<!ENTITY b "c">]><asic:ASiCManifest')],
    ['a processing instruction', 'E-MANIFEST-FORMAT', (xml) => xml.replace('</asic:ASiCManifest>', '<?a b?></asic:ASiCManifest>')],
    ['no reference', 'E-MANIFEST-FORMAT', (xml) => xml.replace(/ {2}<asic:DataObjectReference[\s\S]*<\/asic:DataObjectReference>\n/, '')],
    ['broken XML', 'E-MANIFEST-FORMAT', (xml) => xml.replace('</asic:ASiCManifest>', '')],
    ['another encoding', 'E-MANIFEST-FORMAT', (xml) => xml.replace('UTF-8', 'ISO-8859-1')],
    [
      'an unknown element',
      'E-MANIFEST-FORMAT',
      (xml) => xml.replace('</asic:ASiCManifest>', '<asic:ASiCManifestExtensions/></asic:ASiCManifest>'),
    ],
    ['SHA-1', 'E-MANIFEST-FORMAT', (xml) => xml.replaceAll('xmlenc#sha256', 'xmldsig#sha1')],
    ['another signature named', 'E-MANIFEST-FORMAT', (xml) => xml.replace('signature001', 'signature002')],
    [
      'a reference twice',
      'E-MANIFEST-FORMAT',
      (xml) => xml.replace(/( {2}<asic:DataObjectReference[\s\S]*?<\/asic:DataObjectReference>\n)/, '$1$1'),
    ],
    ['mimetype covered', 'E-MANIFEST-FORMAT', (xml) => xml.replace('URI="bagit.txt"', 'URI="mimetype"')],
    ['http:', 'E-PATH', (xml) => xml.replace('URI="bagit.txt"', 'URI="http://example.org/x"')],
    ['file:', 'E-PATH', (xml) => xml.replace('URI="bagit.txt"', 'URI="file:///etc/passwd"')],
    ['%2e%2e', 'E-PATH', (xml) => xml.replace('URI="bagit.txt"', 'URI="%2e%2e/x"')],
    ['c:/', 'E-PATH', (xml) => xml.replace('URI="bagit.txt"', 'URI="c:/x"')],
    ['//', 'E-PATH', (xml) => xml.replace('URI="bagit.txt"', 'URI="//host/x"')],
    ['%5c', 'E-PATH', (xml) => xml.replace('URI="bagit.txt"', 'URI="data%5cx"')],
    [
      'a file left out',
      'E-FILE-EXTRA',
      (xml) => xml.replace(/ {2}<asic:DataObjectReference URI="bagit.txt"[\s\S]*?<\/asic:DataObjectReference>\n/, ''),
    ],
    ['a wrong digest', 'E-FILE-CHANGED', (xml) => xml.replace(/<ds:DigestValue>.{4}/, '<ds:DigestValue>AAAA')],
  ])('%s is %s', async (_, code, manifest) => {
    expect(await codeOf(zipParts(await signParts(world, parts, { manifest })))).toBe(code)
  })

  it('Latin-1 bytes are E-MANIFEST-FORMAT', async () => {
    const xml = Buffer.concat([parts.get('META-INF/ASiCManifest001.xml') ?? Buffer.alloc(0), Buffer.from('<!-- \xe9 -->', 'latin1')])
    const certificates = [world.preparer.certDer, ...world.preparer.chainDer]
    const p7s = await signCms(xml, world.preparer, { certificates, crls: world.trust.crls, signingTime: NOW })
    expect(await codeOf(zipParts(with_({ 'META-INF/ASiCManifest001.xml': xml, 'META-INF/signature001.p7s': p7s })))).toBe(
      'E-MANIFEST-FORMAT',
    )
  })
})

describe('the content, signed but off the schema', () => {
  const changed = (name: string, change: (value: Record<string, unknown>) => unknown) => changeJson(world, parts, name, change)

  it.each<[string, string, (value: Record<string, unknown>) => unknown]>([
    ['profile version 9', 'E-VERSION', (value) => ({ ...value, profileVersion: 9, somethingNew: 1 })],
    ['another profile', 'E-SCHEMA', (value) => ({ ...value, profile: 'x' })],
    ['an unknown key', 'E-SCHEMA', (value) => ({ ...value, extra: 1 })],
    ["a stream of somebody else's", 'E-SCHEMA', (value) => ({ ...value, stream: 'H16>H15/2026' })],
    ['a time not at +07:00', 'E-SCHEMA', (value) => ({ ...value, createdAt: '2026-11-21T02:00:00Z' })],
    ['a file not listed', 'E-SCHEMA', (value) => ({ ...value, files: Array.isArray(value['files']) ? value['files'].slice(1) : [] })],
    ['nobody named to sign', 'E-SCHEMA', (value) => ({ ...value, signers: [] })],
  ])('package.json with %s is %s', async (_, code, change) => {
    expect(await outcome(await changed('package.json', change))).toMatchObject({ code, file: 'package.json' })
  })

  it.each<[string, string, (value: Record<string, unknown>) => unknown]>([
    ['a newer version', 'E-VERSION', (value) => ({ ...value, recordVersion: 2 })],
    ['an unknown type', 'E-SCHEMA', (value) => ({ ...value, type: 'house' })],
    ["another record's id", 'E-SCHEMA', (value) => ({ ...value, id: testId(9) })],
    ['a list for data', 'E-SCHEMA', (value) => ({ ...value, data: [] })],
  ])('a record with %s is %s', async (_, code, change) => {
    expect(await outcome(await changed(record1, change))).toMatchObject({ code, file: record1 })
  })

  it('a sender who writes keys twice, `__proto__`, deep nests or files of unknown places is E-SCHEMA', async () => {
    const text = String(parts.get(record1))
    const texts = [
      text.replace('"type"', '"version": 1, "type"'),
      text.replace('"data": {', '"data": { "__proto__": { "admin": true },'),
      text.replace('"data": {', `"data": { "deep": ${'['.repeat(20)}${']'.repeat(20)},`),
      `\ufeff${text}`,
    ]
    for (const wrong of texts) {
      const source = zipParts(await signParts(world, rebag(with_({ [record1]: Buffer.from(wrong) }))))
      expect(await outcome(source)).toMatchObject({ code: 'E-SCHEMA', file: record1 })
    }
    const stray = zipParts(await signParts(world, with_({ 'readme.txt': Buffer.from('x') })))
    expect(await outcome(stray)).toMatchObject({ code: 'E-SCHEMA', file: 'readme.txt' })
  })

  it('an attachment that is not what its name says is E-SCHEMA', async () => {
    const source = zipParts(await signParts(world, rebag(with_({ [pdf]: Buffer.from('MZ\x90\x00 không phải PDF') }))))
    expect(await outcome(source)).toMatchObject({ code: 'E-SCHEMA', file: pdf })
  })
})

describe('reading is bounded', () => {
  it('stops when it is cancelled', async () => {
    const abort = new AbortController()
    abort.abort()
    await expect(verify(world, good, { signal: abort.signal })).rejects.toThrow(/abort/i)
  })

  it('leaves no folder when the extraction target is full or gone', async () => {
    const gone = join(world.folder, 'gone')
    await expect(verify(world, good, { extractTo: gone })).rejects.toThrow()
    await mkdir(gone)
    await writeFile(join(gone, 'x'), '')
    expect(await readdir(gone)).toEqual(['x'])
  })

  it('a byte changed anywhere is refused, or changes nothing that is given out', async () => {
    const records = [testRecord(1), testRecord(2, { name: 'Đặng Văn Khuyến', awards: [{ year: '2025', code: 'CSTĐCS' }] })]
    const codes = new Set<string>()
    const check = async (source: Buffer): Promise<void> => {
      const { report, content } = await verify(world, source)
      codes.add(report.code ?? report.status)
      // bytes nobody reads may differ: a header's time, a list in the signature that our own replaces
      if (report.status !== 'invalid') expect(content?.records).toEqual(records)
    }
    const flip = (bytes: Buffer, at: number): Buffer => {
      const copy = Buffer.from(bytes)
      copy[at] = (copy[at] ?? 0) ^ 0x55
      return copy
    }
    const bytes = await readFile(good)
    for (let at = 0; at < bytes.length; at += 53) await check(flip(bytes, at))
    // the same inside the entries, with checksums that fit
    for (const [name, data] of parts) {
      const step = name === pdf ? 997 : 29
      for (let at = 0; at < data.length; at += step) await check(rawZip(entries(with_({ [name]: flip(data, at) }))))
    }
    for (const code of ['E-ZIP', 'E-FILE-CHANGED', 'E-MANIFEST-CHANGED', 'E-SIG-FORMAT', 'E-SIG-INVALID'])
      expect([...codes]).toContain(code)
  })
})
