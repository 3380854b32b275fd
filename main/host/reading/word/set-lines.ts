import { type Face, textWidth } from './page-fonts.ts'
import { LINE_BREAK, PAGE_BREAK, type WordParagraph } from './word-model.ts'

/** A word set on a line; lengths in points, `x` from the left edge of the page. */
export interface SetWord extends Face {
  readonly text: string
  readonly x: number
  readonly width: number
  readonly at: { readonly paragraph: number; readonly from: number; readonly to: number }
}

export interface SetLine {
  readonly words: readonly SetWord[]
  readonly height: number
  /** the page ends after this line */
  readonly endsPage: boolean
}

interface Token extends Face {
  readonly text: string
  readonly width: number
  readonly from: number
  readonly to: number
  readonly before: 'word' | 'space' | 'tab' | 'line' | 'page'
}

const LEADING = 1.28
const TAB = 36

/**
 * Breaks a paragraph into lines between `left` and `right` (points); `opening` indents its first line. Full lines of prose are
 * stretched to the margin, as decisions are set; in cells (`isProse` false) they are not.
 */
export function setParagraph(p: WordParagraph, left: number, right: number, opening: number, isProse = true): SetLine[] {
  const from = Math.min(left + Math.max(0, p.indentLeft), right - 40)
  const tokens = tokensOf(p)
  const size = tokens[0]?.size ?? p.runs[0]?.size ?? 13
  const lines: { tokens: { token: Token; x: number }[]; start: number; ends: 'wrap' | 'break' | 'page' }[] = []
  const first = Math.max(left, from + (p.indentFirst === 0 && p.indentLeft === 0 ? opening : p.indentFirst))
  let open = { tokens: [] as { token: Token; x: number }[], start: Math.min(first, right - 20), ends: 'break' as 'wrap' | 'break' | 'page' }
  let x = open.start
  const close = (ends: 'wrap' | 'break' | 'page') => {
    lines.push({ ...open, ends })
    open = { tokens: [], start: from, ends: 'break' }
    x = from
  }
  for (const token of tokens) {
    if (token.before === 'line') close('break')
    else if (token.before === 'page') close('page')
    if (token.text === '') continue
    const isFirst = open.tokens.length === 0
    const gap = token.before === 'word' || isFirst ? 0 : textWidth(' ', token)
    let at = x + gap
    if (token.before === 'tab') at = left + Math.ceil((at - left + 1) / TAB) * TAB
    if (!isFirst && token.before !== 'word' && at + token.width > right) {
      close('wrap')
      at = x
    }
    open.tokens.push({ token, x: at })
    x = at + token.width
  }
  lines.push({ ...open, ends: 'break' })
  return lines.map((line, i) => {
    const end = line.tokens.at(-1)
    const used = end ? end.x + end.token.width - line.start : 0
    const room = Math.max(0, right - line.start - used)
    const gaps = line.tokens.length - 1
    const hasTab = line.tokens.some(({ token }) => token.before === 'tab')
    const stretch = isProse && line.ends === 'wrap' && !hasTab && gaps > 0 && p.align !== 'center' && p.align !== 'right' ? room / gaps : 0
    const shift = p.align === 'center' ? room / 2 : p.align === 'right' ? room : 0
    return {
      words: line.tokens.map(
        ({ token, x: at }, n): SetWord => ({
          text: token.text,
          bold: token.bold,
          italic: token.italic,
          size: token.size,
          width: token.width,
          x: at + shift + stretch * n,
          at: { paragraph: p.number, from: token.from, to: token.to },
        }),
      ),
      height: LEADING * Math.max(size, ...line.tokens.map(({ token }) => token.size)) + (i === lines.length - 1 ? 3 : 0),
      endsPage: line.ends === 'page',
    }
  })
}

/** Words of a paragraph, the list's own mark first. A word may be set in several runs; it is drawn as its first letter is. */
function tokensOf(p: WordParagraph): Token[] {
  const tokens: Token[] = []
  const usual: Face = p.runs[0] ?? { bold: false, italic: false, size: 13 }
  if (p.label !== '') tokens.push({ ...face(usual), text: p.label, width: textWidth(p.label, usual), from: 0, to: 0, before: 'word' })
  let before: Token['before'] = p.label === '' ? 'word' : 'space'
  let word = ''
  let start = 0
  let look: Face = usual
  let at = 0
  const flush = () => {
    if (word !== '') tokens.push({ ...face(look), text: word, width: textWidth(word, look), from: start, to: at, before })
    if (word !== '') before = 'word'
    word = ''
  }
  for (const run of p.runs) {
    for (const letter of run.text) {
      if (letter === LINE_BREAK || letter === PAGE_BREAK || letter === '\t' || /\s/u.test(letter)) {
        flush()
        if (letter === LINE_BREAK || letter === PAGE_BREAK) {
          tokens.push({ ...face(run), text: '', width: 0, from: at, to: at, before: letter === PAGE_BREAK ? 'page' : 'line' })
          before = 'word'
        } else before = letter === '\t' ? 'tab' : before === 'tab' ? 'tab' : 'space'
      } else if (!/[\u00ad\u200b-\u200d\ufeff]/.test(letter)) {
        if (word === '') {
          start = at
          look = run
        }
        word += letter === 'Ð' ? 'Đ' : letter === 'ð' ? 'đ' : letter
      }
      at += letter.length
    }
  }
  flush()
  return tokens
}

const face = ({ bold, italic, size }: Face): Face => ({ bold, italic, size })
