import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import { cleanLine } from '#common/domain/text/normalise.ts'
import { searchKey } from '#common/domain/text/search-key.ts'
import { canonicalTonePlacement } from '#common/domain/text/tone-placement.ts'

type Text = Expression<string | null>
type Condition = RawBuilder<SqlBool>

const escaped = (word: string): string => word.replace(/[\\%_]/g, (sign) => `\\${sign}`)
const like = (column: Text, pattern: string): Condition => sql<SqlBool>`${column} like ${pattern} escape '\\'`
const all = (conditions: readonly Condition[]): Condition => sql<SqlBool>`(${sql.join(conditions, sql` and `)})`
const any = (conditions: readonly Condition[]): Condition => sql<SqlBool>`(${sql.join(conditions, sql` or `)})`

/** Words of a search box; at most twelve, so that a pasted page does not become a query of a thousand conditions. */
const wordsOf = (text: string): string[] => text.split(' ').filter(Boolean).slice(0, 12)

/** Every word of the search, folded, stands somewhere in the key, which is kept folded. Nothing typed: everything. */
export function matches(search: string, key: Expression<string>): Condition {
  const words = wordsOf(searchKey(search))
  return words.length === 0 ? sql<SqlBool>`1 = 1` : all(words.map((word) => like(key, `%${escaped(word)}%`)))
}

/**
 * How near a row is to what was typed; to be sorted by, ascending. 0: its words are words of the row, diacritics and all
 * ("Đức" before "Dực"); 1: the same inside words; 2: folded, words begin so; 3: somewhere. `written`: the columns as people
 * wrote them. LIKE folds no case beyond ASCII in one database and none in the other, so the usual ways of writing a word are
 * all asked for.
 */
export function relevance(search: string, key: Expression<string>, ...written: readonly Text[]): RawBuilder<number> {
  const words = wordsOf(cleanLine(search))
  if (words.length === 0) return sql<number>`0`
  const folded = wordsOf(searchKey(search))
  const spaced = sql<string>`' ' || ${key} || ' '`
  const asWritten = all(
    words.map((word) => any(written.flatMap((column) => spellings(word).map((form) => like(column, `%${escaped(form)}%`))))),
  )
  const whole = folded.length === 0 ? sql<SqlBool>`1 = 1` : all(folded.map((word) => like(spaced, `% ${escaped(word)} %`)))
  const begin = folded.length === 0 ? sql<SqlBool>`1 = 1` : all(folded.map((word) => like(spaced, `% ${escaped(word)}%`)))
  return sql<number>`case when ${asWritten} and ${whole} then 0 when ${asWritten} then 1 when ${begin} then 2 else 3 end`
}

function spellings(word: string): string[] {
  const title = (text: string) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase()
  return [...new Set([word, canonicalTonePlacement(word)].flatMap((base) => [base, base.toLowerCase(), title(base), base.toUpperCase()]))]
}
