import { describe, expect, it } from 'vitest'
import type { Recogniser, SeenWord, Segmentation } from './engine.ts'
import { blank, type Gray, makeGray } from './image/gray.ts'
import type { Piece } from './image/montage.ts'
import type { Prepared } from './prepare.ts'
import { isDitto, readCells } from './read-cells.ts'

const stroke = (x0: number, y0: number, w: number, h: number) => ({ x0, y0, x1: x0 + w, y1: y0 + h, area: w * h })

describe('the sign for the same as above', () => {
  it('is two short strokes side by side', () => {
    expect(isDitto([stroke(50, 10, 3, 8), stroke(56, 10, 3, 8)], 24)).toBe(true)
  })
  it('is no colon, no dash, no full stop and no figure eleven', () => {
    expect(isDitto([stroke(50, 10, 4, 4), stroke(50, 22, 4, 4)], 24)).toBe(false)
    expect(isDitto([stroke(50, 18, 12, 3)], 24)).toBe(false)
    expect(isDitto([stroke(50, 28, 3, 3), stroke(56, 28, 3, 3)], 24)).toBe(false)
    expect(isDitto([stroke(50, 10, 4, 22), stroke(58, 10, 4, 22)], 24)).toBe(false)
  })
  it('is nothing that has letters beside it', () => {
    expect(isDitto([stroke(50, 10, 3, 8), stroke(56, 10, 3, 8), stroke(70, 10, 12, 22)], 24)).toBe(false)
  })
})

const HEIGHT = 24
const CELLS: Piece[] = [0, 1, 2].map((i) => ({ x0: 0, y0: i * 80, x1: 200, y1: i * 80 + 80 }))

/** A column of three cells, the first with a word that gives the height of print. */
function page(draw: (image: Gray) => void): { image: Gray; p: Prepared } {
  const image = makeGray(200, 240)
  blank(image, 60, 20, 40, HEIGHT, 0)
  draw(image)
  return { image, p: { paper: 255, inkBelow: 128, ruleBelow: 180, dpi: 200 } as Prepared }
}

/** Reads the word of the first cell in every stack, and what stands alone as told. */
const engine = (alone: string): Recogniser & { readonly asked: Segmentation[] } => {
  const asked: Segmentation[] = []
  return {
    asked,
    async recognise(image, how) {
      asked.push(how)
      const word = (text: string, y0: number): SeenWord => ({ text, confidence: 0.9, x0: 30, x1: 60, y0, y1: y0 + HEIGHT })
      if (asked.length === 1) return [[word('Huy', 27)]]
      return alone === '' ? [] : [[{ ...word(alone, 0), y0: 36, y1: image.height - 36 }]]
    },
    close: async () => {},
  }
}

describe('cells that the engine passes over in a stack', () => {
  it('hold a ditto mark where their ink has its shape', async () => {
    const { image, p } = page((i) => {
      blank(i, 80, 100, 3, 8, 0)
      blank(i, 87, 100, 3, 8, 0)
    })
    const { lines, unread } = await readCells(p, image, CELLS, engine(''), 2)
    expect(lines.get(1)?.flat()).toMatchObject([{ text: '"', x0: 80, y0: 100, x1: 90, y1: 108 }])
    expect(unread.size).toBe(0)
  })

  it('are read once more by themselves', async () => {
    const { image, p } = page((i) => blank(i, 90, 100, 14, HEIGHT, 0))
    const recogniser = engine('I')
    const { lines, unread } = await readCells(p, image, CELLS, recogniser, 2)
    expect(
      lines
        .get(1)
        ?.flat()
        .map((w) => [w.text, w.y0, w.y1]),
    ).toEqual([['I', 97, 127]])
    expect(recogniser.asked).toEqual(['block', 'line'])
    expect([...unread]).toEqual([])
  })

  it('are told from blank ones where nothing comes of it', async () => {
    const { image, p } = page((i) => blank(i, 90, 100, 14, HEIGHT, 0))
    const { lines, unread } = await readCells(p, image, CELLS, engine(''), 2)
    expect(lines.has(1)).toBe(false)
    expect([...unread]).toEqual([1])
  })

  it('are blank in spite of dust, a dash and the rest of a ruled line', async () => {
    const { image, p } = page((i) => {
      blank(i, 90, 120, 3, 3, 0)
      blank(i, 80, 110, 12, 3, 0)
      blank(i, 2, 162, 2, 70, 0)
    })
    const recogniser = engine('I')
    const { lines, unread } = await readCells(p, image, CELLS, recogniser, 2)
    expect([...lines.keys()]).toEqual([0])
    expect([...unread]).toEqual([])
    expect(recogniser.asked).toEqual(['block'])
  })
})

describe('a figure that was read with little trust', () => {
  const read = async (alone: string) => {
    const { image, p } = page((i) => blank(i, 90, 100, 10, HEIGHT, 0))
    let asked = 0
    const recogniser: Recogniser = {
      async recognise() {
        const word = (text: string, confidence: number, y0: number): SeenWord => ({ text, confidence, x0: 30, x1: 60, y0, y1: y0 + HEIGHT })
        return asked++ === 0 ? [[word('Huy', 0.9, 27)], [word('vÁ', 0.4, 79)]] : [[word(alone, 0.8, 36)]]
      },
      close: async () => {},
    }
    const { lines } = await readCells(p, image, CELLS, recogniser, 2)
    return lines
      .get(1)
      ?.flat()
      .map((w) => [w.text, w.second])
  }
  it('is read again by itself, and keeps the first reading as the second', async () => expect(await read('7')).toEqual([['7', 'vÁ']]))
  it('stays where that gives a sign', async () => expect(await read(')')).toEqual([['vÁ', undefined]]))
})

describe('a cell of two lines', () => {
  it('gets its short second line back', async () => {
    const { image, p } = page((i) => blank(i, 74, 54, 10, HEIGHT - 4, 0))
    const { lines } = await readCells(p, image, CELLS, engine('I'), 2)
    expect(
      lines
        .get(0)
        ?.flat()
        .map((w) => w.text),
    ).toEqual(['Huy', 'I'])
  })
})
