import { describe, expect, it } from 'vitest'
import type { BatchFile, BatchView } from '#common/contract/scan.ts'
import { attentionOf, factsOf, firstToReview, pace, partsOf, promiseOf, reviewButton, squaresOf, tabCounts, wordOf } from './view-model.ts'

const aFile = (over: Partial<BatchFile> = {}): BatchFile => ({
  id: 'f1',
  name: 'QD.pdf',
  state: 'read',
  size: 1000,
  pages: 3,
  pageStates: 'ssd',
  errorCode: null,
  errorParams: {},
  draftId: 'd1',
  draftState: 'open',
  number: '12/QĐ-UBND',
  signedDate: '2024-01-02',
  rows: 5,
  doubts: 2,
  duplicateOf: null,
  group: '1',
  drafts: [],
  ...over,
})
const aBatch = (files: readonly BatchFile[], over: Partial<BatchView> = {}): BatchView => ({
  id: 'b',
  name: 'Lô 1',
  state: 'running',
  createdAt: '2026-11-23T03:00:00.000Z',
  pagesDone: 214,
  pagesTotal: 386,
  secondsPerPage: 3.14,
  secondsLeft: 533,
  errorCode: null,
  errorParams: {},
  files: [...files],
  ...over,
})

describe('a file of several decisions', () => {
  const part = (id: string, state: string, doubts: number) => ({ id, state, number: null, signedDate: null, rows: 1, doubts, pages: [1] })
  const file = (...drafts: ReturnType<typeof part>[]) => aFile({ draftId: 'd1', draftState: drafts[0]?.state ?? null, drafts })

  it('is in the register when all of them are', () => {
    expect(wordOf(file(part('d1', 'approved', 0), part('d2', 'approved', 0))).state).toBe('confirmed')
    expect(wordOf(file(part('d1', 'approved', 0), part('d2', 'open', 3)))).toEqual({ state: 'doubt', word: '2 quyết định, 3 chỗ nghi ngờ' })
  })

  it('leads to the next one that has something to look at', () => {
    expect(firstToReview([file(part('d1', 'approved', 0), part('d2', 'open', 0), part('d3', 'open', 4))])).toBe('d3')
    expect(reviewButton(aBatch([file(part('d1', 'open', 2), part('d2', 'open', 3))])).label).toContain('5')
  })
})

describe('a batch', () => {
  it('counts its pages in four states; refused, known and cancelled files are not in them', () => {
    const batch = aBatch([
      aFile({ pageStates: 'ssdrw' }),
      aFile({ state: 'waiting', pageStates: 'ww' }),
      aFile({ state: 'refused', pageStates: 'w' }),
      aFile({ state: 'cancelled', pageStates: 'sw' }),
    ])
    expect(partsOf(batch).map((part) => [part.state, part.count])).toEqual([
      ['sure', 2],
      ['doubt', 1],
      ['reading', 1],
      ['waiting', 3],
    ])
  })

  it('says the time left in words, the speed and the end on the clock', () => {
    const now = new Date(2026, 10, 23, 10, 43)
    expect(pace(aBatch([]), now)).toEqual({ left: 'còn khoảng 9 phút', rest: '3,1 giây/trang · xong lúc 10:51' })
    expect(pace(aBatch([], { secondsLeft: null }), now)?.left).toBe('đang đo tốc độ đọc')
    expect(pace(aBatch([], { state: 'paused' }), now)).toBeNull()
  })

  it('promises what survives a power cut', () => {
    expect(promiseOf(aBatch([]))).toBe('Tắt máy vẫn giữ 214 trang đã đọc; mở lại sẽ đọc tiếp từ trang 215.')
    expect(promiseOf(aBatch([], { state: 'paused' }))).toContain('bấm Đọc tiếp để đọc từ trang 215')
    expect(promiseOf(aBatch([], { pagesDone: 0 }))).toBe('Tắt máy vẫn giữ các tệp đã đưa vào; mở lại sẽ đọc tiếp.')
  })

  it('leads to the first open draft with a doubt, and counts a draft of two files once', () => {
    const files = [
      aFile({ draftId: 'done', draftState: 'approved', doubts: 0 }),
      aFile({ draftId: 'sure', doubts: 0 }),
      aFile({ draftId: 'pair', doubts: 4 }),
      aFile({ id: 'f2', draftId: 'pair', doubts: 4 }),
    ]
    expect(firstToReview(files)).toBe('pair')
    expect(reviewButton(aBatch(files)).label).toBe('Xem 4 chỗ nghi ngờ')
    expect(factsOf(aBatch(files))).toBe('4 tệp · 386 trang · 15 dòng khen đã đọc')
  })

  it('says why there is nothing to look at', () => {
    expect(reviewButton(aBatch([aFile({ draftId: null })])).disabledReason).toBe('Chưa có bản nháp nào để xem')
    expect(reviewButton(aBatch([aFile({ draftState: 'approved' })])).disabledReason).toBe('Mọi bản nháp của lô đã xem xong')
  })
})

