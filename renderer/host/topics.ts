import type { Contract, Events } from '#common/contract/index.ts'

type Method = keyof Contract & string

/** Which answers an event makes stale: prefixes of method names. `register.opened` makes all of them stale. */
const topics: Readonly<Record<Exclude<keyof Events, 'job.changed' | 'register.opened'>, readonly string[]>> = {
  'register.changed': [
    'people.',
    'units.',
    'decisions.',
    'awards.',
    'ink.',
    'history.',
    'search.',
    'dossiers.',
    'drafts.',
    'packages.',
    'trust.',
    'app.',
  ],
  'batch.changed': ['scan.', 'drafts.list', 'app.'],
  'draft.changed': ['drafts.', 'scan.', 'app.'],
  'packages.changed': ['packages.', 'dossiers.', 'trust.', 'app.'],
}

/** Whether the answer of `method` may be another after `event`. */
export function isStaleAfter(event: keyof Events, method: Method): boolean {
  if (event === 'register.opened') return true
  if (event === 'job.changed') return false
  return topics[event].some((prefix) => method.startsWith(prefix))
}
