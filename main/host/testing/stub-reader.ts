import { readFile } from 'node:fs/promises'
import type { PageResult } from '#common/model/page.ts'
import type { Reader } from '../reading/reader.ts'

const page = (text: string): PageResult => ({
  pageVersion: 2,
  width: 1654,
  height: 2339,
  dpi: 200,
  source: 'text',
  engine: 'stub',
  turn: 0,
  skew: 0,
  quality: { contrast: 1, flattened: false, confidence: 0.95 },
  lines: [
    {
      box: [0.1, 0.05, 0.5, 0.02],
      words: text.split(' ').map((word, index) => ({ text: word, box: [0.1 + index * 0.08, 0.05, 0.07, 0.02], confidence: 1 })),
    },
  ],
  tables: [],
  seconds: 0,
})

/**
 * A reader of text files: one line is one page. HONG breaks the worker, KHONG-DOC is refused, LECH gives a page that is none.
 * Counts the pages it read.
 */
export function stubReader(options: { waitMs?: number } = {}): { reader: () => Reader; pagesRead: () => number } {
  let count = 0
  const linesOf = async (path: string) => (await readFile(path, 'utf8')).split('\n')
  const reader: Reader = {
    async inspect(path) {
      const lines = await linesOf(path)
      if (lines[0]?.startsWith('HONG-NGAY')) throw new Error('worker ended')
      return { kind: 'pdf', pages: lines.length }
    },
    async readPage(path, at, { signal } = {}) {
      const text = (await linesOf(path))[at] ?? ''
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(resolve, options.waitMs ?? 0)
        signal?.addEventListener('abort', () => {
          clearTimeout(timer)
          reject(signal.reason)
        })
      })
      count += 1
      if (text.startsWith('HONG')) throw new Error('worker ended')
      if (text.startsWith('KHONG-DOC')) return { code: 'read.broken', params: {} }
      const read = page(text)
      return text.startsWith('LECH') ? { ...read, quality: { ...read.quality, confidence: 2 } } : read
    },
    renderPage: async () => ({ bytes: new Uint8Array([1]), type: 'image/jpeg', width: 1, height: 1 }),
    close: async () => undefined,
  }
  return { reader: () => reader, pagesRead: () => count }
}
