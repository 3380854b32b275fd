import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pageOf } from '#common/domain/extraction/pages.test-data.ts'
import type { PageResult } from '#common/model/page.ts'
import { type ReadOutcome, readFiles } from './read-files.ts'
import type { Reader } from './reader.ts'

const decision = (number: string): PageResult =>
  pageOf([
    { text: 'ỦY BAN NHÂN DÂN XÃ ĐỨC BÌNH', x: 0.1, y: 0.06 },
    { text: `Số: ${number}`, x: 0.12, y: 0.11 },
    { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', x: 0.5, y: 0.06 },
    { text: 'QUYẾT ĐỊNH', x: 0.45, y: 0.16 },
    { text: 'Về việc khen thưởng', x: 0.4, y: 0.18 },
  ])
const plain = pageOf([{ text: 'DANH SÁCH', x: 0.45, y: 0.06 }])
const secret = pageOf([{ text: 'MẬT', x: 0.45, y: 0.06 }])

const readerOf = (pages: readonly PageResult[]): Reader => ({
  inspect: async () => ({ kind: 'pdf', pages: pages.length }),
  readPage: async (_path, page) => pages[page] ?? { code: 'read.broken', params: {} },
  renderPage: async () => ({ code: 'read.broken', params: {} }),
  close: async () => {},
})

describe('reading files outside a register', () => {
  let dir: string
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'so-vang-read-'))
    writeFileSync(join(dir, 'a.pdf'), 'x')
  })
  afterAll(() => rmSync(dir, { recursive: true, force: true }))
  const read = async (pages: readonly PageResult[]): Promise<ReadOutcome[]> => {
    const out: ReadOutcome[] = []
    for await (const outcome of readFiles(readerOf(pages), [join(dir, 'a.pdf')])) out.push(outcome)
    return out
  }

  it('gives one draft a decision: a, a~2, …', async () => {
    const out = await read([decision('1/QĐ-UBND'), plain, decision('2/QĐ-UBND')])
    expect(out.map((one) => [one.name, 'draft' in one && one.draft.decision.decisionNumber.value])).toEqual([
      ['a', '1/QĐ-UBND'],
      ['a~2', '2/QĐ-UBND'],
    ])
  })

  it('refuses the whole file for a secrecy mark on any page or leaf of it', async () => {
    const spread: PageResult = { ...plain, lines: [], leaves: [plain, secret] }
    for (const pages of [
      [secret, plain],
      [decision('1/QĐ-UBND'), plain, secret],
      [decision('1/QĐ-UBND'), spread],
    ]) {
      const out = await read(pages)
      expect(out).toHaveLength(1)
      expect(out[0]).toMatchObject({ refusal: { code: 'read.secret', params: { mark: 'MẬT' } } })
    }
  })
})
