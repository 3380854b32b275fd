import { execFileSync } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listedSerials, readRevocationList } from '../asice/crl.ts'
import { isTrialName } from '../asice/trial-mark.ts'
import { readCertificate } from '../asice/x509.ts'
import {
  createTrialAuthority,
  issueOfficerKey,
  type OfficerKey,
  readTrialAuthority,
  renewRevocationList,
  revokeOfficerKey,
} from './trial-authority.ts'

const NOW = new Date('2026-11-21T02:00:00Z')
const officer = {
  unitCode: 'H15.02',
  unitName: 'Ủy ban nhân dân xã Đức Bình, huyện Tân Khê, tỉnh Hòa Giang, đơn vị có tên rất dài',
  officerName: 'Đặng Thị Ánh Nguyệt',
  role: 'preparer' as const,
  password: 'Mật khẩu',
  now: NOW,
}
let folder: string
let ca: string
let key: OfficerKey

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'so-vang-ca-'))
  ca = join(folder, 'ca')
  await createTrialAuthority(ca, { registerName: 'Tỉnh Hòa Giang', now: NOW })
  key = await issueOfficerKey(ca, officer)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const opensslIsHere = (() => {
  try {
    return execFileSync('openssl', ['version'], { encoding: 'utf8' }).startsWith('OpenSSL')
  } catch {
    return false
  }
})()
const openssl = (...args: string[]): string =>
  execFileSync('sh', ['-c', 'exec openssl "$@" 2>&1', 'sh', ...args], { cwd: ca, encoding: 'utf8' })

describe('a trial authority', () => {
  it('says THỬ NGHIỆM in every name it gives', async () => {
    const root = readCertificate((await readTrialAuthority(ca)).anchorDer)
    const issued = readCertificate(key.certDer)
    expect(isTrialName(root.name) && isTrialName(issued.name)).toBe(true)
    expect(issued.name).toBe('THỬ NGHIỆM – Đặng Thị Ánh Nguyệt')
    expect(issued.issuerText).toContain('không có giá trị pháp lý')
    expect(isTrialName('Ban Cơ yếu')).toBe(false)
  })

  it('keeps everything in its own folder, for its owner only', async () => {
    expect((await readdir(ca)).sort()).toEqual(
      [`H15.02-${key.certSha256.slice(0, 8)}.p12`, 'authority.json', 'root-key.pem', 'root.crl', 'root.pem'].sort(),
    )
    if (process.platform === 'win32') return
    expect((await stat(ca)).mode & 0o777).toBe(0o700)
    for (const name of await readdir(ca)) expect((await stat(join(ca, name))).mode & 0o777).toBe(0o600)
  })

  it('is never made over another one', async () => {
    const before = await readTrialAuthority(ca)
    await expect(createTrialAuthority(ca, { registerName: 'Khác', now: NOW })).rejects.toMatchObject({ code: 'EEXIST' })
    expect(await readTrialAuthority(ca)).toEqual(before)
  })

  it('gives a root that signs certificates and lists only, and officers who sign documents only', async () => {
    const root = readCertificate((await readTrialAuthority(ca)).anchorDer)
    expect(root).toMatchObject({ isCa: true, pathLength: 0, keyUsage: { sign: false, certSign: true, crlSign: true } })
    expect(readCertificate(key.certDer)).toMatchObject({ isCa: false, keyUsage: { sign: true, certSign: false, crlSign: false } })
  })

  it('revokes what it issued, with a list number that rises', async () => {
    const other = await issueOfficerKey(ca, { ...officer, officerName: 'Lê Đức Thắng', role: 'leader' })
    const before = readRevocationList((await readTrialAuthority(ca)).crlDer)
    const after = await revokeOfficerKey(ca, { certSha256: other.certSha256, reason: 1, now: NOW })
    const list = readRevocationList(after.crlDer)
    expect(list.number).toBe(before.number + 1)
    expect([...listedSerials(list)]).toEqual([readCertificate(other.certDer).serial])
    expect(after.issued.find((entry) => entry.certSha256 === other.certSha256)).toMatchObject({ revokedAt: NOW.toISOString(), reason: 1 })
    const again = await renewRevocationList(ca, { now: new Date(NOW.getTime() + 86_400_000), crlDays: 7 })
    const renewed = readRevocationList(again.crlDer)
    expect(renewed).toMatchObject({ number: list.number + 1, complete: true, nextUpdate: NOW.getTime() + 8 * 86_400_000 })
    expect([...listedSerials(renewed)]).toEqual([...listedSerials(list)])
    await expect(revokeOfficerKey(ca, { certSha256: 'a'.repeat(64), reason: 1, now: NOW })).rejects.toThrow('not issued')
  })

  it.skipIf(!opensslIsHere)('is understood by OpenSSL: certificates, path, list, names', async () => {
    const der = join(folder, 'officer.der')
    await writeFile(der, key.certDer)
    openssl('x509', '-inform', 'DER', '-in', der, '-out', '../officer.pem')
    openssl('crl', '-inform', 'DER', '-in', 'root.crl', '-out', '../root-crl.pem')
    const at = ['-attime', String(NOW.getTime() / 1000 + 2 * 86_400)]
    const verified = openssl(
      'verify',
      '-x509_strict',
      '-crl_check',
      ...at,
      '-CAfile',
      'root.pem',
      '-CRLfile',
      '../root-crl.pem',
      '../officer.pem',
    )
    expect(verified).toContain('officer.pem: OK')
    expect(openssl('crl', '-in', '../root-crl.pem', '-noout', '-CAfile', 'root.pem')).toContain('verify OK')
    const subject = openssl('x509', '-in', '../officer.pem', '-noout', '-subject', '-nameopt', 'utf8')
    expect(subject).toContain('CN=THỬ NGHIỆM – Đặng Thị Ánh Nguyệt')
  })

  it('with RSA keys has 3072 bits', async () => {
    const rsa = join(folder, 'rsa')
    const { anchorDer } = await createTrialAuthority(rsa, { registerName: 'Tỉnh Hòa Giang', now: NOW, keyType: 'rsa' })
    const root = createPublicKey({ key: readCertificate(anchorDer).spki, format: 'der', type: 'spki' })
    expect(root.asymmetricKeyDetails?.modulusLength).toBe(3072)
  })
})
