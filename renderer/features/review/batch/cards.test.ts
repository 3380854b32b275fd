import { describe, expect, it } from 'vitest'
import type { BatchValues, BatchValueView } from '#common/contract/scan.ts'
import { acceptedTogether, awardEditsOf, cardsOf, editsOfAnswer, moved, nextKind, nextOpen, progressOf, withAnswers } from './cards.ts'

const value = (path: string, over: Partial<BatchValueView> = {}): BatchValueView => ({
  draftId: 'a',
  path,
  state: 'open',
  value: 'Ma Khánh Băng',
  raw: 'Ma Khánh Băng',
  confidence: 0.6,
  doubt: 'lowConfidence',
  ink: [{ page: 1, box: [0.1, 0.2, 0.2, 0.02] }],
  rowNo: 1,
  about: null,
  same: null,
  ...over,
})
const unsure = { order: 'unsure', draftId: null, apart: new Set<string>() } as const
const title = { value: 'Lao động tiên tiến', raw: 'Lao động tiên tiến', same: 'k' }

describe('cards of a batch', () => {
  it('stand with what is handwritten first, then what is missing, then the least sure', () => {
    const cards = cardsOf(
      [
        value('awards.0.name', { confidence: 0.8 }),
        value('awards.1.name', { confidence: 0.5 }),
        value('awards.2.name', { value: null, raw: '', ink: [], confidence: 0 }),
        value('decision.decisionNumber', { doubt: 'handwritten', confidence: 0.9 }),
      ],
      unsure,
    )
    expect(cards.map(({ lead }) => lead.path)).toEqual(['decision.decisionNumber', 'awards.2.name', 'awards.1.name', 'awards.0.name'])
  })

  it('ask once for the same reading on many papers, and apart where the officer wants it', () => {
    const values = [
      value('awards.0.awardTitle', title),
      value('awards.1.awardTitle', title),
      value('awards.0.awardTitle', { ...title, draftId: 'b' }),
    ]
    const [card, ...others] = cardsOf(values, unsure)
    expect(others).toEqual([])
    expect(card?.members).toHaveLength(3)
    expect(editsOfAnswer(card ? [card] : [], 'Chiến sĩ thi đua cơ sở')).toEqual([
      {
        id: 'a',
        edits: [
          { op: 'set', path: 'awards.0.awardTitle', value: 'Chiến sĩ thi đua cơ sở' },
          { op: 'set', path: 'awards.1.awardTitle', value: 'Chiến sĩ thi đua cơ sở' },
        ],
      },
      { id: 'b', edits: [{ op: 'set', path: 'awards.0.awardTitle', value: 'Chiến sĩ thi đua cơ sở' }] },
    ])
    expect(cardsOf(values, { ...unsure, apart: new Set(['b awards.0.awardTitle']) }).map((one) => one.members.length)).toEqual([2, 1])
    expect(cardsOf(values, { ...unsure, draftId: 'b' }).map((one) => one.members.length)).toEqual([1])
  })

  it('accept the value as read without setting it', () => {
    const [card] = cardsOf([value('awards.0.name')], unsure)
    expect(editsOfAnswer(card ? [card] : [])).toEqual([{ id: 'a', edits: [{ op: 'accept', path: 'awards.0.name' }] }])
    expect(editsOfAnswer(card ? [card] : [], 'Ma Khánh Băng')).toEqual([{ id: 'a', edits: [{ op: 'accept', path: 'awards.0.name' }] }])
  })

  it('keep the printed title where an award is chosen in the catalogue, and fill one that is missing', () => {
    const [printed, blank] = cardsOf([value('awards.0.awardTitle', title), value('awards.1.awardTitle', { value: null, raw: '' })], {
      ...unsure,
      order: 'paper',
    })
    const edits = (card: typeof printed) => (card ? awardEditsOf(card, 'LDTT', 'Lao động tiên tiến')[0]?.edits : null)
    expect(edits(printed)).toEqual([
      { op: 'set', path: 'awards.0.awardCode', value: 'LDTT' },
      { op: 'accept', path: 'awards.0.awardTitle' },
    ])
    expect(edits(blank)).toEqual([
      { op: 'set', path: 'awards.1.awardCode', value: 'LDTT' },
      { op: 'set', path: 'awards.1.awardTitle', value: 'Lao động tiên tiến' },
    ])
  })

  it('take together only what was read from the paper and is unsure', () => {
    const cards = cardsOf(
      [
        value('awards.0.name'),
        value('awards.1.name', { doubt: 'handwritten' }),
        value('awards.2.name', { value: null }),
        value('awards.3.name', { ink: [] }),
        value('awards.4.name', { state: 'confirmed' }),
      ],
      unsure,
    )
    expect(acceptedTogether(cards).map(({ lead }) => lead.path)).toEqual(['awards.0.name'])
  })

  it('are walked from open one to open one, round the end, and on to the next kind', () => {
    const cards = cardsOf([value('awards.0.name'), value('awards.1.name', { state: 'confirmed' }), value('awards.2.name')], {
      ...unsure,
      order: 'paper',
    })
    expect(nextOpen(cards, 'a awards.0.name')?.id).toBe('a awards.2.name')
    expect(nextOpen(cards, 'a awards.2.name')?.id).toBe('a awards.0.name')
    expect(nextOpen(cards.slice(0, 1), 'a awards.0.name')).toBeNull()
    expect(moved(cards, 'a awards.1.name', -1)?.id).toBe('a awards.0.name')
    expect(moved(cards, 'a awards.0.name', -3)?.id).toBe('a awards.0.name')
    const counts: BatchValues['counts'] = [
      { kind: 'names', open: 2, confirmed: 1 },
      { kind: 'numbers', open: 0, confirmed: 4 },
      { kind: 'awards', open: 3, confirmed: 0 },
    ]
    expect(nextKind(counts, 'numbers')?.kind).toBe('awards')
    expect(nextKind(counts, 'awards')?.kind).toBe('names')
    expect(progressOf(counts)).toEqual({ done: 5, all: 10, left: 5 })
  })

  it('show an answer at once, until the host tells of the draft as it wrote it', () => {
    const data: BatchValues = {
      batchId: 'lo',
      name: 'Lô 14',
      kind: 'names',
      drafts: [{ id: 'a', version: 4, title: 'a.pdf', number: null, pages: [] }],
      counts: [],
      sure: 0,
      values: [value('awards.0.name'), value('awards.1.name')],
    }
    const answered = (version: number | null) =>
      withAnswers(data, new Map([['a awards.0.name', { value: 'Ma Khánh Bằng', version }]])).map((one) => [one.state, one.value])
    expect(answered(null)).toEqual([
      ['confirmed', 'Ma Khánh Bằng'],
      ['open', 'Ma Khánh Băng'],
    ])
    expect(answered(5)[0]).toEqual(['confirmed', 'Ma Khánh Bằng'])
    // version 4 is what the list shows: what it says stands, also when another window answered otherwise
    expect(answered(4)[0]).toEqual(['open', 'Ma Khánh Băng'])
  })
})
