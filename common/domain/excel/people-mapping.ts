import { z } from 'zod'
import { searchKey } from '../text/search-key.ts'

/** Fields of a person a column may hold. `department` is the nearest organisation where a sheet has two columns for it. */
export const PeopleField = z.enum([
  'ordinal',
  'fullName',
  'familyName',
  'givenName',
  'birthDate',
  'gender',
  'honorific',
  'position',
  'department',
  'unit',
  'staffCode',
  'classification',
  'education',
  'status',
  'phone',
  'email',
  'note',
])
export type PeopleField = z.infer<typeof PeopleField>

const Words = z.array(z.string().min(1).max(120)).min(1).max(60)

/**
 * The mapping pack: which heads of a sheet mean which field, and which words mean which value. Data, because heads differ from
 * province to province. Entries that say `ignored` name columns that are left out on purpose.
 */
export const PeopleMapping = z.strictObject({
  id: z.string(),
  type: z.literal('excel-mapping'),
  version: z.int().min(1),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  source: z.string().min(1),
  verified: z.boolean(),
  entries: z
    .array(
      z.union([
        z.strictObject({ code: PeopleField, name: z.string(), heads: Words, values: z.record(z.string(), Words).optional() }),
        z.strictObject({ code: z.enum(['sensitive', 'other']), name: z.string(), ignored: z.literal(true), heads: Words }),
      ]),
    )
    .max(60),
})
export type PeopleMapping = z.infer<typeof PeopleMapping>

/** What a column is taken for: a field, `sensitive` or `other` (known and left out), null (not known, left out too). */
export type ColumnMeaning = PeopleField | 'sensitive' | 'other' | null

/** A head as it is compared: folded, without what stands in brackets, signs as spaces: "Mã danh hiệu\n(nếu có)". */
export function headKey(head: string): string {
  const bare = head.replace(/\([^)]*\)/g, ' ')
  return searchKey(bare)
    .replace(/[^\p{L}\p{N} ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * What the heads of a row mean. The very words of the pack first; a longer head that begins with the words of a field
 * ("Tên phòng ban/ khối, tổ công tác") is taken for it, the longest beginning winning. A field is given to one column only:
 * the first.
 */
export function meaningsOf(heads: readonly string[], mapping: PeopleMapping): ColumnMeaning[] {
  const words = mapping.entries.flatMap((entry) => entry.heads.map((head) => ({ code: entry.code, key: headKey(head) })))
  const taken = new Set<string>()
  const give = (code: ColumnMeaning): ColumnMeaning => {
    if (code === null || code === 'sensitive' || code === 'other') return code
    if (taken.has(code)) return null
    taken.add(code)
    return code
  }
  const keys = heads.map(headKey)
  const exact = keys.map((key) => (key === '' ? null : give(words.find((word) => word.key === key)?.code ?? null)))
  return keys.map((key, index) => {
    const known = exact[index] ?? null
    if (known !== null || key === '' || words.some((word) => word.key === key)) return known
    const begins = words
      .filter((word) => key.startsWith(`${word.key} `) && word.key.length >= 4)
      .sort((a, b) => b.key.length - a.key.length)
    return give(begins[0]?.code ?? null)
  })
}

/** The value a word stands for ("Nữ" → female); null for a word the pack does not know. */
export function meantValue(mapping: PeopleMapping, field: PeopleField, word: string): string | null {
  const entry = mapping.entries.find((one) => one.code === field)
  if (!entry || !('values' in entry) || !entry.values) return null
  const key = headKey(word)
  for (const [value, forms] of Object.entries(entry.values)) if (forms.some((form) => headKey(form) === key)) return value
  return null
}
