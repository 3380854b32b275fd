import { describe, expect, it } from 'vitest'
import { contract } from '#common/contract/index.ts'
import { isStaleAfter } from './topics.ts'

type Method = Parameters<typeof isStaleAfter>[1]
const queries = (Object.keys(contract) as Method[]).filter((method) => contract[method].kind === 'query')

describe('what an event makes stale', () => {
  it('is everything when another register was opened', () => {
    expect(queries.filter((method) => !isStaleAfter('register.opened', method))).toEqual([])
  })

  it('never reaches what the officer is typing, the settings and the catalogue', () => {
    const kept: Method[] = ['typing.get', 'settings.get', 'catalogue.get']
    expect(kept.filter((method) => isStaleAfter('register.changed', method))).toEqual([])
  })

  it('is the batch and the counters when a batch moved on', () => {
    expect(queries.filter((method) => isStaleAfter('batch.changed', method))).toEqual(
      expect.arrayContaining(['scan.batch', 'scan.batches', 'app.info', 'app.todo']),
    )
    expect(isStaleAfter('batch.changed', 'people.list')).toBe(false)
  })

  it('makes no answer stale by a step of a job, which carries its whole state', () => {
    expect(queries.filter((method) => isStaleAfter('job.changed', method))).toEqual([])
  })
})
