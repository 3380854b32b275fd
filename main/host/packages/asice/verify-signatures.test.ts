import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTrialAuthority, issueOfficerKey, revokeOfficerKey } from '../authority/trial-authority.ts'
import { buildCertificate, buildName, buildRevocationList, type Issuer } from '../authority/x509-build.ts'
import { keySigner } from '../signer/key-signer.ts'
import { openPkcs12 } from '../signer/pkcs12.ts'
import type { Signer } from '../signer/signer.ts'
import { type HostileCms, hostileCms } from '../testing/hostile-cms.ts'
import {
  exportGood,
  makeWorld,
  mimetypeEntry,
  NOW,
  type Parts,
  rawZip,
  readParts,
  SENDER,
  signParts,
  testId,
  verify,
  type World,
  zipParts,
} from '../testing/kit.ts'
import { DerCursor, readDer } from './der-read.ts'
import { bitString, bool, context, implicit, integer, nul, octets, oid, seq, time } from './der-write.ts'

let world: World
let good: string
let parts: Parts

beforeAll(async () => {
  world = await makeWorld(tmpdir())
  good = (await exportGood(world)).path
  parts = await readParts(good)
})
afterAll(() => world.remove())

const with_ = (changes: Record<string, Buffer>): Parts => new Map([...parts, ...Object.entries(changes)])
const record1 = `data/records/${testId(1)}.json`
const day = (n: number): Date => new Date(NOW.getTime() + n * 86_400_000)

const outcome = async (source: string | Buffer, changes: Parameters<typeof verify>[2] = {}) => {
  const { report, content } = await verify(world, source, changes)
  if (report.status === 'invalid' && changes.openHeld !== true) expect(content).toBeNull()
  return report
}
const codeOf = async (source: string | Buffer, changes?: Parameters<typeof verify>[2]): Promise<string> => {
  const report = await outcome(source, changes)
  return report.code ?? report.status
}

