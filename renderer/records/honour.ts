/** "LĐTT 2024 - 2025" → name and period, so that the period can be quieter. */
export function honourParts(text: string): { readonly name: string; readonly period: string } {
  const found = /^(.+?) ((?:\d{2}\/)*\d{4}(?: - (?:\d{2}\/)*\d{4})?)$/.exec(text)
  return found ? { name: found[1] ?? text, period: found[2] ?? '' } : { name: text, period: '' }
}
