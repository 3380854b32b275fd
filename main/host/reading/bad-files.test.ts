import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Draft } from '#common/model/draft.ts'
import { samplesDir } from '#host/resources.ts'
import { endlessPdf, fontBombPdf, manyPagesPdf, oddImage, pageOfWords, strangePagesPdf } from '../../../build/fixtures/hostile.ts'
import { readFiles } from './read-files.ts'
import { createReader, type Reader } from './reader.ts'
import type { Refusal } from './refusal.ts'

const good = join(samplesDir(), 'cstdcs-2025-2026.pdf')
let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'bad-files-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

async function readAll(reader: Reader, paths: readonly string[]): Promise<(Draft | Refusal)[]> {
  const all: (Draft | Refusal)[] = []
  for await (const outcome of readFiles(reader, paths)) all.push('draft' in outcome ? outcome.draft : outcome.refusal)
  return all
}
/** The number of a draft, or the code of a refusal. */
const said = (one: Draft | Refusal) => ('decision' in one ? one.decision.decisionNumber.value : one.code)
const warns = (one: Draft | Refusal | undefined) => one && 'issues' in one && one.issues.some(({ severity }) => severity !== 'info')

describe('a file that would never end, between good ones', () => {
  it('is stopped, named by its page, and the good ones are read', async () => {
    const reader = createReader({ poolSize: 2, pageSeconds: 8 })
    const [first, second] = await Promise.all([
      readAll(reader, [await endlessPdf(dir), good]),
      readAll(reader, [await fontBombPdf(dir), await manyPagesPdf(dir, 2000)]),
    ])
    await reader.close()
    expect(first.map(said)).toEqual(['read.too-slow', '221/QĐ-CĐKTNH'])
    expect(first[0]).toMatchObject({ params: { page: 1, seconds: 8 } })
    expect(second.map(said)).toEqual(['read.too-slow', 'read.too-many-pages'])
    expect(second[1]).toMatchObject({ params: { pages: 2000 } })
  }, 60_000)

  it('is stopped where it takes more memory than the machine has', async () => {
    const reader = createReader({ poolSize: 1, memoryLimit: 1 })
    expect(await readAll(reader, [await endlessPdf(dir)])).toMatchObject([{ code: 'read.too-heavy' }])
    await reader.close()
  }, 60_000)
})

describe('pages nobody expects', () => {
  let reader: Reader
  beforeAll(() => {
    reader = createReader()
  })
  afterAll(() => reader.close())

  it('are read whatever their colours, depth and resolution', async () => {
    const kinds = ['cmyk.jpg', 'grey16.tif', '1200dpi.jpg'] as const
    const drafts = await readAll(reader, await Promise.all(kinds.map((kind) => oddImage(dir, kind))))
    expect(drafts.map(said)).toEqual(kinds.map(() => '57/QĐ-UBND'))
  }, 120_000)

  it('are read at 72 dpi, or say what is missing', async () => {
    const [draft] = await readAll(reader, [await oddImage(dir, '72dpi.jpg')])
    expect(draft && 'awards' in draft && (draft.awards.length === 2 || warns(draft))).toBe(true)
  }, 60_000)

  it('are refused when they are damaged half way or no kind of scan', async () => {
    const paths = await Promise.all((['half.jpg', 'animated.gif', 'still.webp'] as const).map((kind) => oddImage(dir, kind)))
    expect((await readAll(reader, paths)).map(said)).toEqual(['read.broken', 'read.unsupported', 'read.unsupported'])
  })

  it('are no decision where they hold none: nothing is drafted from them, and the draft says so', async () => {
    const blank = await pageOfWords(dir, 'trang.png', [])
    const foreign = await pageOfWords(dir, 'english.png', [
      'The Board has met on the third of May 2019 and has decided to thank Mr John Smith.',
      'Article 1. Mr John Smith, clerk, is awarded. Article 2. This takes effect today.',
    ])
    const menu = await pageOfWords(dir, 'thuc-don.png', [
      'THỰC ĐƠN BÁN TRÚ tuần 3',
      'Thứ hai: cơm, thịt kho trứng, canh bí đỏ, chuối',
      'Thứ ba: cơm, cá sốt cà chua, canh rau ngót',
      'Ông Nguyễn Văn An phụ trách bếp, bà Trần Thị Bình kiểm thực',
    ])
    const drafts = await readAll(reader, [blank, foreign, menu, await strangePagesPdf(dir)])
    for (const draft of drafts) {
      expect(draft).toMatchObject({ kind: 'other', awards: [], decision: { decisionNumber: { value: null } } })
      expect(warns(draft)).toBe(true)
    }
  }, 120_000)
})
