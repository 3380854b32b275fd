import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonObject, PackageRecord } from '#common/model/package.ts'
import { revokeOfficerKey } from '../authority/trial-authority.ts'
import { keySigner } from '../signer/key-signer.ts'
import { openPkcs12 } from '../signer/pkcs12.ts'
import { exportGood, exportInput, makeWorld, NOW, readParts, testId, testRecord, verify, type World } from '../testing/kit.ts'
import { type ExportInput, exportPackage } from './export-package.ts'
import { MIMETYPE } from './limits.ts'
import { sha256Hex } from './x509.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld(tmpdir())
})
afterAll(() => world.remove())

const folder = (): Promise<string> => mkdtemp(join(world.folder, 'out-'))

/** The code of a refused export, with the proof that nothing was left. */
const refused = async (changes: Partial<ExportInput>) => {
  const directory = await folder()
  const outcome = await exportPackage(exportInput(world, directory, changes))
  expect(await readdir(directory)).toEqual([])
  return outcome.ok ? 'ok' : outcome.code
}

describe('an exported package', () => {
  it('carries its name, begins with mimetype and META-INF, and reports what the recipient will see', async () => {
    const outcome = await exportGood(world)
    expect(outcome.fileName).toBe('H15.02_H15_20261121_000001_019aa3c0.asice')
    const bytes = await readFile(outcome.path)
    expect(sha256Hex(bytes)).toBe(outcome.sha256)
    expect(bytes.length).toBe(outcome.size)
    expect(bytes.subarray(30, 69).toString()).toBe(`mimetype${MIMETYPE}`)
    expect([...(await readParts(outcome.path)).keys()].slice(0, 3)).toEqual([
      'META-INF/ASiCManifest001.xml',
      'META-INF/signature001.p7s',
      'package.json',
    ])
    expect(outcome.report.status).toBe('valid')
    const record = (await readParts(outcome.path)).get(`data/records/${testId(1)}.json`) ?? Buffer.alloc(0)
    expect(outcome.recordHashes[0]).toEqual({ id: testId(1), sha256: sha256Hex(record) })
  })

  it('is written in NFC, whatever the register gave', async () => {
    const { path } = await exportGood(world, {
      records: [testRecord(1, { ['tên'.normalize('NFD')]: 'Nguyễn'.normalize('NFD') })],
      attachments: [],
    })
    const { content } = await verify(world, path)
    expect(content?.records[0]?.data).toEqual({ tên: 'Nguyễn' })
  })

  const word = fc.constantFrom('Nguyễn', 'Đặng Thị', 'ừ', 'Ủy ban', 'ẵ', '"', '\\', '\n', '<b>&', '', '𠮷', 'a'.repeat(300))
  const text = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '))
  const leaf = fc.oneof(
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
  )
  const { tree } = fc.letrec((tie) => ({
    tree: fc.dictionary(
      text.filter((key) => !/["\\\n]/.test(key)),
      fc.oneof({ depthSize: 'small', maxDepth: 4 }, leaf, tie('tree'), fc.array(leaf, { maxLength: 3 })),
      { maxKeys: 5, noNullPrototype: true },
    ),
  }))
  // integers beyond 2^53 written as numbers are refused by design: money and counters fit below
  const fits = (data: JsonObject): boolean => !/[:[,]-?\d{16,}(?=[,}\]])/.test(JSON.stringify(data))

  it('read back by its recipient gives the records that went in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(tree as fc.Arbitrary<JsonObject>, { minLength: 1, maxLength: 6 }), async (datas) => {
        fc.pre(datas.every(fits))
        const records: PackageRecord[] = datas.map((data, index) => testRecord(index + 1, data))
        const { path } = await exportGood(world, { records, attachments: [] })
        const { report, content } = await verify(world, path)
        expect(report.status).toBe('valid')
        expect(content?.records).toEqual(records)
      }),
      { numRuns: 60 },
    )
  })

  it('with RSA keys verifies too, PSS and PKCS#1 v1.5', async () => {
    const rsa = await makeWorld(world.folder, 'rsa')
    expect(rsa.preparer.alg).toBe('rsa-pss-sha256')
    const pss = await exportGood(rsa)
    expect((await verify(rsa, pss.path)).report.status).toBe('valid')
    expect(independentCheck(rsa, pss.path)).toMatch(/^(CAdES Verification successful|not here)$/)
    const file = (await readdir(join(rsa.folder, 'ca'))).find((name) => name.endsWith('.p12')) ?? ''
    const old = await openPkcs12(await readFile(join(rsa.folder, 'ca', file)), 'Mật-khẩu 123 ừ ơ', 'rsa-sha256')
    if (!old.ok) throw new Error(old.code)
    const role = rsa.trust.authorisations.find((entry) => entry.certSha256 === sha256Hex(old.signer.certDer))?.role ?? 'seal'
    const v15 = await exportGood(rsa, { signers: [{ signer: old.signer, role, required: true }] })
    expect((await verify(rsa, v15.path)).report.status).toBe('valid')
    expect(independentCheck(rsa, v15.path)).toMatch(/^(CAdES Verification successful|not here)$/)
  })
})

