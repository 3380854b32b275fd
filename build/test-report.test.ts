import { describe, expect, it } from 'vitest'
import { addCounts, closingLine, countsOf, fromPlaywright, fromVitest } from './test-report.ts'

const vitestReport = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] }
const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 2 }

describe('the closing line of npm test', () => {
  it('sums over the runners', () => {
    const sum = addCounts(fromVitest(vitestReport), fromPlaywright({ stats, errors: [] }))
    expect(closingLine(sum)).toBe('8 passed, 0 failed, 4 skipped')
  })

  it('counts a test file that did not load as a failure', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ]
    expect(fromVitest({ ...vitestReport, numFailedTests: 1, testResults }).failed).toBe(2)
  })

  it('counts a flaky browser test and an error outside a test as failures', () => {
    expect(fromPlaywright({ stats: { ...stats, flaky: 1 }, errors: [{}] }).failed).toBe(2)
  })

  it('counts a runner that crashed without a report as a failure', () => {
    expect(countsOf(null, null)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(countsOf(0, null).failed).toBe(1)
    expect(countsOf(1, { passed: 9, failed: 0, skipped: 0 })).toEqual({ passed: 9, failed: 1, skipped: 0 })
  })

  it('takes the report of a runner that ended well as it is', () => {
    expect(countsOf(0, { passed: 9, failed: 0, skipped: 1 })).toEqual({ passed: 9, failed: 0, skipped: 1 })
  })
})
