/**
 * Marks that differ from hand to hand and mean the same (DOMAIN.md 12): quotes “ ” " « » and dashes - – — alike.
 */

const DOUBLE_QUOTES =
  /[\u201C\u201D\u201E\u201F\u2033\u2036\u00AB\u00BB\u275D\u275E\u301D\u301E\u301F\uFF02]|''|``|\u2018\u2018|\u2019\u2019/g
const SINGLE_QUOTES = /[\u2018\u2019\u201A\u201B\u2032\u2035\u00B4\u0060\u02B9\u02BB\u02BC\u02BD\u02C8\u2039\u203A\uFF07]/g
const DASHES = /[\u2010-\u2015\u2212\u2043\uFE58\uFE63\uFF0D\u00AF]/g

/** All double quotes become ", all single quotes and apostrophes become '. */
export function plainQuotes(text: string): string {
  return text.replace(DOUBLE_QUOTES, '"').replace(SINGLE_QUOTES, "'")
}

/** All dashes become the ASCII hyphen. */
export function plainDashes(text: string): string {
  return text.replace(DASHES, '-')
}

/** Quotes and dashes in their plain ASCII form, so that a pattern has one spelling to know. */
export function plainPunctuation(text: string): string {
  return plainDashes(plainQuotes(text))
}

/** The text without double quotation marks; apostrophes inside words (H'Lan) stay. Single quotes around the whole text go too. */
export function withoutQuotes(text: string): string {
  const bare = plainQuotes(text).replace(/"/g, '').trim()
  const wrapped = /^'(.*)'$/s.exec(bare)
  return wrapped?.[1]?.trim() ?? bare
}
