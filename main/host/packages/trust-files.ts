import { readFile, stat } from 'node:fs/promises'
import { AppError } from '#common/rpc/app-error.ts'
import { type RevocationList, readRevocationList } from './asice/crl.ts'
import { type Certificate, readCertificate } from './asice/x509.ts'

/** Revocation lists of big authorities have a few MB; certificates a few KB. */
const MAX_BYTES = 16 * 1024 * 1024

/** The DER objects of a file: itself, or every block of a PEM text under one of the labels. */
function dersOf(bytes: Buffer, label: string): Buffer[] {
  if (bytes[0] === 0x30) return [bytes]
  const text = bytes.toString('latin1')
  const block = new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]+)-----END ${label}-----`, 'g')
  return [...text.matchAll(block)].map((match) => Buffer.from(match[1] ?? '', 'base64'))
}

async function readSmall(path: string, code: string): Promise<Buffer> {
  const info = await stat(path).catch(() => null)
  if (!info?.isFile()) throw new AppError('file.missing')
  if (info.size > MAX_BYTES) throw new AppError(code)
  return readFile(path)
}

/** Reads what can be read; hostile bytes make every parser throw in its own way, and none of them is a certificate. */
function readable<T>(ders: readonly Buffer[], read: (der: Buffer) => T): T[] {
  return ders.flatMap((der) => {
    try {
      return [read(der)]
    } catch {
      return []
    }
  })
}

/** The certificates of a file, PEM (one or more) or DER. @throws AppError `package.notCertificate`, `file.missing` */
export async function certificatesIn(path: string): Promise<Certificate[]> {
  const found = readable(dersOf(await readSmall(path, 'package.notCertificate'), 'CERTIFICATE'), readCertificate)
  if (found.length === 0) throw new AppError('package.notCertificate')
  return found
}

/** The revocation list of a file, PEM or DER. @throws AppError `package.notCrl`, `file.missing` */
export async function revocationListIn(path: string): Promise<RevocationList> {
  const [found] = readable(dersOf(await readSmall(path, 'package.notCrl'), 'X509 CRL'), readRevocationList)
  if (!found) throw new AppError('package.notCrl')
  return found
}
