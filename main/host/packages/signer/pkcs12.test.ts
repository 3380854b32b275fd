import { execFileSync } from 'node:child_process'
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { context, integer, nul, octets, oid, seq } from '../asice/der-write.ts'
import { readCertificate } from '../asice/x509.ts'
import { createTrialAuthority, issueOfficerKey } from '../authority/trial-authority.ts'
import { buildCertificate, buildName } from '../authority/x509-build.ts'
import { openPkcs12 } from './pkcs12.ts'
import { writePkcs12 } from './pkcs12-write.ts'

const PASSWORD = 'Mật-khẩu 123 ừ ẵ'
let folder: string
let p12: Buffer
let certDer: Buffer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'so-vang-p12-'))
  const now = new Date('2026-11-01T00:00:00Z')
  await createTrialAuthority(join(folder, 'ca'), { registerName: 'Tỉnh Hòa Giang', now })
  const key = await issueOfficerKey(join(folder, 'ca'), {
    unitCode: 'H15.02',
    unitName: 'Ủy ban nhân dân xã Đức Bình',
    officerName: 'Trần Thị Thùy Dương',
    role: 'preparer',
    password: PASSWORD,
    now,
  })
  p12 = key.p12
  certDer = key.certDer
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const codeOf = async (bytes: Buffer, password: string): Promise<string> => {
  const opened = await openPkcs12(bytes, password)
  return opened.ok ? 'ok' : opened.code
}

describe('a PKCS#12 file of ours', () => {
  it('opens with its Vietnamese password, composed or decomposed, and signs', async () => {
    for (const password of [PASSWORD, PASSWORD.normalize('NFD')]) {
      const opened = await openPkcs12(p12, password)
      if (!opened.ok) throw new Error(opened.code)
      expect(opened.signer.certDer).toEqual(certDer)
      expect(opened.signer.alg).toBe('ecdsa-sha256')
      expect(opened.signer.chainDer).toHaveLength(1)
      const data = Buffer.from('nội dung')
      const key = createPublicKey({ key: readCertificate(certDer).spki, format: 'der', type: 'spki' })
      expect(verify('sha256', data, key, await opened.signer.sign(data))).toBe(true)
    }
  })

  it('with a wrong password is E-P12-PASSWORD', async () => {
    for (const password of ['', 'mật-khẩu 123 ừ ẵ', `${PASSWORD} `]) expect(await codeOf(p12, password)).toBe('E-P12-PASSWORD')
  })

  it('damaged, cut or no such file at all is refused and never throws', async () => {
    expect(await codeOf(Buffer.alloc(0), PASSWORD)).toBe('E-P12-UNSUPPORTED')
    expect(await codeOf(Buffer.from('không phải PKCS#12'), PASSWORD)).toBe('E-P12-UNSUPPORTED')
    expect(await codeOf(p12.subarray(0, p12.length - 40), PASSWORD)).toBe('E-P12-UNSUPPORTED')
    expect(await codeOf(Buffer.alloc(2 * 1024 * 1024), PASSWORD)).toBe('E-P12-UNSUPPORTED')
    for (let at = 0; at < p12.length; at += 301) {
      const copy = Buffer.from(p12)
      copy[at] = (copy[at] ?? 0) ^ 0x55
      expect(await codeOf(copy, PASSWORD)).toMatch(/^E-P12-/)
    }
  }, 60_000)

  it('that asks for hours of hashing is E-P12-UNSUPPORTED at once', async () => {
    const mac = seq(seq(seq(oid('2.16.840.1.101.3.4.2.1'), nul()), octets(Buffer.alloc(32))), octets(Buffer.alloc(16)), integer(2 ** 40))
    const file = seq(integer(3), seq(oid('1.2.840.113549.1.7.1'), context(0, octets(seq()))), mac)
    expect(await codeOf(file, PASSWORD)).toBe('E-P12-UNSUPPORTED')
  })

  it('with a key off the list is E-ALG', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'secp384r1' })
    const name = buildName([['commonName', 'Khóa P-384']])
    const plan = {
      serial: Buffer.of(1),
      subject: name,
      publicKey: privateKey,
      notBefore: new Date(0),
      notAfter: new Date(1e12),
      role: 'officer' as const,
    }
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    const der = await buildCertificate(plan, { name, key: other, alg: 'ecdsa-sha256' })
    expect(await codeOf(writePkcs12({ key: privateKey, certDer: der, chainDer: [], password: 'x', friendlyName: 'x' }), 'x')).toBe('E-ALG')
    // a key without its certificate
    expect(await codeOf(writePkcs12({ key: other, certDer: der, chainDer: [], password: 'x', friendlyName: 'x' }), 'x')).toBe(
      'E-P12-UNSUPPORTED',
    )
  })
})

const openssl = (...args: string[]): string =>
  execFileSync('sh', ['-c', 'exec openssl "$@" 2>&1', 'sh', ...args], { cwd: folder, encoding: 'utf8' })
const HAS_OPENSSL = (() => {
  try {
    return execFileSync('openssl', ['version'], { encoding: 'utf8' }).startsWith('OpenSSL 3')
  } catch {
    return false
  }
})()

describe.skipIf(!HAS_OPENSSL)('beside OpenSSL', () => {
  it('OpenSSL opens ours', async () => {
    await writeFile(join(folder, 'ours.p12'), p12)
    const printed = openssl('pkcs12', '-in', 'ours.p12', '-passin', `pass:${PASSWORD}`, '-noenc', '-info')
    expect(printed).toContain('PBES2, PBKDF2, AES-256-CBC, Iteration 100000, PRF hmacWithSHA256')
    expect(printed).toContain('BEGIN PRIVATE KEY')
    expect(printed.match(/BEGIN CERTIFICATE/g)).toHaveLength(2)
  })

  it("ours opens OpenSSL's, EC and RSA; RC2 and 3DES of old files are E-P12-UNSUPPORTED", async () => {
    const subject = '/C=VN/O=UBND xã Đức Bình/CN=Lê Đức Thắng'
    const kinds = [
      ['ec', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
      ['rsa', '-newkey', 'rsa:2048'],
    ]
    for (const [kind = '', ...key] of kinds) {
      openssl('req', '-x509', ...key, '-noenc', '-utf8', '-subj', subject, '-keyout', `${kind}.key`, '-out', `${kind}.crt`, '-days', '30')
      openssl('pkcs12', '-export', '-inkey', `${kind}.key`, '-in', `${kind}.crt`, '-passout', `pass:${PASSWORD}`, '-out', `${kind}.p12`)
      const opened = await openPkcs12(await readFile(join(folder, `${kind}.p12`)), PASSWORD)
      if (!opened.ok) throw new Error(`${kind} ${opened.code} ${JSON.stringify(opened.params)}`)
      expect(opened.signer.alg).toBe(kind === 'ec' ? 'ecdsa-sha256' : 'rsa-pss-sha256')
      expect(readCertificate(opened.signer.certDer).name).toBe('Lê Đức Thắng')
    }
    for (const legacy of [['-legacy'], ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']]) {
      openssl('pkcs12', '-export', ...legacy, '-inkey', 'ec.key', '-in', 'ec.crt', '-passout', 'pass:abc', '-out', 'old.p12')
      expect(await codeOf(await readFile(join(folder, 'old.p12')), 'abc')).toBe('E-P12-UNSUPPORTED')
      expect(await codeOf(await readFile(join(folder, 'old.p12')), 'abd')).toBe('E-P12-PASSWORD')
    }
  })
})