describe('the signature', () => {
  const manifest = (): Buffer => parts.get('META-INF/ASiCManifest001.xml') ?? Buffer.alloc(0)
  const signed = async (options: HostileCms, signer: Signer = world.preparer): Promise<Buffer> =>
    zipParts(with_({ 'META-INF/signature001.p7s': await hostileCms(manifest(), signer, { crls: world.trust.crls, ...options }) }))

  it('of the hostile builder is good while no rule is broken, so that what follows tests the rule', async () => {
    expect(await codeOf(await signed({}))).toBe('valid')
  })

  it.each<[string, string, HostileCms]>([
    ['no signed attributes', 'E-SIG-FORMAT', { withoutSignedAttributes: true }],
    ['no signing-certificate-v2', 'E-SIG-FORMAT', { attributes: (a) => [a.contentType, a.signingTime, a.messageDigest] }],
    ['no message digest', 'E-SIG-FORMAT', { attributes: (a) => [a.contentType, a.signingTime, a.signingCertificateV2] }],
    ['no signing time', 'E-SIG-FORMAT', { attributes: (a) => [a.contentType, a.messageDigest, a.signingCertificateV2] }],
    ['no content type', 'E-SIG-FORMAT', { attributes: (a) => [a.signingTime, a.messageDigest, a.signingCertificateV2] }],
    ['an attribute twice', 'E-SIG-FORMAT', { attributes: (a) => [...Object.values(a), a.signingTime] }],
    ['the content inside', 'E-SIG-FORMAT', { attached: true }],
    ['no certificate', 'E-SIG-FORMAT', { certificates: [] }],
    ['a broken certificate', 'E-SIG-FORMAT', { certificates: [Buffer.from('3003020101', 'hex')] }],
    ["another certificate's hash", 'E-SIG-CERT-BINDING', { certHash: Buffer.alloc(32) }],
    ['a SHA-1 digest', 'E-ALG', { digestAlgorithm: seq(oid('1.3.14.3.2.26'), nul()) }],
    ['ECDSA with SHA-1', 'E-ALG', { signatureAlgorithm: seq(oid('1.2.840.10045.4.1')) }],
    ['two hashes mixed', 'E-ALG', { signatureAlgorithm: seq(oid('1.2.840.10045.4.3.4')) }],
    ['a signature of another key kind', 'E-SIG-INVALID', { signatureAlgorithm: seq(oid('1.2.840.113549.1.1.11'), nul()) }],
    ['no signature bytes', 'E-SIG-INVALID', { sign: async () => Buffer.alloc(0) }],
  ])('with %s is %s', async (_, code, options) => {
    expect(await codeOf(await signed(options))).toBe(code)
  })

  it('of somebody who only knows the certificate is E-SIG-INVALID', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const forger = keySigner(privateKey, 'ecdsa-sha256', world.preparer.certDer, world.preparer.chainDer)
    expect(await codeOf(await signed({ sign: (tbs) => forger.sign(tbs) }))).toBe('E-SIG-INVALID')
  })

  it('one bit off is E-SIG-INVALID; rubbish, or bytes behind it, E-SIG-FORMAT', async () => {
    const p7s = parts.get('META-INF/signature001.p7s') ?? Buffer.alloc(0)
    const bit = Buffer.from(p7s)
    bit[p7s.length - 1] = (bit[p7s.length - 1] ?? 0) ^ 1
    expect(await codeOf(zipParts(with_({ 'META-INF/signature001.p7s': bit })))).toBe('E-SIG-INVALID')
    const indefinite = Buffer.concat([Buffer.of(0x30, 0x80), p7s.subarray(4), Buffer.of(0, 0)])
    for (const rubbish of [Buffer.alloc(0), Buffer.from('rác'), Buffer.concat([p7s, Buffer.of(0)]), indefinite])
      expect(await codeOf(zipParts(with_({ 'META-INF/signature001.p7s': rubbish })))).toBe('E-SIG-FORMAT')
  })

  it('made of millions of empty elements is E-SIG-FORMAT before they take memory', async () => {
    const empty = Buffer.alloc(6_000_000, Buffer.from([0x30, 0x00]))
    const manifestBytes = manifest()
    const stored = async (options: HostileCms): Promise<Buffer> => {
      const p7s = await hostileCms(manifestBytes, world.preparer, options)
      return rawZip([mimetypeEntry, ...[...with_({ 'META-INF/signature001.p7s': p7s })].map(([name, data]) => ({ name, data }))])
    }
    for (const options of [{ certificates: [empty] }, { certificates: [seq(empty)] }, { crls: [empty] }, { attributes: () => [empty] }])
      expect(await codeOf(await stored(options))).toBe('E-SIG-FORMAT')
  })

  it('with attributes out of order is accepted and noted', async () => {
    const report = await outcome(
      await signed({ unsorted: true, attributes: (a) => [a.signingCertificateV2, a.messageDigest, a.contentType, a.signingTime] }),
    )
    expect(report.status).toBe('valid')
    expect(report.checks).toContainEqual({ id: 'signature', ok: true, note: 'unsorted-attributes' })
  })

  it('of two SignerInfos is looked at twice', async () => {
    expect(await codeOf(await signed({ twice: true }))).toBe('valid')
  })
})

