import { setImmediate as nextTurn } from 'node:timers/promises'

/** Longer than this nobody else waits for one call; ms. */
const budget = 15

/**
 * For long work in one call: awaited between its parts, it lets other calls have their turn whenever this one has worked for
 * a while, and costs next to nothing otherwise.
 */
export function createBreath(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < budget) return
    await nextTurn()
    since = performance.now()
  }
}
