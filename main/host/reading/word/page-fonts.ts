import { join } from 'node:path'
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas'
import { fontsDir } from '../../resources.ts'

/** How a letter is set. */
export interface Face {
  readonly bold: boolean
  readonly italic: boolean
  /** in points */
  readonly size: number
}

const STYLES = ['regular', 'bold', 'italic', 'boldItalic'] as const
let context: SKRSContext2D | undefined

const styleOf = ({ bold, italic }: Face): (typeof STYLES)[number] =>
  bold ? (italic ? 'boldItalic' : 'bold') : italic ? 'italic' : 'regular'

/** The canvas font of a face at `scale` pixels a point. Each style is a family of its own, so that nothing is slanted or thickened by guess. */
export function canvasFont(face: Face, scale: number): string {
  if (!context) {
    for (const style of STYLES) GlobalFonts.registerFromPath(join(fontsDir(), `tinos-${style}.ttf`), `SoVangPage ${style}`)
    context = createCanvas(8, 8).getContext('2d')
  }
  return `${face.size * scale}px "SoVangPage ${styleOf(face)}"`
}

/** The width of a text in points. */
export function textWidth(text: string, face: Face): number {
  const font = canvasFont({ ...face, size: 100 }, 1)
  if (!context) return 0
  if (context.font !== font) context.font = font
  return (context.measureText(text).width * face.size) / 100
}
