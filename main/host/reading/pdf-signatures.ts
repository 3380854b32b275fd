import { fromBER, type OctetString, type UTCTime } from 'asn1js'
import { Certificate, ContentInfo, SignedData } from 'pkijs'
import type { PageSignature } from '#common/model/page.ts'

const SIGNING_TIME = '1.2.840.113549.1.9.5'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const COMMON_NAME = '2.5.4.3'
const MOST = 20
const LONGEST_CONTENTS = 4 * 1024 * 1024

/**
 * The signatures of a PDF file itself (ISO 32000-1, 12.8): who signed by the certificate, when as the signer says, and whether the
 * signed bytes are unchanged. Nothing is said of whom the certificate is trusted by. What is signed is found by the byte ranges
 * in the file, not by its objects, so that a damaged file tells too. Never throws: what cannot be read is null.
 */
export async function readPdfSignatures(bytes: Uint8Array): Promise<PageSignature[]> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const out: PageSignature[] = []
  for (let at = file.indexOf('/ByteRange'); at >= 0 && out.length < MOST; at = file.indexOf('/ByteRange', at + 10)) {
    const range = rangeOf(file, at)
    if (!range) continue
    const contents = contentsOf(file, range)
    const cms = contents ? await readCms(contents, signedBytes(file, range)).catch(() => null) : null
    const around = dictionaryText(file, at, range)
    out.push({
      signer: cms?.signer ?? nameIn(around),
      time: cms?.time ?? timeIn(around),
      intact: cms ? cms.intact : contents ? false : null,
      source: 'pdf',
      boxes: [],
    })
  }
  return out
}

interface ByteRange {
  readonly from: number
  readonly gap: number
  readonly after: number
  readonly end: number
}

function rangeOf(file: Buffer, at: number): ByteRange | null {
  const m = /^\/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]/.exec(file.toString('latin1', at, at + 120))
  if (!m) return null
  const [from = 0, length = 0, after = 0, rest = 0] = m.slice(1).map(Number)
  const range = { from, gap: from + length, after, end: after + rest }
  return from === 0 && range.gap < after && range.end <= file.length ? range : null
}

/** What the gap between the two ranges holds: the signature in hexadecimal, filled up with zeros. */
function contentsOf(file: Buffer, { gap, after }: ByteRange): Buffer | null {
  if (after - gap > LONGEST_CONTENTS) return null
  const hex = file.toString('latin1', gap, after).replace(/[<>\s]/g, '')
  return /^[0-9a-f]+$/i.test(hex) && hex.length > 20 ? Buffer.from(hex.length % 2 === 0 ? hex : hex.slice(0, -1), 'hex') : null
}

const signedBytes = (file: Buffer, { from, gap, after, end }: ByteRange): ArrayBuffer => {
  const joined = new Uint8Array(gap - from + (end - after))
  joined.set(file.subarray(from, gap))
  joined.set(file.subarray(after, end), gap - from)
  return joined.buffer
}

async function readCms(
  contents: Buffer,
  data: ArrayBuffer,
): Promise<{ signer: string | null; time: string | null; intact: boolean | null }> {
  const parsed = fromBER(new Uint8Array(contents).buffer)
  if (parsed.offset === -1) throw new Error('not BER')
  const signed = new SignedData({ schema: new ContentInfo({ schema: parsed.result }).content })
  const [info] = signed.signerInfos
  const attributes = info?.signedAttrs?.attributes ?? []
  const timeValue = attributes.find((one) => one.type === SIGNING_TIME)?.values[0] as UTCTime | undefined
  const certificate = signed.certificates?.find(
    (one): one is Certificate =>
      one instanceof Certificate &&
      (info === undefined || !('serialNumber' in info.sid) || one.serialNumber.isEqual(info.sid.serialNumber as typeof one.serialNumber)),
  )
  const name = certificate?.subject.typesAndValues.find((one) => one.type === COMMON_NAME)?.value.valueBlock.value as unknown
  const intact = await signed
    .verify({ signer: 0, data, checkChain: false })
    .catch(() => digestAgrees(signed, data, attributes.find((one) => one.type === MESSAGE_DIGEST)?.values[0] as OctetString | undefined))
  return {
    signer: typeof name === 'string' && name.trim() !== '' ? name.normalize('NFC').trim() : null,
    time: timeValue ? timeValue.toDate().toISOString() : null,
    intact,
  }
}

const HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
}

/** Where the signature itself cannot be checked (an algorithm we lack) a changed digest still tells a changed file; an equal one proves nothing. */
async function digestAgrees(signed: SignedData, data: ArrayBuffer, said: OctetString | undefined): Promise<boolean | null> {
  const hash = HASHES[signed.signerInfos[0]?.digestAlgorithm.algorithmId ?? '']
  if (!hash || !said) return null
  const digest = Buffer.from(await crypto.subtle.digest(hash, data))
  return digest.equals(Buffer.from(said.valueBlock.valueHexView)) ? null : false
}

/** The text around a byte range and around the gap it leaves: the dictionary's other entries stand beside one of the two. */
function dictionaryText(file: Buffer, at: number, { gap, after }: ByteRange): string {
  const reach = 1500
  const piece = (from: number, to: number) => file.toString('latin1', Math.max(0, from), Math.min(file.length, to))
  return [piece(at - reach, at + reach), piece(gap - reach, gap), piece(after, after + reach)].join(' ')
}

const nameIn = (text: string): string | null => {
  const m = /\/Name\s*\(((?:[^()\\]|\\.){1,200})\)/s.exec(text)?.[1]
  if (m === undefined) return null
  const raw = Buffer.from(m.replace(/\\([()\\])/g, '$1'), 'latin1')
  const isUtf16 = raw[0] === 0xfe && raw[1] === 0xff
  // half a letter at the end, as damaged files have it, is left away: swap16 takes whole ones only
  const name = isUtf16
    ? raw
        .subarray(2, raw.length - (raw.length % 2))
        .swap16()
        .toString('utf16le')
    : raw.toString('latin1')
  return name.normalize('NFC').trim() || null
}

const timeIn = (text: string): string | null => {
  const m = /\/M\s*\(D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:([+-])(\d{2})'?(\d{2})'?|Z)?/.exec(text)
  if (!m) return null
  const zone = m[7] ? `${m[7]}${m[8]}:${m[9]}` : ''
  return `${m[1]}-${m[2]}-${m[3]}T${m[4]}:${m[5]}:${m[6]}${zone}`
}
