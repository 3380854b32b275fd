import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import type { JsonObject, PackageRecord } from '#common/model/package.ts'
import { signCms } from '../asice/cms-sign.ts'
import { type ExportInput, type ExportOutcome, exportPackage } from '../asice/export-package.ts'
import { MIMETYPE } from '../asice/limits.ts'
import { buildManifest } from '../asice/manifest.ts'
import { type VerifyInput, type VerifyResult, verifyPackage } from '../asice/verify-package.ts'
import { sha256Hex } from '../asice/x509.ts'
import { openZip } from '../asice/zip-read.ts'
import { createTrialAuthority, issueOfficerKey } from '../authority/trial-authority.ts'
import { openPkcs12 } from '../signer/pkcs12.ts'
import type { Signer } from '../signer/signer.ts'

/** For tests and benchmarks only: a trial authority with two officers, good packages, and hostile ones made from them. */
export const NOW = new Date('2026-11-21T02:00:00Z')
export const SENDER = { unitCode: 'H15.02', unitName: 'Ủy ban nhân dân xã Đức Bình', systemId: 'so-vang-test' }
export const RECIPIENT = { unitCode: 'H15' }
export const PACKAGE_ID = 'urn:uuid:019aa3c0-0000-7000-8000-00000000a001'
const PASSWORD = 'Mật-khẩu 123 ừ ơ'

