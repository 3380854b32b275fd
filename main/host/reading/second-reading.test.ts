import { describe, expect, it } from 'vitest'
import type { Recogniser, SeenWord } from './engine.ts'
import { makeGray } from './image/gray.ts'
import { combine, lookTwice } from './second-reading.ts'

const word = (text: string, x: number, confidence: number, width = text.length * 10): SeenWord => ({
  text,
  confidence,
  x0: x,
  x1: x + width,
  y0: 100,
  y1: 120,
})
const texts = (lines: readonly (readonly SeenWord[])[]) => lines.map((l) => l.map((w) => w.text).join(' '))

describe('two readings of one line', () => {
  it('agree: the word keeps the better trust and says that both gave it', () => {
    const [[seen] = []] = combine([[word('Khoa', 0, 0.6)]], [[word('Khoa', 1, 0.9)]], true)
    expect(seen).toMatchObject({ text: 'Khoa', second: 'Khoa', confidence: 0.9 })
  })

  it('differ: the word that can be spelled wins over a little more trust, the other stays beside it', () => {
    const [[seen] = []] = combine([[word('thưởrg', 0, 0.8)]], [[word('thưởng', 1, 0.7)]], true)
    expect(seen).toMatchObject({ text: 'thưởng', second: 'thưởrg' })
  })

  it('part their words differently: taken as a whole', () => {
    const first = [[word('DuyThắng', 50, 0.7), word('Vũ', 0, 0.9)]]
    const second = [[word('Vũ', 0, 0.9), word('Duy', 50, 0.7), word('Thắng', 85, 0.7)]]
    const [line = []] = combine(first, second, true)
    expect(texts([[...line].sort((a, b) => a.x0 - b.x0)])).toEqual(['Vũ Duy Thắng'])
  })

  it('takes what only one saw and hardly trusted for dust, and keeps it where nothing is sifted', () => {
    const first = [[word('Hạnh', 0, 0.9), word('ñ', 80, 0.3)]]
    expect(texts(combine(first, [[word('Hạnh', 0, 0.9)]], true))).toEqual(['Hạnh'])
    expect(texts(combine(first, [[word('Hạnh', 0, 0.9)]], false))).toEqual(['Hạnh ñ'])
  })

  it('adds a line that the first reading passed over', () => {
    expect(texts(combine([], [[word('Nguyễn', 0, 0.9)]], true))).toEqual(['Nguyễn'])
  })
})

describe('looking again', () => {
  const page = makeGray(400, 300)
  const reader = (readings: SeenWord[][][]): Recogniser & { times: () => number } => {
    let at = 0
    return { recognise: async () => readings[at++] ?? [], close: async () => {}, times: () => at }
  }

  it('costs nothing where no word is doubtful', async () => {
    const engine = reader([[[word('Khoa', 0, 0.95)]]])
    expect(texts(await lookTwice(engine, 'doubtful').recognise(page, 'block', 200))).toEqual(['Khoa'])
    expect(engine.times()).toBe(1)
  })

  it('reads a poor page whole a second time, at a smaller size, and gives places of the page', async () => {
    const engine = reader([[[word('Khca', 100, 0.5)]], [[{ text: 'Khoa', confidence: 0.9, x0: 80, x1: 112, y0: 80, y1: 96 }]]])
    const [[seen] = []] = await lookTwice(engine, 'everything').recognise(page, 'block', 200)
    expect(seen).toMatchObject({ text: 'Khoa', second: 'Khca', x0: 100, y0: 100 })
  })
})
