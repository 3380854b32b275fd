import type { Run } from './run.ts'

/** "nt", "-nt-", "như trên", quotation marks: the value of the row above stands here too. */
const DITTO = /^["'”“\-–.~_\s]*(n\/?t|nhu tren|["”“〃]|'')["'”“\-–.~_\s]*$/
/** What engines make of "-nt-": one or two letters between dashes, the last an upright stroke. */
const MISREAD = /^["'”“\-–.~_=\s]*[nmrhusai1]{0,2}[tlfi1]["'”“\-–.~_=\s]*$/

export type Ditto = 'plain' | 'likely'

/** Whether a cell holds a ditto mark. `marked` says that the column has plain ones, without which a crumb of letters is no mark. */
export function dittoOf(run: Run, marked: boolean): Ditto | null {
  if (DITTO.test(run.folded)) return run.words.every((w) => w.word.confidence >= 0.6) ? 'plain' : 'likely'
  return marked && run.text.length <= 6 && MISREAD.test(run.folded) ? 'likely' : null
}
