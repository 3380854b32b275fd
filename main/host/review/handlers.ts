import type { HandlersOf, HostContext, Output } from '../host.ts'
import type { Matcher } from '../register/matchers.ts'
import type { OpenRegister } from '../register/open-register.ts'
import { createBatchReview } from './batch.ts'
import { createReviewService } from './service.ts'

type Candidates = Output<'drafts.candidates'>

/** What the register tells the review: who may be meant, and how a candidate is shown. */
export type ReviewFeatures = {
  matcherOf: (register: OpenRegister) => Promise<Matcher>
  peopleRows: (register: OpenRegister, ids: readonly string[]) => Promise<Omit<Candidates['people'][number], 'score' | 'reasons'>[]>
  unitRows: (register: OpenRegister, ids: readonly string[]) => Promise<Omit<Candidates['units'][number], 'score' | 'reasons'>[]>
}

/** Calls of the screen “Xem lại bản nháp”. */
export function reviewHandlers(host: HostContext, features: ReviewFeatures): HandlersOf<'drafts'> {
  const review = createReviewService(host, features.matcherOf)
  const batch = createBatchReview(host)
  return {
    'drafts.list': (input) => review.list(input),
    'drafts.get': ({ id }) => review.get(id),
    'drafts.batchValues': (input) => batch.values(input),
    'drafts.filePages': (input) => batch.filePages(input),
    'drafts.editMany': (input) => batch.editMany(input),
    'drafts.undoMany': (input) => batch.undoMany(input),
    'drafts.edit': (input) => review.edit(input),
    'drafts.undo': (input) => review.undo(input),
    'drafts.split': (input, { actor }) => review.split(input, actor),
    'drafts.join': (input, { actor }) => review.join(input, actor),
    'drafts.setState': (input, { actor }) => review.setState(input, actor),
    'drafts.approve': (input, { actor }) => review.approve(input, actor),
    'drafts.candidates': async ({ id, row }) => {
      const register = host.readyRegister()
      const { kind, found } = await review.matches(id, row)
      const best = found.slice(0, 9)
      const scored = <T extends { id: string }>(rows: readonly T[]) =>
        best.flatMap((match) =>
          rows.filter((one) => one.id === match.id).map((one) => ({ ...one, score: match.score, reasons: [...match.reasons] })),
        )
      const ids = best.map((match) => match.id)
      if (kind === 'units') return { people: [], units: scored(await features.unitRows(register, ids)) }
      return { people: scored(await features.peopleRows(register, ids)), units: [] }
    },
  }
}
