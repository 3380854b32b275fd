/**
 * A strict reader of DER (ITU-T X.690): definite, shortest lengths, one-byte tags, nothing behind the value. What BER
 * allows beyond that is an error, because a signature must have one reading only.
 */
export class DerError extends Error {}

const fail = (message: string): never => {
  throw new DerError(message)
}

export interface DerNode {
  readonly tag: number
  /** tag, length and value */
  readonly bytes: Buffer
  readonly value: Buffer
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  nul: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const

const readAt = (bytes: Buffer, start: number): DerNode => {
  const tag = bytes[start]
  const first = bytes[start + 1]
  if (tag === undefined || first === undefined) return fail('truncated')
  if ((tag & 0x1f) === 0x1f) return fail('tag of several bytes')
  let length = first
  let head = 2
  if (first >= 0x80) {
    const count = first - 0x80
    if (count === 0 || count > 4) return fail('indefinite or oversized length')
    length = 0
    for (let i = 0; i < count; i += 1) length = length * 256 + (bytes[start + 2 + i] ?? fail('truncated'))
    if (length < 0x80 || length < 256 ** (count - 1)) return fail('length not in shortest form')
    head += count
  }
  const end = start + head + length
  if (end > bytes.length) return fail('truncated')
  return { tag, bytes: bytes.subarray(start, end), value: bytes.subarray(start + head, end) }
}

/** The one value `bytes` consist of. */
export const readDer = (bytes: Buffer): DerNode => {
  const node = readAt(bytes, 0)
  if (node.bytes.length !== bytes.length) fail('bytes behind the value')
  return node
}

/** The elements of a constructed value, one at a time (a revocation list may have hundreds of thousands). */
export function* elements(node: DerNode): Generator<DerNode> {
  for (let at = 0; at < node.value.length; ) {
    const child = readAt(node.value, at)
    at += child.bytes.length
    yield child
  }
}

/** An element costs far more memory than the two bytes it can be written in; no grammar here needs this many. */
const MAX_ELEMENTS = 1000

/** All elements of a constructed value at once; throws when there are absurdly many. */
export const allElements = (node: DerNode): DerNode[] => {
  const nodes: DerNode[] = []
  for (const child of elements(node)) {
    if (nodes.length === MAX_ELEMENTS) fail('too many elements')
    nodes.push(child)
  }
  return nodes
}

/** Walks the elements of a SEQUENCE in the order its grammar names them. */
export class DerCursor {
  readonly #nodes: DerNode[]
  #at = 0

  constructor(node: DerNode, tag: number = TAG.sequence) {
    if (node.tag !== tag) fail(`expected tag ${tag}, found ${node.tag}`)
    this.#nodes = allElements(node)
  }

  /** The next element; throws when it is missing or has another tag. */
  next(tag?: number): DerNode {
    const node = this.#nodes[this.#at]
    if (node === undefined || (tag !== undefined && node.tag !== tag)) return fail(`expected tag ${tag ?? 'any'}`)
    this.#at += 1
    return node
  }

  /** The next element if it has one of the tags, else nothing. */
  optional(...tags: number[]): DerNode | undefined {
    const node = this.#nodes[this.#at]
    if (node === undefined || !tags.includes(node.tag)) return undefined
    this.#at += 1
    return node
  }

  get done(): boolean {
    return this.#at === this.#nodes.length
  }