describe('certificates', () => {
  /** A signer from an authority of its own, the package signed by it. */
  const stranger = async (): Promise<{ signer: Signer; anchor: Buffer; crl: Buffer }> => {
    const folder = join(await mkdtemp(join(world.folder, 'other-')), 'ca')
    const authority = await createTrialAuthority(folder, { registerName: 'Tỉnh Hòa Giang', now: day(-20) })
    const key = await issueOfficerKey(folder, {
      ...SENDER,
      officerName: 'Trần Thị Thùy Dương',
      role: 'preparer',
      password: 'x',
      now: day(-20),
    })
    const open = await openPkcs12(key.p12, 'x')
    if (!open.ok) throw new Error(open.code)
    return { signer: open.signer, anchor: authority.anchorDer, crl: authority.crlDer }
  }

  it('of a look-alike authority with the same names is E-CERT-UNTRUSTED', async () => {
    const { signer } = await stranger()
    expect(await codeOf(zipParts(await signParts(world, parts, { signer })))).toBe('E-CERT-UNTRUSTED')
  })

  it('under another pinned anchor, or none, is E-CERT-UNTRUSTED: the root in the package counts for nothing', async () => {
    const { anchor } = await stranger()
    expect(await codeOf(good, { trust: { ...world.trust, anchors: [anchor] } })).toBe('E-CERT-UNTRUSTED')
    expect(await codeOf(good, { trust: { ...world.trust, anchors: [] } })).toBe('E-CERT-UNTRUSTED')
    expect(await codeOf(good, { trust: { ...world.trust, anchors: [Buffer.from('rác')] } })).toBe('E-CERT-UNTRUSTED')
  })

  it('expired at import is E-CERT-EXPIRED, also three years later', async () => {
    expect(await codeOf(good, { now: day(346) })).toBe('E-CERT-EXPIRED')
    expect(await codeOf(good, { now: day(3 * 365) })).toBe('E-CERT-EXPIRED')
  })

  it('not yet valid is E-CERT-NOTYET', async () => {
    expect(await codeOf(good, { now: new Date('2026-10-01T00:00:00Z') })).toBe('E-CERT-NOTYET')
  })

  it('revoked by our own newer list is E-CERT-REVOKED though the package carries the old one', async () => {
    const own = await makeWorld(world.folder)
    const { path } = await exportGood(own)
    const [authorisation] = own.trust.authorisations
    const { crlDer } = await revokeOfficerKey(join(own.folder, 'ca'), { certSha256: authorisation?.certSha256 ?? '', reason: 1, now: NOW })
    const { report } = await verify(own, path, { trust: { ...own.trust, crls: [crlDer] }, now: day(1) })
    expect(report).toMatchObject({ code: 'E-CERT-REVOKED', signer: { name: 'THỬ NGHIỆM – Trần Thị Thùy Dương' } })
    // the list inside the package is read too
    const { report: before } = await verify(own, path, { trust: { ...own.trust, crls: [] } })
    expect(before.status).toBe('valid')
    const carried = zipParts(await signParts({ ...own, trust: { ...own.trust, crls: [crlDer] } }, await readParts(path)))
    const { report: inside } = await verify(own, carried, { trust: { ...own.trust, crls: [] }, now: day(1) })
    expect(inside.code).toBe('E-CERT-REVOKED')
  })

  it('without any list is E-REVOCATION-UNKNOWN; a list somebody else signed is none', async () => {
    const { crl } = await stranger()
    for (const crls of [[], [crl]]) {
      const silent = { ...world, trust: { ...world.trust, crls } }
      const source = zipParts(await signParts(silent, parts))
      expect(await codeOf(source, { trust: silent.trust })).toBe('E-REVOCATION-UNKNOWN')
      expect(await codeOf(source, { trust: { ...silent.trust, crls: [...crls, Buffer.from('rác')] } })).toBe('E-REVOCATION-UNKNOWN')
    }
  })

  it('with a list past its grace days is held as E-REVOCATION-STALE, to be looked at only when asked', async () => {
    // the list says until 2026-12-01; grace ends on 2026-12-31
    expect(await codeOf(good, { now: new Date('2026-12-30T00:00:00Z') })).toBe('valid')
    const late = new Date('2027-01-01T00:00:00Z')
    expect(await codeOf(good, { now: late })).toBe('E-REVOCATION-STALE')
    const { report, content } = await verify(world, good, { now: late, openHeld: true })
    expect(report.code).toBe('E-REVOCATION-STALE')
    expect(content?.records).toHaveLength(2)
  })

  it('a held package that is also broken shows the break, and nothing of its content', async () => {
    const late = new Date('2027-01-01T00:00:00Z')
    const source = zipParts(with_({ [record1]: Buffer.from('{}') }))
    const { report, content } = await verify(world, source, { now: late, openHeld: true })
    expect(report.code).toBe('E-FILE-CHANGED')
    expect(content).toBeNull()
  })

  it('a signing time tomorrow is held as E-TIME-FUTURE; ten minutes are nothing', async () => {
    const signAt = async (ms: number) => zipParts(await signParts(world, parts, { signingTime: new Date(NOW.getTime() + ms) }))
    expect(await codeOf(await signAt(86_400_000))).toBe('E-TIME-FUTURE')
    expect(await codeOf(await signAt(9 * 60_000))).toBe('valid')
  })
})

