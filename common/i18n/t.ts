import { formatNumber } from './format.ts'
import { type Key, vi } from './vi.ts'

type Catalogue = typeof vi

/** The names in braces of a text: 'Còn {n} chỗ' gives 'n'. */
type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never

type Params<K extends Key> = Names<Catalogue[K]> extends never ? [] : [params: Readonly<Record<Names<Catalogue[K]>, string | number>>]

/** Puts values in the braces; numbers are written the Vietnamese way (1.206), so a year is passed as a string. */
export function fill(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined
    return value === undefined ? whole : typeof value === 'number' ? formatNumber(value) : value
  })
}

/** The Vietnamese text of a key; the compiler asks for exactly the parameters the text names. */
export function t<K extends Key>(key: K, ...[params]: Params<K>): string {
  return params ? fill(vi[key], params) : vi[key]
}

/**
 * The text of a key that is put together while the program runs (error codes, issue codes), or null when there is
 * none. build/check-i18n.ts takes `textOf('area.` as a use of every key that starts so.
 */
export function textOf(key: string, params: Readonly<Record<string, string | number>> = {}): string | null {
  const text = Object.hasOwn(vi, key) ? vi[key as Key] : null
  return text === null ? null : fill(text, params)
}