  end(): void {
    if (!this.done) fail('unexpected element')
  }
}

/** The only element of a constructed value. */
export const only = (node: DerNode): DerNode => {
  const nodes = allElements(node)
  const first = nodes[0]
  if (first === undefined || nodes.length !== 1) return fail('expected exactly one element')
  return first
}

const expect = (node: DerNode, tag: number): Buffer => (node.tag === tag ? node.value : fail(`expected tag ${tag}, found ${node.tag}`))

/** Dotted form. */
export const readOid = (node: DerNode): string => {
  const bytes = expect(node, TAG.oid)
  const parts: bigint[] = []
  let current = 0n
  for (const [index, byte] of bytes.entries()) {
    if (current === 0n && byte === 0x80) fail('object identifier not in shortest form')
    current = current * 128n + BigInt(byte & 0x7f)
    if (byte < 0x80) {
      parts.push(current)
      current = 0n
    } else if (index === bytes.length - 1 || current > 2n ** 128n) fail('broken object identifier')
  }
  const first = parts[0]
  if (first === undefined) return fail('empty object identifier')
  const root = first < 40n ? 0n : first < 80n ? 1n : 2n
  return [root, first - root * 40n, ...parts.slice(1)].join('.')
}

/** The content bytes of an INTEGER, checked for shortest form. */
export const readInteger = (node: DerNode): Buffer => {
  const bytes = expect(node, TAG.integer)
  const [first, second] = bytes
  if (first === undefined) return fail('empty integer')
  if (second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))) fail('integer not in shortest form')
  return bytes
}

/** A serial number as upper-case hex without a leading zero byte, the way OpenSSL prints it. */
export const readSerial = (node: DerNode): string =>
  readInteger(node)
    .toString('hex')
    .replace(/^00(?=.)/, '')
    .toUpperCase()

/** A non-negative INTEGER below 2^47. */
export const readSmallInteger = (node: DerNode): number => {
  const bytes = readInteger(node)
  if (bytes.length > 6 || (bytes[0] ?? 0) >= 0x80) return fail('integer out of range')
  return bytes.readUIntBE(0, bytes.length)
}

export const readBoolean = (node: DerNode): boolean => {
  const bytes = expect(node, TAG.boolean)
  if (bytes.length !== 1 || (bytes[0] !== 0 && bytes[0] !== 0xff)) return fail('broken boolean')
  return bytes[0] === 0xff
}

export const readOctets = (node: DerNode): Buffer => expect(node, TAG.octetString)

/** The bytes of a BIT STRING whose length is a multiple of 8. */
export const readBitString = (node: DerNode): Buffer => {
  const bytes = expect(node, TAG.bitString)
  if (bytes[0] !== 0) return fail('bit string with unused bits')
  return bytes.subarray(1)
}

/** Whether bit `n` (0 = first) of a named BIT STRING is set. */
export const readNamedBit = (node: DerNode, n: number): boolean => {
  const bytes = expect(node, TAG.bitString)
  return (((bytes[1 + (n >> 3)] ?? 0) >> (7 - (n & 7))) & 1) === 1
}

/** UTCTime or GeneralizedTime with seconds and Z, as milliseconds of the epoch (RFC 5280 4.1.2.5). */
export const readTime = (node: DerNode): number => {
  const text = node.value.toString('latin1')
  const match =
    node.tag === TAG.utcTime
      ? /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(text)
      : node.tag === TAG.generalizedTime
        ? /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(text)
        : null
  if (match === null) return fail('broken time')
  const [printedYear = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number)
  const year = node.tag === TAG.generalizedTime ? printedYear : printedYear < 50 ? 2000 + printedYear : 1900 + printedYear
  const time = new Date(0)
  time.setUTCFullYear(year, month - 1, day)
  time.setUTCHours(hour, minute, second, 0)
  const same = time.getUTCMonth() === month - 1 && time.getUTCDate() === day && time.getUTCHours() === hour
  if (!same || time.getUTCMinutes() !== minute || time.getUTCSeconds() !== second) return fail('no such time')
  return time.getTime()
}

/** The text of a DirectoryString, IA5String or the like. */
export const readText = (node: DerNode): string => {
  switch (node.tag) {
    case TAG.utf8:
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(node.value)
    case 0x1e: // BMPString
      return new TextDecoder('utf-16be').decode(node.value)
    case 0x12: // NumericString
    case 0x13: // PrintableString
    case 0x14: // TeletexString, in practice Latin-1
    case 0x16: // IA5String
      return node.value.toString('latin1')
    default:
      return fail('unknown kind of text')
  }
}
