import type { ConfidenceModel } from './model.ts'

/** Provisional, until `node build/fit-confidence.ts` has fitted them. */
export const WEIGHTS: ConfidenceModel = {
  bias: -4,
  weights: {
    weakestFair: 2,
    weakestGood: 2,
    meanFair: 1,
    meanGood: 2,
    pageQuality: 1,
    hinted: -3,
    nameSyllables: 1,
    echo: 1,
    form: 1,
    capital: 0.5,
  },
  sureFrom: { number: 0.9, head: 0.9, name: 0.9, words: 0.9, figures: 0.9 },
}
