import { expect, it } from 'vitest'
import { killRounds } from './kill-rounds.ts'

/** A few rounds of what `npm run bench:kill` does at length; a fixed series, so that a failure comes again. */
it('loses nothing and does nothing twice when it is killed while reading and approving', async () => {
  let seed = 20261122
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed / 2147483648
  }
  const report = await killRounds({ files: 5, kills: 5, random, maxDelayMs: 1500 })
  expect(report).toMatchObject({ kills: 5, problems: [] })
}, 180_000)
