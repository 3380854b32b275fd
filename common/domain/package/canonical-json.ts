import type { JsonValue } from '../../model/package.ts'

/**
 * One text for one content: keys sorted by code unit, all text NFC, no spaces. For comparing and hashing inside the
 * register; what is signed are a file's own bytes, never this.
 */
export const canonicalJson = (value: JsonValue): string => {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'))
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const pairs = Object.entries(value).map(([key, item]): [string, JsonValue] => [key.normalize('NFC'), item])
  pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${pairs.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
}