describe('several signatures', () => {
  const both = [
    { role: 'preparer' as const, required: true },
    { role: 'leader' as const, required: true },
  ]

  it('both verify; a co-signature taken away is E-SIGNER-MISMATCH', async () => {
    const signers = [
      { ...both[0], signer: world.preparer },
      { ...both[1], signer: world.leader },
    ].map((entry) => ({ role: 'preparer' as const, required: true, ...entry }))
    const { path } = await exportGood(world, { signers })
    expect(await codeOf(path)).toBe('valid')
    const alone = await readParts(path)
    alone.delete('META-INF/ASiCManifest002.xml')
    alone.delete('META-INF/signature002.p7s')
    expect(await outcome(zipParts(alone))).toMatchObject({ code: 'E-SIGNER-MISMATCH', params: { reason: 'missing', role: 'leader' } })
  })

  it('manifests that differ are E-MANIFEST-FORMAT, though each is signed', async () => {
    const { path } = await exportGood(world, {
      signers: [
        { signer: world.preparer, role: 'preparer', required: true },
        { signer: world.leader, role: 'leader', required: true },
      ],
    })
    const two = await readParts(path)
    const dropped = / {2}<asic:DataObjectReference URI="bagit.txt"[\s\S]*?<\/asic:DataObjectReference>\n/
    for (const manifest of [
      (xml: string) => xml.replace(dropped, ''),
      (xml: string) => xml.replace(/<ds:DigestValue>.{4}/, '<ds:DigestValue>AAAA'),
    ]) {
      const report = await outcome(zipParts(await signParts(world, two, { number: '002', signer: world.leader, manifest })))
      expect(report).toMatchObject({ code: 'E-MANIFEST-FORMAT', params: { reason: 'manifests-differ' } })
    }
  })

  it("another officer's valid signature in place of the declared one is E-SIGNER-MISMATCH", async () => {
    expect(await codeOf(zipParts(await signParts(world, parts, { signer: world.leader })))).toBe('E-SIGNER-MISMATCH')
  })

  it('a second signature nobody declared is E-SIGNER-MISMATCH', async () => {
    const more = await signParts(world, parts, { number: '002', signer: world.leader })
    expect(await outcome(zipParts(more))).toMatchObject({ code: 'E-SIGNER-MISMATCH', params: { reason: 'undeclared' } })
  })

  it('a broken second signature refuses the whole', async () => {
    const more = await signParts(world, parts, { number: '002', signer: world.leader })
    more.set('META-INF/signature002.p7s', parts.get('META-INF/signature001.p7s') ?? Buffer.alloc(0))
    expect(await codeOf(zipParts(more))).toBe('E-MANIFEST-CHANGED')
  })
})