const has = (tool: string, ...args: string[]): boolean => {
  try {
    execFileSync(tool, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
const TOOLS = has('openssl', 'version') && has('unzip', '-v') && has('sha256sum', '--version')

/** Unzips and checks with nothing of ours; what OpenSSL says. */
const independentCheck = (of: World, path: string): string => {
  if (!TOOLS) return 'not here'
  const inside = execFileSync('mktemp', ['-d', '-p', of.folder], { encoding: 'utf8' }).trim()
  execFileSync('unzip', ['-q', path, '-d', inside])
  const { stderr } = spawnOpenssl(
    ['cms', '-verify', '-binary', '-cades', '-crl_check', '-purpose', 'any', '-inform', 'DER', '-in', 'META-INF/signature001.p7s'],
    [
      '-content',
      'META-INF/ASiCManifest001.xml',
      '-CAfile',
      join(of.folder, 'ca', 'root.pem'),
      '-attime',
      String(NOW.getTime() / 1000),
      '-out',
      '/dev/null',
    ],
    inside,
  )
  return stderr
}

const spawnOpenssl = (first: string[], second: string[], cwd: string): { stderr: string } => {
  const text = execFileSync('sh', ['-c', 'exec openssl "$@" 2>&1', 'sh', ...first, ...second], { cwd, encoding: 'utf8' })
  return { stderr: text.trim() }
}

describe.skipIf(!TOOLS)('without our software', () => {
  it('unzip, sha256sum and openssl find the package good', async () => {
    const { path } = await exportGood(world)
    expect(execFileSync('unzip', ['-t', path], { encoding: 'utf8' })).toContain('No errors detected')
    expect(independentCheck(world, path)).toBe('CAdES Verification successful')
    const inside = await folder()
    execFileSync('unzip', ['-q', path, '-d', inside])
    const sums = execFileSync('sha256sum', ['-c', '--strict', 'manifest-sha256.txt'], { cwd: inside, encoding: 'utf8' })
    expect(sums.trim().split('\n')).toHaveLength(3)
    expect(sums).not.toContain('FAILED')
  })

  it('openssl prints the four required attributes', async () => {
    const { path } = await exportGood(world)
    const p7s = join(await folder(), 'x.p7s')
    await writeFile(p7s, (await readParts(path)).get('META-INF/signature001.p7s') ?? '')
    const printed = execFileSync('openssl', ['cms', '-cmsout', '-print', '-noout', '-inform', 'DER', '-in', p7s], { encoding: 'utf8' })
    for (const name of ['contentType', 'messageDigest', 'signingTime', 'signingCertificateV2']) expect(printed).toContain(name)
  })
})

describe('an export that is refused leaves nothing and says why', () => {
  it('a certificate that may not sign', async () => {
    const at = (time: string): Promise<string> => refused({ now: new Date(time) })
    expect(await at('2028-01-01T00:00:00Z')).toBe('E-CERT-EXPIRED')
    expect(await at('2026-01-01T00:00:00Z')).toBe('E-CERT-NOTYET')
    expect(await at('2027-02-01T00:00:00Z')).toBe('E-REVOCATION-STALE')
    expect(await refused({ trust: { ...world.trust, crls: [] } })).toBe('E-REVOCATION-UNKNOWN')
    expect(await refused({ trust: { ...world.trust, anchors: [] } })).toBe('E-CERT-UNTRUSTED')
    expect(await refused({ signers: [] })).toBe('E-UNSIGNED')
  })

  it('a revoked certificate', async () => {
    const own = await makeWorld(world.folder)
    const [authorisation] = own.trust.authorisations
    const { crlDer } = await revokeOfficerKey(join(own.folder, 'ca'), { certSha256: authorisation?.certSha256 ?? '', reason: 1, now: NOW })
    const outcome = await exportPackage(exportInput(own, await folder(), { trust: { ...own.trust, crls: [crlDer] } }))
    expect(outcome).toMatchObject({ ok: false, code: 'E-CERT-REVOKED' })
  })

  it('a card that signs with another key', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const signer = keySigner(privateKey, 'ecdsa-sha256', world.preparer.certDer, world.preparer.chainDer)
    expect(await refused({ signers: [{ signer, role: 'preparer', required: true }] })).toBe('E-SIG-INVALID')
  })

  it('an attachment that changed, is of another kind, or belongs to no record', async () => {
    const { attachment } = world
    const other = join(world.folder, 'không phải.pdf')
    await writeFile(other, 'MZ')
    expect(await refused({ attachments: [{ ...attachment, sha256: 'a'.repeat(64) }] })).toBe('E-FILE-CHANGED')
    expect(await refused({ attachments: [{ ...attachment, path: other, sha256: sha256Hex(Buffer.from('MZ')) }] })).toBe('E-SCHEMA')
    expect(await refused({ attachments: [{ ...attachment, mediaType: 'application/x-msdownload' }] })).toBe('E-SCHEMA')
    expect(await refused({ attachments: [{ ...attachment, recordId: testId(77) }] })).toBe('E-SCHEMA')
    expect(await refused({ attachments: [attachment, attachment] })).not.toBe('ok')
  })

  it('records off the model', async () => {
    // keys with escapes: V8 may read them as others
    for (const key of ['"', '\\', '\n', '__proto__'])
      expect(await refused({ records: [testRecord(1, Object.fromEntries([[key, 1]]))], attachments: [] })).toBe('E-SCHEMA')
    expect(await refused({ records: [{ ...testRecord(1), version: 0 }], attachments: [] })).toBe('E-SCHEMA')
    expect(await refused({ records: [testRecord(1, { amount: 2 ** 60 })], attachments: [] })).toBe('E-SCHEMA')
    expect(await refused({ records: [testRecord(1), testRecord(1)], attachments: [] })).not.toBe('ok')
  })

  it('a cancelled export', async () => {
    const directory = await folder()
    const abort = new AbortController()
    abort.abort()
    await expect(exportPackage(exportInput(world, directory, { signal: abort.signal }))).rejects.toThrow(/abort/i)
    expect(await readdir(directory)).toEqual([])
  })

  it('a name that is taken: the package there is not touched', async () => {
    const first = await exportGood(world)
    const bytes = await readFile(first.path)
    await expect(exportPackage(exportInput(world, join(first.path, '..')))).rejects.toMatchObject({ code: 'EEXIST' })
    expect(await readFile(first.path)).toEqual(bytes)
    expect(await readdir(join(first.path, '..'))).toEqual([first.fileName])
  })

  it('a folder that is not there', async () => {
    await expect(exportPackage(exportInput(world, join(world.folder, 'none')))).rejects.toMatchObject({ code: 'ENOENT' })
    await mkdir(join(world.folder, 'none'))
    expect(await readdir(join(world.folder, 'none'))).toEqual([])
  })
})
