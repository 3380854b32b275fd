import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  DerCursor,
  DerError,
  elements,
  readDer,
  readInteger,
  readNamedBit,
  readOid,
  readSerial,
  readSmallInteger,
  readTime,
} from './der-read.ts'
import { integer, namedBits, octets, oid, seq, setOf, time } from './der-write.ts'

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex')

describe('DER', () => {
  it('reads what it writes: numbers, identifiers, times, nests', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 46 }), (n) => readSmallInteger(readDer(integer(n))) === n))
    const arc = fc.bigInt({ min: 0n, max: 2n ** 70n })
    fc.assert(
      fc.property(fc.constantFrom('0.9', '1.2', '2.999', '2.5'), fc.array(arc, { maxLength: 6 }), (root, arcs) => {
        const dotted = [root, ...arcs].join('.')
        return readOid(readDer(oid(dotted))) === dotted
      }),
    )
    fc.assert(
      fc.property(fc.date({ min: new Date('1951-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }), (date) => {
        date.setUTCMilliseconds(0)
        return readTime(readDer(time(date))) === date.getTime()
      }),
    )
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 5 }), (values) => {
        const read = [...elements(readDer(seq(...values.map(octets))))].map((node) => Buffer.from(node.value))
        expect(read).toEqual(values.map((value) => Buffer.from(value)))
      }),
    )
  })

  it('sorts a SET OF', () => {
    expect(setOf(integer(3), integer(1), integer(2))).toEqual(hex('31 09 020101 020102 020103'))
  })

  it('writes named bits without trailing zeros', () => {
    expect(namedBits(0, 1)).toEqual(hex('03 02 06 c0'))
    expect(namedBits(5, 6)).toEqual(hex('03 02 01 06'))
    const node = readDer(namedBits(5, 6))
    expect([0, 5, 6, 7, 40].map((bit) => readNamedBit(node, bit))).toEqual([false, true, true, false, false])
  })

  it('prints serial numbers as OpenSSL does', () => {
    expect(readSerial(readDer(integer(hex('f3 01'))))).toBe('F301')
    expect(readSerial(readDer(integer(0)))).toBe('00')
  })

  it.each([
    ['nothing', ''],
    ['a tag alone', '30'],
    ['an indefinite length', '3080 0000'],
    ['a long form where the short would do', '308101 00'],
    ['a length with a leading zero', '30820001 00'],
    ['a length of five bytes', '308500000000 00'],
    ['a truncated value', '3003 0201'],
    ['a tag of several bytes', '1f8101 00'],
    ['bytes behind', '3000 00'],
  ])('refuses %s', (_, text) => {
    expect(() => readDer(hex(text))).toThrow(DerError)
  })

  it('refuses integers, identifiers and times that are not in their one form', () => {
    for (const text of ['0200', '0202007f', '0202ff80']) expect(() => readInteger(readDer(hex(text)))).toThrow(DerError)
    for (const text of ['0600', '06028001', '060181']) expect(() => readOid(readDer(hex(text)))).toThrow(DerError)
    const times = ['2611210200Z', '261121020000+0700', '261321020000Z', '260231020000Z', '26112102000 Z']
    for (const text of times)
      expect(() => readTime(readDer(Buffer.concat([Buffer.of(0x17, text.length), Buffer.from(text)])))).toThrow(DerError)
  })

  it('walks a sequence by its grammar', () => {
    const cursor = new DerCursor(readDer(seq(integer(1), octets(Buffer.of(2)))))
    expect(cursor.optional(0x30)).toBeUndefined()
    expect(readSmallInteger(cursor.next(0x02))).toBe(1)
    expect(() => cursor.end()).toThrow(DerError)
    cursor.next()
    cursor.end()
    expect(() => cursor.next()).toThrow(DerError)
  })
})
