import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJsonStrict } from './json-strict.ts'
import { LIMITS } from './limits.ts'
import { PackageRefusal } from './refusal.ts'

const reasonOf = (source: string | Uint8Array): unknown => {
  try {
    parseJsonStrict(typeof source === 'string' ? Buffer.from(source) : source, 'x.json')
    return 'taken'
  } catch (error) {
    if (error instanceof PackageRefusal) return error.params['reason'] ?? error.code
    throw error
  }
}

const keysOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [...(Array.isArray(value) ? [] : [key]), ...keysOf(inner)])
    : []

describe('strict JSON', () => {
  it('takes what JSON.stringify writes, sixteen levels deep', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 10 }), (value) => {
        const text = JSON.stringify(value)
        // a key that JSON has to escape is refused: see the case below
        fc.pre(keysOf(value).every((key) => JSON.stringify(key) === `"${key}"` && !/\p{Cc}/u.test(key)))
        fc.pre(
          !text.includes('__proto__') && !/(?:^|[:[,])-?\d{16,}(?:[,}\]]|$)/.test(text) && text.isWellFormed() && !/\\ud[89a-f]/.test(text),
        )
        expect(parseJsonStrict(Buffer.from(text), 'x.json')).toEqual(JSON.parse(text))
      }),
    )
    expect(reasonOf(`${'['.repeat(16)}${']'.repeat(16)}`)).toBe('taken')
  })

  it.each([
    ['one key twice', '{"a":1,"a":2}', 'duplicate-key'],
    ['one key twice, once escaped', '{"a":1,"\\u0061":2}', 'escaped-key'],
    ['a key with an escape (V8 reads some of them wrong: nodejs/node#63785)', '{"h":1,"\\"":2}', 'escaped-key'],
    ['one key twice deep inside', '[{"b":{"a":[],"a":{}}}]', 'duplicate-key'],
    ['seventeen levels', `${'['.repeat(17)}${']'.repeat(17)}`, 'depth'],
    ['a number that would be rounded', '{"a":9007199254740993}', 'integer'],
    ['a number too large', '{"a":1e999}', 'value'],
    ['__proto__', '{"__proto__":{"a":1}}', 'value'],
    ['half a surrogate', '{"a":"\\ud800"}', 'value'],
    ['a comment', '{"a":1 /* x */}', 'json'],
    ['a comma too many', '{"a":1,}', 'json'],
    ['a byte order mark', '\ufeff{}', 'json'],
    ['nothing', '', 'json'],
    ['two values', '{} {}', 'json'],
  ])('refuses %s', (_, source, reason) => {
    expect(reasonOf(source)).toBe(reason)
  })

  it('refuses bytes that are not UTF-8, and files above the cap', () => {
    expect(reasonOf(Buffer.from([0x22, 0xff, 0x22]))).toBe('json')
    expect(reasonOf(Buffer.alloc(LIMITS.jsonBytes + 1, 0x20))).toBe('E-LIMIT')
  })

  it('does not take brackets, commas and quotes inside texts for structure', () => {
    expect(reasonOf('{"a":"{[,:\\"","b":"a","c":"\\\\"}')).toBe('taken')
    expect(reasonOf(JSON.stringify({ a: '\\"'.repeat(900_000) }))).toBe('taken')
  })
})
