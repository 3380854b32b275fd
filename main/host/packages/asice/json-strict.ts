import { isJson, type JsonValue, MAX_JSON_DEPTH } from '#common/model/package.ts'
import { LIMITS } from './limits.ts'
import { refuse } from './refusal.ts'

/** One token that matters to the structure: a text, a run of digits, or a bracket, comma or colon. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*|[{}[\],:]/gs

/** Depth, keys used twice and integers JavaScript would round, in text that `JSON.parse` accepts. */
const checkStructure = (text: string, no: (reason: string) => never): void => {
  // one entry a level: the keys of an object, or null for an array
  const levels: (Set<string> | null)[] = []
  let before = ''
  for (const [token] of text.matchAll(TOKEN)) {
    const keys = levels.at(-1)
    if (token === '{' || token === '[') {
      if (levels.length >= MAX_JSON_DEPTH) no('depth')
      levels.push(token === '{' ? new Set() : null)
    } else if (token === '}' || token === ']') levels.pop()
    else if (token.startsWith('"') && keys instanceof Set && (before === '{' || before === ',')) {
      // see isJsonKey: the parsed value may already hold another key than this
      if (token.includes('\\')) no('escaped-key')
      if (keys.has(token)) no('duplicate-key')
      keys.add(token)
    } else if (/^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token))) no('integer')
    before = token
  }
}

/**
 * Parses the JSON of a package: UTF-8 without BOM, at most 16 levels, no key with an escape, no key twice
 * (`JSON.parse` silently keeps the last), no number that would be rounded, no `__proto__`, no half surrogates. Refuses
 * with E-SCHEMA and `file`.
 */
export const parseJsonStrict = (bytes: Uint8Array, file: string): JsonValue => {
  const no = (reason: string): never => refuse('E-SCHEMA', { reason }, file)
  if (bytes.length > LIMITS.jsonBytes) refuse('E-LIMIT', { limit: LIMITS.jsonBytes }, file)
  const parse = (): { text: string; value: unknown } => {
    try {
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
      return { text, value: JSON.parse(text) }
    } catch {
      return no('json')
    }
  }
  const { text, value } = parse()
  checkStructure(text, no)
  return isJson(value, MAX_JSON_DEPTH) ? value : no('value')
}
