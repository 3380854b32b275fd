import { TAG } from './der-read.ts'

/** Builds DER (ITU-T X.690): every function gives the bytes of one complete value. */
export const tlv = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const value = Buffer.concat(parts)
  if (value.length < 0x80) return Buffer.concat([Buffer.from([tag, value.length]), value])
  const size: number[] = []
  for (let rest = value.length; rest > 0; rest = Math.floor(rest / 256)) size.unshift(rest % 256)
  return Buffer.concat([Buffer.from([tag, 0x80 + size.length, ...size]), value])
}

export const seq = (...parts: readonly Uint8Array[]): Buffer => tlv(TAG.sequence, ...parts)

/** SET OF: DER demands ascending order of the encodings; BouncyCastle refuses signed attributes that are not sorted. */
export const setOf = (...parts: readonly Uint8Array[]): Buffer => tlv(TAG.set, ...[...parts].sort(Buffer.compare))

/** INTEGER of a non-negative number, or of an unsigned big-endian magnitude. */
export const integer = (value: number | Uint8Array): Buffer => {
  let bytes =
    typeof value === 'number'
      ? Buffer.from(value.toString(16).padStart(value.toString(16).length + (value.toString(16).length % 2), '0'), 'hex')
      : Buffer.from(value)
  while (bytes.length > 1 && bytes[0] === 0) bytes = bytes.subarray(1)
  return tlv(TAG.integer, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes)
}

/** OBJECT IDENTIFIER from dotted form. */
export const oid = (dotted: string): Buffer => {
  const [root = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt)
  const bytes = [root * 40n + second, ...rest].flatMap((part) => {
    const digits = [Number(part % 128n)]
    for (let left = part / 128n; left > 0n; left /= 128n) digits.unshift(Number(left % 128n) + 0x80)
    return digits
  })
  return tlv(TAG.oid, Buffer.from(bytes))
}

export const octets = (value: Uint8Array): Buffer => tlv(TAG.octetString, value)
export const bitString = (value: Uint8Array): Buffer => tlv(TAG.bitString, Buffer.of(0), value)
export const nul = (): Buffer => tlv(TAG.nul)
export const bool = (value: boolean): Buffer => tlv(TAG.boolean, Buffer.of(value ? 0xff : 0))
export const utf8 = (text: string): Buffer => tlv(TAG.utf8, Buffer.from(text.normalize('NFC')))
export const enumerated = (value: number): Buffer => tlv(TAG.enumerated, Buffer.of(value))
/** [n] EXPLICIT or the constructed form of [n] IMPLICIT */
export const context = (n: number, ...parts: readonly Uint8Array[]): Buffer => tlv(0xa0 + n, ...parts)
/** [n] IMPLICIT of a primitive type */
export const implicit = (n: number, value: Uint8Array): Buffer => tlv(0x80 + n, value)

/** A named BIT STRING with the given bits (0 = first) set, trailing zero bits removed as DER wants. */
export const namedBits = (...bits: readonly number[]): Buffer => {
  const last = Math.max(...bits)
  const bytes = Buffer.alloc((last >> 3) + 1)
  for (const bit of bits) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (0x80 >> (bit & 7))
  return tlv(TAG.bitString, Buffer.of(7 - (last & 7)), bytes)
}

/** UTCTime until 2049, GeneralizedTime from 2050 (RFC 5280 4.1.2.5); whole seconds. */
export const time = (at: Date): Buffer => {
  const digits = at
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace(/[-:T]/g, '')
  return at.getUTCFullYear() < 2050
    ? tlv(TAG.utcTime, Buffer.from(`${digits.slice(2)}Z`))
    : tlv(TAG.generalizedTime, Buffer.from(`${digits}Z`))
}
