import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dark, light, type Palette } from './palette.ts'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const blocks = {
  light: css.slice(css.indexOf(':root {'), css.indexOf(':root[data-theme')),
  dark: css.slice(css.indexOf(':root[data-theme="dark"] {')),
}

const tokenOf = (block: string, name: string): string | undefined =>
  new RegExp(`--sv-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: (#[0-9a-f]{6});`, 'i').exec(block)?.[1]?.toUpperCase()

/** WCAG 2.2 contrast ratio of two colours `#RRGGBB`. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string): number =>
    [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
      .reduce((sum, v, i) => sum + v * ([0.2126, 0.7152, 0.0722][i] ?? 0), 0)
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('the %s colours', (name, palette: Palette) => {
  it('are the same for antd and for the style sheet', () => {
    const differing = Object.entries(palette).filter(([token, colour]) => tokenOf(blocks[name], token) !== colour.toUpperCase())
    expect(differing).toEqual([])
  })

  it('keep text at 4.5:1 on every ground it stands on, and borders and the focus ring at 3:1', () => {
    const grounds = [palette.surface, palette.bg, palette.raised, palette.sunken]
    const texts = ['ink', 'ink2', 'ink3', 'cham', 'ok', 'warn', 'err', 'miss', 'goldInk'] as const
    const pale = texts.flatMap((text) =>
      grounds.filter((ground) => contrast(palette[text], ground) < 4.5).map((ground) => `${text} on ${ground}`),
    )
    expect(pale).toEqual([])
    const softs = (['ok', 'warn', 'err', 'miss', 'cham'] as const).filter((tone) => contrast(palette[tone], palette[`${tone}Soft`]) < 4.5)
    expect(softs).toEqual([])
    expect(contrast('#FFFFFF', palette.son)).toBeGreaterThan(4.5)
    expect(contrast(palette.control, palette.surface)).toBeGreaterThan(3)
    expect(contrast(palette.focus, palette.surface)).toBeGreaterThan(3)
  })
})
