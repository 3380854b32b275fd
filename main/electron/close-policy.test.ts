import { describe, expect, it } from 'vitest'
import { type CloseAnswer, onLastWindowClosing } from './close-policy.ts'

const answered = (answer: CloseAnswer) => () => Promise.resolve(answer)
const busy = () => Promise.resolve(true)
const neverAsked = () => Promise.reject(new Error('asked'))

describe('closing the last window', () => {
  it('ends the program without a question when nothing runs', async () => {
    expect(await onLastWindowClosing(() => Promise.resolve(false), neverAsked)).toBe('end')
  })
  it('ends it when the host is gone', async () => {
    expect(await onLastWindowClosing(() => Promise.reject(new Error('gone')), neverAsked)).toBe('end')
  })
  it('does what the officer says when a job runs', async () => {
    expect(await onLastWindowClosing(busy, answered('background'))).toBe('background')
    expect(await onLastWindowClosing(busy, answered('stop'))).toBe('end')
    expect(await onLastWindowClosing(busy, answered('cancel'))).toBe('stay')
  })
})
