import { describe, expect, it } from 'vitest'
import type { Recogniser, SeenWord } from './engine.ts'
import { makeGray } from './image/gray.ts'
import { keepListNumbers } from './list-numbers.ts'

const line = (text: string, y: number, x = 100): SeenWord[] =>
  text.split(' ').map((word, i) => ({ text: word, confidence: 0.9, x0: x + 60 * i, x1: x + 60 * i + 50, y0: y, y1: y + 30 }))
/** Answers each way of looking with its own lines; remembers what it was asked. */
function fake(answers: Record<'page' | 'block', SeenWord[][]>): Recogniser & { readonly asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    recognise: async (_, how) => {
      asked.push(how)
      return answers[how as 'page' | 'block']
    },
    close: async () => {},
  }
}
const page = makeGray(800, 1000)
const texts = (lines: readonly SeenWord[][]) => lines.map((words) => words.map(({ text }) => text).join(' '))

describe('the numbers of a list', () => {
  it('are read again as one block where the engine set them apart, in place of what stood there', async () => {
    const engine = fake({
      page: [
        line('Điều 1. Tặng', 100),
        line('. Ông An', 300),
        line('. Bà Bình', 350),
        line('3.', 400),
        line('Ông Chi', 400, 200),
        line('Điều 2.', 700),
      ],
      // heights of a cut that begins at 240
      block: [line('1. Ông An', 60), line('2. Bà Bình', 110), line('3. Ông Chi', 160)],
    })
    const read = await keepListNumbers(engine).recognise(page, 'page', 200)
    expect(texts(read)).toEqual(['Điều 1. Tặng', 'Điều 2.', '1. Ông An', '2. Bà Bình', '3. Ông Chi'])
    expect(read.at(-1)?.[0]?.y0).toBe(400)
  })

  it('are left as they are where the second reading keeps no more of them, and where none is lost', async () => {
    const lost = fake({ page: [line('. Ông An', 300), line('. Bà Bình', 350), line('. Ông Chi', 400)], block: [line('Ông An', 60)] })
    expect(texts(await keepListNumbers(lost).recognise(page, 'page', 200))).toEqual(['. Ông An', '. Bà Bình', '. Ông Chi'])
    const whole = fake({ page: [line('1. Ông An', 300), line('2. Bà Bình', 350), line('3. Ông Chi', 400)], block: [] })
    await keepListNumbers(whole).recognise(page, 'page', 200)
    expect(whole.asked).toEqual(['page'])
  })
})
