import { describe, expect, it } from 'vitest'
import { type DecisionMark, isSameDecision } from './same-decision.ts'

const mark = (change: Partial<DecisionMark> = {}): DecisionMark => ({
  number: '215/qdubnd',
  date: '2024-09-09',
  issuer: 'uy ban nhan dan huyen tan khe',
  subject: 've viec tang giay khen',
  names: ['lo van quy', 'tran thi hoai', 'ho van quan', 'mai xuan dang'],
  ...change,
})

describe('isSameDecision', () => {
  it('knows a decision by number, date and issuer, allowing for a slip in the issuer', () => {
    expect(isSameDecision(mark(), mark({ issuer: 'uy ban nhan dan huyen tan khc', names: [] }))).toBe(true)
    expect(isSameDecision(mark(), mark({ issuer: 'truong tieu hoc duc binh' }))).toBe(false)
  })

  it('never takes two numbers or two dates for one', () => {
    expect(isSameDecision(mark(), mark({ number: '216/qdubnd' }))).toBe(false)
    expect(isSameDecision(mark(), mark({ date: '2024-09-10' }))).toBe(false)
  })

  it('knows one whose number a pen wrote by its people and its subject', () => {
    const penned = mark({ number: '', date: null })
    expect(isSameDecision(penned, mark())).toBe(true)
    expect(isSameDecision(penned, mark({ names: ['lo van quy', 'do van ung', 'vi thi yen', 'hoang a pao'] }))).toBe(false)
    expect(isSameDecision(penned, mark({ subject: 've viec cong nhan sang kien' }))).toBe(false)
    expect(isSameDecision(mark({ number: '', names: ['lo van quy'] }), mark({ names: ['lo van quy'] }))).toBe(false)
  })
})
