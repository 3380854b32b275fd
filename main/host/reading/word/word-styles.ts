import type { WordParts } from './word-parts.ts'

/** What a style or a paragraph says of its letters; absent: says nothing. */
export interface Looks {
  bold?: boolean
  italic?: boolean
  caps?: boolean
  hidden?: boolean
  size?: number
  font?: string
  align?: string
  numId?: string
  level?: number
  ruled?: boolean
}

type Style = Looks & { basedOn?: string }

export interface Styles {
  readonly base: Looks
  /** a style with what it is based on */
  of(id: string | undefined): Looks
}

/** A property of two states: `<w:b/>` and `<w:b w:val="true"/>` switch on, `w:val="0"` off. */
export const isOn = (value: string | undefined): boolean => value === undefined || !/^(0|false|off|none|nil)$/.test(value)

/** Takes one property of letters into `looks`; gives whether it knew it. */
export function takeLook(looks: Looks, name: string, attribute: (name: string) => string | undefined): boolean {
  const value = attribute('val')
  switch (name) {
    case 'b':
      looks.bold = isOn(value)
      return true
    case 'i':
      looks.italic = isOn(value)
      return true
    case 'caps':
      looks.caps = isOn(value)
      return true
    case 'vanish':
      looks.hidden = isOn(value)
      return true
    case 'sz':
      if (Number(value) > 0) looks.size = Math.min(72, Math.max(4, Number(value) / 2))
      return true
    case 'rFonts': {
      const font = attribute('ascii') ?? attribute('hAnsi')
      if (font !== undefined) looks.font = font
      return true
    }
    case 'jc':
      if (value !== undefined) looks.align = value
      return true
    default:
      return false
  }
}

const MOST_STEPS = 20

/** Reads `word/styles.xml`; a file without it has no styles. */
export async function readStyles(parts: WordParts): Promise<Styles> {
  const base: Looks = {}
  const styles = new Map<string, Style>()
  let open: Style | null = null
  let normal: string | undefined
  let inDefaults = false
  let inBorders = false
  await parts.parse('word/styles.xml', {
    open(name, attribute) {
      if (name === 'docDefaults') inDefaults = true
      else if (name === 'style') {
        open = {}
        styles.set(attribute('styleId') ?? '', open)
        if (attribute('type') === 'paragraph' && attribute('default') === '1') normal = attribute('styleId')
      } else if (open && name === 'basedOn') {
        const from = attribute('val')
        if (from !== undefined) open.basedOn = from
      } else if (open && name === 'numId') open.numId = attribute('val') ?? ''
      else if (open && name === 'ilvl') open.level = Number(attribute('val')) || 0
      else if (name === 'tblBorders') inBorders = true
      else if (open && inBorders && isOn(attribute('val'))) open.ruled = true
      else if (open) takeLook(open, name, attribute)
      else if (inDefaults) takeLook(base, name, attribute)
    },
    text() {},
    close(name) {
      if (name === 'style') open = null
      else if (name === 'docDefaults') inDefaults = false
      else if (name === 'tblBorders') inBorders = false
    },
  })
  const of = (id: string | undefined): Looks => {
    const chain: Style[] = []
    for (let at = id ?? normal; at !== undefined && chain.length < MOST_STEPS; ) {
      const style = styles.get(at)
      if (!style || chain.includes(style)) break
      chain.unshift(style)
      at = style.basedOn
    }
    return Object.assign({}, ...chain) as Looks
  }
  return { base, of }
}
