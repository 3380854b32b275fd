import type { Box } from '../../../model/draft.ts'
import type { PageWord } from '../../../model/page.ts'

/** The same word with other letters; what the engine gave stays in `raw`. */
export function respelled(word: PageWord, text: string): PageWord {
  return text === word.text ? word : { ...word, text, raw: word.raw ?? word.text }
}

/** One printed word read as one but standing for several: its place is shared out by letters, what was read stays with the first. */
export function parted(word: PageWord, texts: readonly string[]): PageWord[] {
  const letters = texts.reduce((sum, t) => sum + t.length, 0)
  let before = 0
  return texts.map((text, i) => {
    const from = before / letters
    before += text.length
    const share = (b: Box): Box => [b[0] + b[2] * from, b[1], (b[2] * text.length) / letters, b[3]]
    return {
      ...word,
      text,
      raw: i === 0 ? (word.raw ?? word.text) : '',
      box: share(word.box),
      ...(word.flat ? { flat: share(word.flat) } : {}),
    }
  })
}

const around = (a: Box, b: Box): Box => {
  const x = Math.min(a[0], b[0])
  const y = Math.min(a[1], b[1])
  return [x, y, Math.max(a[0] + a[2], b[0] + b[2]) - x, Math.max(a[1] + a[3], b[1] + b[3]) - y]
}

/** Pieces of one printed word put together again, as doubtful as the worst of them. */
export function joined(words: readonly PageWord[], text: string): PageWord {
  const [first, ...rest] = words
  if (!first) throw new RangeError('no words to join')
  const out: PageWord = {
    ...first,
    text,
    raw: words
      .map((w) => w.raw ?? w.text)
      .filter(Boolean)
      .join(' '),
  }
  for (const word of rest) {
    out.box = around(out.box, word.box)
    if (out.flat && word.flat) out.flat = around(out.flat, word.flat)
    out.confidence = Math.min(out.confidence, word.confidence)
  }
  return out
}