describe('paths', () => {
  const issuer = (name: string): Issuer => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    return { name: buildName([['commonName', name]]), key: privateKey, alg: 'ecdsa-sha256' }
  }
  const certificate = (subject: Issuer, by: Issuer, role: 'authority' | 'officer', serial: number, pathLength = 0): Promise<Buffer> =>
    buildCertificate(
      {
        serial: Buffer.of(serial),
        subject: subject.name,
        publicKey: subject.key,
        notBefore: day(-30),
        notAfter: day(300),
        role,
        pathLength,
      },
      by,
    )
  const list = (by: Issuer, ...serials: number[]): Promise<Buffer> =>
    buildRevocationList(
      {
        number: 1,
        thisUpdate: day(-1),
        nextUpdate: day(30),
        revoked: serials.map((serial) => ({ serial: Buffer.of(serial), at: day(-2), reason: 4 })),
      },
      by,
    )

  it('through an authority below the root is good; that authority revoked by the root is E-CERT-REVOKED', async () => {
    const [root, below, officer] = [issuer('Gốc'), issuer('Cấp dưới'), issuer('Trần Thị Thùy Dương')]
    const rootDer = await certificate(root, root, 'authority', 1, 1)
    const belowDer = await certificate(below, root, 'authority', 2)
    const officerDer = await certificate(officer, below, 'officer', 3)
    const signer = keySigner(officer.key, 'ecdsa-sha256', officerDer, [belowDer])
    const trust = (...crls: Buffer[]) => ({ ...world.trust, anchors: [rootDer], crls })
    // signed, but by somebody package.json does not name: everything before that step holds
    const source = zipParts(await signParts(world, parts, { signer }))
    expect(await codeOf(source, { trust: trust(await list(below)) })).toBe('E-SIGNER-MISMATCH')
    expect(await codeOf(source, { trust: trust(await list(below), await list(root)) })).toBe('E-SIGNER-MISMATCH')
    expect(await codeOf(source, { trust: trust(await list(below), await list(root, 2)) })).toBe('E-CERT-REVOKED')
    expect(await codeOf(source, { trust: trust(await list(below, 3)) })).toBe('E-CERT-REVOKED')
    // the certificate between may come from the register instead of the package
    const bare = keySigner(officer.key, 'ecdsa-sha256', officerDer, [])
    const short = zipParts(await signParts(world, parts, { signer: bare }))
    expect(await codeOf(short, { trust: trust(await list(below)) })).toBe('E-CERT-UNTRUSTED')
    expect(await codeOf(short, { trust: { ...trust(await list(below)), intermediates: [belowDer] } })).toBe('E-SIGNER-MISMATCH')
  })

  it('a pinned root may have signed itself with SHA-1; a certificate below it may not', async () => {
    const sha1 = seq(oid('1.2.840.10045.4.1'))
    const weaken = (der: Buffer, key: KeyObject): Buffer => {
      const good = seq(oid('1.2.840.10045.4.3.2'))
      const tbs = new DerCursor(readDer(der)).next().value.toString('latin1')
      const changed = seq(Buffer.from(tbs.replace(good.toString('latin1'), sha1.toString('latin1')), 'latin1'))
      return seq(changed, sha1, bitString(sign('sha1', changed, key)))
    }
    const [root, officer] = [issuer('Gốc'), issuer('Trần Thị Thùy Dương')]
    const rootDer = weaken(await certificate(root, root, 'authority', 1), root.key)
    const officerDer = await certificate(officer, root, 'officer', 2)
    const trust = { ...world.trust, anchors: [rootDer], crls: [await list(root)] }
    const signedBy = async (certDer: Buffer) =>
      zipParts(await signParts(world, parts, { signer: keySigner(officer.key, 'ecdsa-sha256', certDer, [rootDer]) }))
    expect(await codeOf(await signedBy(officerDer), { trust })).toBe('E-SIGNER-MISMATCH')
    expect(await codeOf(await signedBy(weaken(officerDer, root.key)), { trust })).toBe('E-ALG')
  })

  it('a list of 200 000 revoked certificates is read in one go, a partial or broken one tells nothing', async () => {
    const [root, officer] = [issuer('Gốc'), issuer('Trần Thị Thùy Dương')]
    const rootDer = await certificate(root, root, 'authority', 1)
    const signer = keySigner(officer.key, 'ecdsa-sha256', await certificate(officer, root, 'officer', 2), [])
    const source = zipParts(await signParts(world, parts, { signer }))
    const trust = (...crls: Buffer[]) => ({ ...world.trust, anchors: [rootDer], crls })
    const at = day(-2)
    const revoked = Array.from({ length: 200_000 }, (_, i) => ({
      serial: Buffer.from((i + 0x1000000).toString(16).padStart(8, '0'), 'hex'),
      at,
      reason: 4,
    }))
    const dates = { number: 1, thisUpdate: day(-1), nextUpdate: day(30) }
    const long = await buildRevocationList({ ...dates, revoked }, root)
    expect(await codeOf(source, { trust: trust(long) })).toBe('E-SIGNER-MISMATCH')
    const longer = await buildRevocationList({ ...dates, revoked: [...revoked, { serial: Buffer.of(2), at, reason: 4 }] }, root)
    expect(await codeOf(source, { trust: trust(longer) })).toBe('E-CERT-REVOKED')
    const custom = (entries: Buffer[], ...extensions: Buffer[]): Buffer => {
      const alg = seq(oid('1.2.840.10045.4.3.2'))
      const tbs = seq(integer(1), alg, root.name, time(day(-1)), time(day(30)), ...entries, context(0, seq(...extensions)))
      return seq(tbs, alg, bitString(sign('sha256', tbs, root.key)))
    }
    const critical = (id: string, value: Buffer): Buffer => seq(oid(id), bool(true), octets(value))
    const flag = Buffer.of(0xff)
    expect(await codeOf(source, { trust: trust(custom([], critical('2.5.29.28', seq(implicit(1, flag))))) })).toBe('E-SIGNER-MISMATCH')
    for (const partial of [
      critical('2.5.29.27', integer(1)),
      critical('2.5.29.28', seq(implicit(2, flag))),
      critical('2.5.29.28', seq(implicit(4, flag))),
      critical('1.2.3.4', integer(1)),
    ])
      expect(await codeOf(source, { trust: trust(custom([], partial)) })).toBe('E-REVOCATION-UNKNOWN')
    expect(await codeOf(source, { trust: trust(custom([seq(seq())], critical('2.5.29.20', integer(1)))) })).toBe('E-REVOCATION-UNKNOWN')
  })

  it('a certificate issued by another officer, who is no authority, is E-CERT-UNTRUSTED', async () => {
    const officer = issuer('Trần Thị Thùy Dương')
    const helper = issuer('Lê Đức Thắng')
    const helperDer = await certificate(helper, helper, 'officer', 2)
    const signer = keySigner(officer.key, 'ecdsa-sha256', await certificate(officer, helper, 'officer', 3), [helperDer])
    const source = zipParts(await signParts(world, parts, { signer }))
    expect(await codeOf(source, { trust: { ...world.trust, anchors: [helperDer] } })).toBe('E-CERT-UNTRUSTED')
  })

  it('an authority below an authority of path length 0 is E-CERT-UNTRUSTED', async () => {
    const [root, below, officer] = [issuer('Gốc'), issuer('Cấp dưới'), issuer('Trần Thị Thùy Dương')]
    const rootDer = await certificate(root, root, 'authority', 1)
    const belowDer = await certificate(below, root, 'authority', 2)
    const signer = keySigner(officer.key, 'ecdsa-sha256', await certificate(officer, below, 'officer', 3), [belowDer])
    const source = zipParts(await signParts(world, parts, { signer }))
    expect(await codeOf(source, { trust: { ...world.trust, anchors: [rootDer] } })).toBe('E-CERT-UNTRUSTED')
    // with the lower authority itself pinned the path is good, and only its list is missing
    expect(await codeOf(source, { trust: { ...world.trust, anchors: [belowDer] } })).toBe('E-REVOCATION-UNKNOWN')
  })

  it('an authority that signs a package itself is E-CERT-UNTRUSTED: its key is not for documents', async () => {
    const root = issuer('Gốc')
    const rootDer = await certificate(root, root, 'authority', 1)
    const signer = keySigner(root.key, 'ecdsa-sha256', rootDer, [])
    const source = zipParts(await signParts(world, parts, { signer }))
    expect(await codeOf(source, { trust: { ...world.trust, anchors: [rootDer] } })).toBe('E-CERT-UNTRUSTED')
  })

  it('a key of 1024 bits is E-ALG', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
    const root = issuer('Gốc')
    const rootDer = await certificate(root, root, 'authority', 1)
    const weak: Issuer = { name: buildName([['commonName', 'Khóa ngắn']]), key: privateKey, alg: 'rsa-sha256' }
    const certDer = await certificate(weak, root, 'officer', 2)
    const p7s = await hostileCms(
      parts.get('META-INF/ASiCManifest001.xml') ?? Buffer.alloc(0),
      keySigner(privateKey, 'rsa-sha256', certDer, []),
      {},
    )
    expect(await codeOf(zipParts(with_({ 'META-INF/signature001.p7s': p7s })), { trust: { ...world.trust, anchors: [rootDer] } })).toBe(
      'E-ALG',
    )
  })
})