describe('a file', () => {
  it('says its state in words', () => {
    const words: readonly [Partial<BatchFile>, string][] = [
      [{}, '2 chỗ nghi ngờ'],
      [{ doubts: 0 }, 'Đọc xong, chờ duyệt'],
      [{ number: null }, 'Không thấy số quyết định'],
      [{ draftState: 'approved' }, 'Đã duyệt vào sổ'],
      [{ state: 'reading', pageStates: 'ssrw' }, 'Đang đọc trang 3'],
      [{ state: 'waiting' }, 'Chờ đọc'],
      [{ state: 'refused', errorCode: 'read.password' }, 'Tệp có mật khẩu'],
      [{ state: 'refused', errorCode: 'read.old-office' }, 'Tệp Word kiểu cũ (.doc)'],
      [{ state: 'refused', errorCode: 'toString' }, 'Không đọc được'],
      [{ state: 'secret', errorCode: 'read.secret' }, 'Có dấu mật, không giữ'],
      [{ state: 'duplicate' }, 'Đã có, bỏ qua'],
      [{ state: 'cancelled' }, 'Đã hủy, chưa đọc'],
    ]
    expect(words.map(([over]) => wordOf(aFile(over)).word)).toEqual(words.map(([, word]) => word))
  })

  it('draws one square a page, none where it was refused', () => {
    expect(squaresOf(aFile({ pageStates: 'sdrw' }))).toEqual(['sure', 'doubt', 'reading', 'waiting'])
    expect(squaresOf(aFile({ state: 'duplicate', pages: 2, pageStates: '' }))).toEqual(['skipped', 'skipped'])
    expect(squaresOf(aFile({ state: 'refused', pageStates: 'w' }))).toEqual([])
  })

  it('stands under one tab', () => {
    const files = [
      aFile(),
      aFile({ doubts: 0 }),
      aFile({ state: 'waiting' }),
      aFile({ state: 'secret' }),
      aFile({ state: 'duplicate' }),
      aFile({ state: 'reading' }),
    ]
    expect(tabCounts(files)).toEqual({ all: 6, doubt: 1, done: 1, waiting: 2, refused: 1, skipped: 1 })
  })

  it('offers the officer what can be done', () => {
    const [password, word, secret, torn] = attentionOf([
      aFile({ state: 'refused', errorCode: 'read.password' }),
      aFile({ state: 'refused', errorCode: 'read.old-office' }),
      aFile({ state: 'secret', errorCode: 'read.secret', errorParams: { mark: 'TỐI MẬT' } }),
      aFile({ state: 'refused', errorCode: 'read.broken', errorParams: { page: 12, read: 11 } }),
    ])
    expect(password).toMatchObject({ remedy: 'password', text: 'Tệp có mật khẩu. Nhập mật khẩu để đọc; mật khẩu không được lưu.' })
    expect(word).toMatchObject({ remedy: 'none' })
    expect(secret).toMatchObject({
      remedy: 'notSecret',
      text: 'Trang 1 đóng dấu TỐI MẬT. Tệp không được đọc và không được lưu vào Sổ Vàng.',
    })
    expect(torn).toMatchObject({ remedy: 'again', text: expect.stringContaining('Đã đọc được 11 trang') })
  })
})
