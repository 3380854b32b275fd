import { FEATURES } from './features.ts'
import type { FieldGroup } from './field-kinds.ts'

/** A fitted model: one weight for each feature by name (a name it lacks weighs 0), and from which probability a group is sure. */
export interface ConfidenceModel {
  readonly bias: number
  readonly weights: Readonly<Record<string, number>>
  readonly sureFrom: Readonly<Record<FieldGroup, number>>
}

/** How likely a value with these features is right (0 to 1): logistic regression. */
export function probabilityOf(features: readonly number[], model: ConfidenceModel): number {
  let sum = model.bias
  FEATURES.forEach((f, i) => {
    sum += (model.weights[f.name] ?? 0) * (features[i] ?? 0)
  })
  return 1 / (1 + Math.exp(-sum))
}