/** a fixed UUIDv7 with the number at its end */
export const testId = (n: number): string => `019aa3c0-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

export const testRecord = (n: number, data: JsonObject = { name: 'Nguyễn Thị Ánh Tuyết' }): PackageRecord => ({
  recordVersion: 1,
  type: 'person',
  id: testId(n),
  ownerUnitId: testId(0xf00),
  version: 1,
  data,
  updatedAt: '2026-11-20T08:00:00Z',
})

export interface World {
  readonly folder: string
  readonly preparer: Signer
  readonly leader: Signer
  readonly trust: VerifyInput['trust']
  readonly attachment: ExportInput['attachments'][number]
  remove(): Promise<void>
}

const opened = async (p12: Buffer): Promise<Signer> => {
  const key = await openPkcs12(p12, PASSWORD)
  if (!key.ok) throw new Error(key.code)
  return key.signer
}

export const TEST_PDF = Buffer.from(`%PDF-1.7\n${'nội dung tờ trình\n'.repeat(400)}%%EOF\n`)

/** One authority, a preparer and a leader of the sending unit, both authorised; everything under `parent`. */
export const makeWorld = async (parent: string, keyType: 'ec' | 'rsa' = 'ec'): Promise<World> => {
  const folder = await mkdtemp(join(parent, 'so-vang-package-'))
  const authority = await createTrialAuthority(join(folder, 'ca'), {
    registerName: 'Tỉnh Hòa Giang',
    now: new Date('2026-11-01T00:00:00Z'),
    keyType,
  })
  const about = { unitCode: SENDER.unitCode, unitName: SENDER.unitName, password: PASSWORD, now: new Date('2026-11-01T00:00:00Z') }
  const preparer = await issueOfficerKey(join(folder, 'ca'), { ...about, officerName: 'Trần Thị Thùy Dương', role: 'preparer' })
  const leader = await issueOfficerKey(join(folder, 'ca'), { ...about, officerName: 'Lê Đức Thắng', role: 'leader' })
  const authorise = (certSha256: string, role: 'preparer' | 'leader') => ({
    certSha256,
    unitCode: SENDER.unitCode,
    role,
    from: '2026-11-01T00:00:00Z',
    to: null,
  })
  const path = join(folder, 'to-trinh.pdf')
  await writeFile(path, TEST_PDF)
  return {
    folder,
    preparer: await opened(preparer.p12),
    leader: await opened(leader.p12),
    trust: {
      anchors: [authority.anchorDer],
      crls: [authority.crlDer],
      authorisations: [authorise(preparer.certSha256, 'preparer'), authorise(leader.certSha256, 'leader')],
    },
    attachment: {
      id: testId(0xa1),
      recordId: testId(1),
      path,
      sha256: sha256Hex(TEST_PDF),
      mediaType: 'application/pdf',
      originalName: 'Tờ trình số 12.pdf',
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

export const exportInput = (world: World, directory: string, changes: Partial<ExportInput> = {}): ExportInput => ({
  directory,
  descriptor: {
    packageId: PACKAGE_ID,
    type: 'submission',
    sender: SENDER,
    recipient: RECIPIENT,
    sequence: 1,
    previous: null,
    createdAt: '2026-11-21T09:00:00+07:00',
    containsPersonalData: true,
    app: { name: 'Sổ Vàng', version: '0.1.0' },
  },
  records: [testRecord(1), testRecord(2, { name: 'Đặng Văn Khuyến', awards: [{ year: '2025', code: 'CSTĐCS' }] })],
  attachments: [world.attachment],
  signers: [{ signer: world.preparer, role: 'preparer', required: true }],
  trust: world.trust,
  now: NOW,
  staleGraceDays: 30,
  ...changes,
})

/** Exports into a fresh folder of the world; fails the test when it is refused. */
export const exportGood = async (world: World, changes: Partial<ExportInput> = {}): Promise<Extract<ExportOutcome, { ok: true }>> => {
  const outcome = await exportPackage(exportInput(world, await mkdtemp(join(world.folder, 'out-')), changes))
  if (!outcome.ok) throw new Error(`${outcome.code} ${outcome.file ?? ''} ${JSON.stringify(outcome.params)}`)
  return outcome
}

export const verifyInput = (world: World, path: string, changes: Partial<VerifyInput> = {}): VerifyInput => ({
  path,
  trust: world.trust,
  self: RECIPIENT,
  now: NOW,
  history: { packages: new Map(), streams: new Map(), lastSeenTime: null },
  policy: { encryptionRequired: false, staleGraceDays: 30 },
  ...changes,
})

/** Verifies a file, or bytes written to one first. */
export const verify = async (world: World, source: string | Buffer, changes: Partial<VerifyInput> = {}): Promise<VerifyResult> => {
  if (typeof source === 'string') return verifyPackage(verifyInput(world, source, changes))
  const path = join(await mkdtemp(join(world.folder, 'in-')), 'x.asice')
  await writeFile(path, source)
  return verifyPackage(verifyInput(world, path, changes))
}

export type Parts = Map<string, Buffer>

/** Every entry but `mimetype`, in the container's order. */
export const readParts = async (path: string): Promise<Parts> => {
  const handle = await open(path, 'r')
  try {
    const archive = await openZip(handle)
    const parts: Parts = new Map()
    for (const entry of archive.entries.values()) if (entry.name !== 'mimetype') parts.set(entry.name, await archive.readAll(entry, 1e9))
    return parts
  } finally {
    await handle.close()
  }
}

/** One raw entry: every field a hostile writer could set. */
export interface RawEntry {
  readonly name: string
  readonly data: Buffer
  readonly deflate?: boolean
  readonly localName?: string
  readonly flags?: number
  readonly method?: number
  readonly attributes?: number
  readonly extra?: Buffer
  readonly comment?: string
  readonly size?: number
  readonly crc?: number
  /** bytes behind the data, before the next header */
  readonly tail?: Buffer
  /** local header without sizes, as with a data descriptor */
  readonly blankLocal?: boolean
  /** the central header points here instead */
  readonly offset?: number
}

export const u16 = (n: number): Buffer => Buffer.of(n & 255, (n >> 8) & 255)
export const u32 = (n: number): Buffer => Buffer.of(n & 255, (n >>> 8) & 255, (n >>> 16) & 255, (n >>> 24) & 255)

/** A ZIP with no rule kept but what the entries say. */
export const rawZip = (entries: readonly RawEntry[]): Buffer => {
  const body: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  const push = (...buffers: Buffer[]): void => {
    for (const buffer of buffers) {
      body.push(buffer)
      at += buffer.length
    }
  }
  for (const entry of entries) {
    const start = at
    const packed = entry.deflate ? deflateRawSync(entry.data, { level: 9 }) : entry.data
    const flags = entry.flags ?? 0x0800
    const method = entry.method ?? (entry.deflate ? 8 : 0)
    const crc = entry.crc ?? crc32(entry.data)
    const size = entry.size ?? entry.data.length
    const extra = entry.extra ?? Buffer.alloc(0)
    const comment = Buffer.from(entry.comment ?? '')
    const head = (name: Buffer, blank: boolean): Buffer =>
      Buffer.concat([
        u16(20),
        u16(flags),
        u16(method),
        u16(0),
        u16(0x21),
        ...(blank ? [u32(0), u32(0), u32(0)] : [u32(crc), u32(packed.length), u32(size)]),
        u16(name.length),
        u16(extra.length),
      ])
    const name = Buffer.from(entry.name)
    const localName = Buffer.from(entry.localName ?? entry.name)
    push(Buffer.from('PK\x03\x04'), head(localName, entry.blankLocal ?? false), localName, extra, packed, entry.tail ?? Buffer.alloc(0))
    central.push(
      Buffer.concat([
        Buffer.from('PK\x01\x02'),
        u16(0x031e),
        head(name, false),
        u16(comment.length),
        u16(0),
        u16(0),
        u32(entry.attributes ?? 0o100644 * 65536),
        u32(entry.offset ?? start),
        name,
        extra,
        comment,
      ]),
    )
  }
  const start = at
  push(...central)
  const end = Buffer.concat([
    Buffer.from('PK\x05\x06'),
    u32(0),
    u16(entries.length),
    u16(entries.length),
    u32(at - start),
    u32(start),
    u16(0),
  ])
  return Buffer.concat([...body, end])
}

export const mimetypeEntry: RawEntry = { name: 'mimetype', data: Buffer.from(MIMETYPE) }

/** The parts as a plain container, `mimetype` first. */
export const zipParts = (parts: Parts): Buffer =>
  rawZip([mimetypeEntry, ...[...parts].map(([name, data]) => ({ name, data, deflate: true }))])

/** Signs the parts anew (a sender who breaks the rules but holds a good key). `manifest` may change the list before. */
export const signParts = async (
  world: World,
  parts: Parts,
  options: { signer?: Signer; manifest?: (xml: string) => string; number?: string; signingTime?: Date } = {},
): Promise<Parts> => {
  const number = options.number ?? '001'
  const signatureName = `META-INF/signature${number}.p7s`
  const files = [...parts]
    .filter(([name]) => !name.startsWith('META-INF/'))
    .map(([name, data]) => ({ name, sha256: sha256Hex(data), mediaType: 'text/plain' }))
  const xml = buildManifest(signatureName, files).toString()
  const manifest = Buffer.from(options.manifest?.(xml) ?? xml)
  const signer = options.signer ?? world.preparer
  const certificates = [signer.certDer, ...signer.chainDer]
  const p7s = await signCms(manifest, signer, { certificates, crls: world.trust.crls, signingTime: options.signingTime ?? NOW })
  return new Map([
    [`META-INF/ASiCManifest${number}.xml`, manifest],
    [signatureName, p7s],
    ...[...parts].filter(([name]) => !(name.startsWith('META-INF/') && name.includes(number))),
  ])
}

/** The parts with one file's JSON changed, bag list and `files[]` kept in step, signed anew. */
export const changeJson = async (world: World, parts: Parts, name: string, change: (value: JsonObject) => unknown): Promise<Buffer> => {
  const next = new Map(parts)
  next.set(name, Buffer.from(JSON.stringify(change(JSON.parse(String(parts.get(name)))))))
  return zipParts(await signParts(world, rebag(next)))
}

/** `manifest-sha256.txt` and the sizes in `package.json` made to fit the parts. */
export const rebag = (parts: Parts): Parts => {
  const next = new Map(parts)
  const payload = [...next].filter(([name]) => name.startsWith('data/'))
  next.set('manifest-sha256.txt', Buffer.from(payload.map(([name, data]) => `${sha256Hex(data)}  ${name}\n`).join('')))
  const descriptor: { files: { path: string; size: number }[] } = JSON.parse(String(next.get('package.json')))
  const files = descriptor.files?.map?.((file) => ({ ...file, size: next.get(file.path)?.length ?? file.size }))
  next.set('package.json', Buffer.from(JSON.stringify({ ...descriptor, files })))
  return next
}
