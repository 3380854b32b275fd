import type { WordParts } from './word-parts.ts'

interface Level {
  start: number
  format: string
  /** "%1.", "%1.%2", "-" */
  text: string
}
interface List {
  readonly levels: ReadonlyMap<number, Level>
  /** lists of one abstract list count on together, unless one of them says where it starts */
  readonly counters: Map<number, number>
}

/** Gives the mark of the next paragraph of a list; '' where the file defines none. */
export type NextLabel = (numId: string, level: number) => string

const MOST_LEVELS = 9

/** Reads `word/numbering.xml`: Word keeps the numbers of a list out of its text. */
export async function readNumbering(parts: WordParts): Promise<NextLabel> {
  const abstract = new Map<string, List>()
  const lists = new Map<string, List>()
  let levels: Map<number, Level> | null = null
  let level: Level | null = null
  let numId: string | null = null
  let from: string | undefined
  let overrides = new Map<number, number>()
  let overridden = 0
  await parts.parse('word/numbering.xml', {
    open(name, attribute) {
      const value = attribute('val') ?? ''
      if (name === 'abstractNum') {
        levels = new Map()
        abstract.set(attribute('abstractNumId') ?? '', { levels, counters: new Map() })
      } else if (name === 'lvl' && levels) {
        level = { start: 1, format: 'decimal', text: '' }
        levels.set(Number(attribute('ilvl')) || 0, level)
      } else if (name === 'num') {
        numId = attribute('numId') ?? ''
        from = undefined
        overrides = new Map()
      } else if (name === 'abstractNumId' && numId !== null) from = value
      else if (name === 'lvlOverride') overridden = Number(attribute('ilvl')) || 0
      else if (name === 'startOverride') overrides.set(overridden, Number(value) || 0)
      else if (level && name === 'start') level.start = Number(value) || 0
      else if (level && name === 'numFmt') level.format = value
      else if (level && name === 'lvlText') level.text = value
    },
    text() {},
    close(name) {
      if (name === 'lvl') level = null
      else if (name === 'abstractNum') levels = null
      else if (name === 'num' && numId !== null) {
        const base = abstract.get(from ?? '')
        if (base) {
          const own = new Map([...base.levels].map(([at, one]) => [at, { ...one, start: overrides.get(at) ?? one.start }]))
          lists.set(numId, overrides.size > 0 ? { levels: own, counters: new Map() } : base)
        }
        numId = null
      }
    },
  })
  return (id, at) => {
    const list = lists.get(id)
    const wanted = list?.levels.get(at)
    if (!list || !wanted || at >= MOST_LEVELS) return ''
    list.counters.set(at, (list.counters.get(at) ?? wanted.start - 1) + 1)
    for (const deeper of [...list.counters.keys()]) if (deeper > at) list.counters.delete(deeper)
    if (wanted.format === 'none') return ''
    if (wanted.format === 'bullet') return '-'
    return wanted.text.replace(/%(\d)/g, (_, digit: string) => {
      const which = Number(digit) - 1
      const one = list.levels.get(which)
      return inFormat(list.counters.get(which) ?? one?.start ?? 1, which === at ? wanted.format : (one?.format ?? 'decimal'))
    })
  }
}

function inFormat(n: number, format: string): string {
  if (format === 'lowerLetter' || format === 'upperLetter') {
    const letters = String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.min(5, Math.floor((n - 1) / 26) + 1))
    return format === 'upperLetter' ? letters.toUpperCase() : letters
  }
  if (format === 'lowerRoman' || format === 'upperRoman') {
    const roman = inRoman(n)
    return format === 'upperRoman' ? roman : roman.toLowerCase()
  }
  return format === 'decimalZero' && n < 10 ? `0${n}` : String(n)
}

function inRoman(n: number): string {
  const steps: readonly (readonly [number, string])[] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let rest = Math.min(n, 3999)
  let out = ''
  for (const [value, letters] of steps)
    while (rest >= value) {
      out += letters
      rest -= value
    }
  return out
}
