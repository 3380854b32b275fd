/** What the officer answers when a job still runs. */
export type CloseAnswer = 'background' | 'stop' | 'cancel'
/** What closing the last window then means. */
export type CloseOutcome = 'end' | 'background' | 'stay'

/**
 * Closing the last window: ends the program, but asks first while a job runs (DESIGN.md, Shape): read on in the
 * background, stop and continue next time, or not close at all.
 */
export async function onLastWindowClosing(isBusy: () => Promise<boolean>, ask: () => Promise<CloseAnswer>): Promise<CloseOutcome> {
  // a host that does not answer has no job to lose
  if (!(await isBusy().catch(() => false))) return 'end'
  const answer = await ask()
  if (answer === 'cancel') return 'stay'
  return answer === 'background' ? 'background' : 'end'
}
