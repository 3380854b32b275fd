import { readScheme, type SignatureScheme } from './algorithms.ts'
import {
  allElements,
  DerCursor,
  DerError,
  type DerNode,
  elements,
  only,
  readBitString,
  readBoolean,
  readDer,
  readInteger,
  readOctets,
  readOid,
  readSerial,
  readSmallInteger,
  readTime,
  TAG,
} from './der-read.ts'

/** A certificate revocation list (RFC 5280 section 5), not yet checked against anybody's key. */
export interface RevocationList {
  readonly der: Buffer
  readonly issuer: Buffer
  /** milliseconds of the epoch */
  readonly thisUpdate: number
  /** equals `thisUpdate` where the list names none */
  readonly nextUpdate: number
  /** cRLNumber, which orders lists of the same second; 0 where the list has none */
  readonly number: number
  /** revokedCertificates, unread: a list may be long and is only worth reading once its signature holds */
  readonly entries: DerNode | null
  /** false for partial, indirect or delta lists: they cannot tell that a certificate is good */
  readonly complete: boolean
  /** the list speaks of end-entity certificates only */
  readonly userCertificatesOnly: boolean
  readonly tbs: Buffer
  readonly scheme: SignatureScheme
  readonly signature: Buffer
}

const OID_CRL_NUMBER = '2.5.29.20'
const OID_ISSUING_POINT = '2.5.29.28'
const OID_AUTHORITY_KEY = '2.5.29.35'

const readScope = (list: DerNode | undefined): Pick<RevocationList, 'complete' | 'userCertificatesOnly' | 'number'> => {
  const scope = { complete: true, userCertificatesOnly: false, number: 0 }
  for (const extension of list === undefined ? [] : allElements(only(list))) {
    const cursor = new DerCursor(extension)
    const id = readOid(cursor.next())
    const criticalNode = cursor.optional(TAG.boolean)
    const critical = criticalNode !== undefined && readBoolean(criticalNode)
    const value = readOctets(cursor.next())
    cursor.end()
    if (id === OID_CRL_NUMBER)
      scope.number = readInteger(readDer(value)).length <= 6 ? readSmallInteger(readDer(value)) : Number.MAX_SAFE_INTEGER
    else if (id === OID_ISSUING_POINT) {
      for (const part of elements(readDer(value))) {
        // [0] names where the list is published; [1] restricts it to end-entity certificates; the rest makes it partial
        if (part.tag === 0x81 && part.value[0] === 0xff) scope.userCertificatesOnly = true
        else if (part.tag !== 0xa0) scope.complete = false
      }
    } else if (critical && id !== OID_AUTHORITY_KEY) scope.complete = false
  }
  return scope
}

/** Reads one list. Throws `DerError` for anything that is not strict DER, `PackageRefusal` E-ALG for its algorithm. */
export const readRevocationList = (der: Buffer): RevocationList => {
  const outer = new DerCursor(readDer(der))
  const tbsNode = outer.next(TAG.sequence)
  const algorithm = outer.next(TAG.sequence)
  const signature = readBitString(outer.next())
  outer.end()
  const tbs = new DerCursor(tbsNode)
  tbs.optional(TAG.integer)
  tbs.next(TAG.sequence)
  const issuer = tbs.next(TAG.sequence)
  const thisUpdate = readTime(tbs.next())
  const next = tbs.optional(TAG.utcTime, TAG.generalizedTime)
  const entries = tbs.optional(TAG.sequence)
  const scope = readScope(tbs.optional(0xa0))
  tbs.end()
  return {
    der,
    issuer: issuer.bytes,
    thisUpdate,
    nextUpdate: next === undefined ? thisUpdate : readTime(next),
    entries: entries ?? null,
    ...scope,
    tbs: tbsNode.bytes,
    scheme: readScheme(algorithm),
    signature,
  }
}

/** The serials of a list, upper-case hex as in `Certificate.serial`. Throws `DerError` at a broken entry. */
export function* listedSerials(list: RevocationList): Generator<string> {
  if (list.entries === null) return
  for (const entry of elements(list.entries)) {
    const serial = elements(entry).next()
    if (serial.done) throw new DerError('entry without serial')
    yield readSerial(serial.value)
  }
}
