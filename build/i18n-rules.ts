/** Letters that only Vietnamese text has in this tree (ASCII words cannot be told from code). */
const vietnamese =
  /[ăâđêôơưĂÂĐÊÔƠƯàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ]/

/** A source without its comments, every other character in its place: line numbers stay true. */
export function withoutComments(source: string): string {
  let out = ''
  let at = 0
  let quote: string | null = null
  while (at < source.length) {
    const two = source.slice(at, at + 2)
    const c = source[at] ?? ''
    if (quote) {
      out += c === '\\' ? source.slice(at, at + 2) : c
      at += c === '\\' ? 2 : 1
      // a quote that is not closed on its line is an apostrophe in text, not a string
      if (c === quote || (c === '\n' && quote !== '`')) quote = null
    } else if (two === '//' && source[at - 1] !== ':') {
      while (at < source.length && source[at] !== '\n') at += 1
    } else if (two === '/*') {
      const end = source.indexOf('*/', at + 2)
      const stop = end < 0 ? source.length : end + 2
      out += source.slice(at, stop).replace(/[^\n]/g, ' ')
      at = stop
    } else {
      if (c === "'" || c === '"' || c === '`') quote = c
      out += c
      at += 1
    }
  }
  return out
}

/** Lines (from 1) of a source that hold Vietnamese text outside comments: such text belongs in common/i18n. */
export function vietnameseLines(source: string): readonly number[] {
  return withoutComments(source)
    .split('\n')
    .flatMap((line, index) => (vietnamese.test(line.normalize('NFC')) ? [index + 1] : []))
}

/**
 * The keys that no source names. A key is named as a whole string, or by the beginning of a template:
 * `t(`format.${name}`)` and `textOf(`errors.${code}`)` name every key that starts so.
 */
export function unusedKeys(keys: readonly string[], sources: readonly string[]): readonly string[] {
  const text = sources.map(withoutComments).join('\n')
  const named = new Set([...text.matchAll(/['"`]([a-z][a-zA-Z0-9]*\.[a-zA-Z0-9._-]+)['"`]/g)].map((match) => match[1]))
  const beginnings = [...text.matchAll(/`([a-z][a-zA-Z0-9]*\.[a-zA-Z0-9._-]*)\$\{/g)].map((match) => match[1] ?? '')
  return keys.filter((key) => !named.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)))
}
