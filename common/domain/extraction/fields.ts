import type { DoubtCode, NumberField, TextField } from '../../model/draft.ts'
import { evidenceOf, isPenned, type Run, rawOf, runConfidence } from './run.ts'

/** A value that should be there and was not found: to be looked at. */
export const missingText = (doubt: DoubtCode = 'missing'): TextField => ({
  value: null,
  status: 'check',
  confidence: 0,
  raw: '',
  evidence: [],
  doubt,
})
export const missingNumber = (): NumberField => ({ value: null, status: 'check', confidence: 0, raw: '', evidence: [], doubt: 'missing' })

/** A value the paper does not print and need not print: nothing to look at. */
export const absentText = (): TextField => ({ value: null, status: 'sure', confidence: 1, raw: '', evidence: [] })
export const absentNumber = (): NumberField => ({ value: null, status: 'sure', confidence: 1, raw: '', evidence: [] })

export interface FieldOptions {
  /** the value where it is not simply the run's text */
  readonly value?: string
  /** a reason found elsewhere to have it looked at */
  readonly doubt?: DoubtCode | undefined
}

/**
 * A field whose letters are `run`; handwriting is never sure. Its confidence is the engine's for the weakest word until the whole
 * draft is known: `settled` then gives it the fitted probability and its status.
 */
export function textField(run: Run, options: FieldOptions = {}): TextField {
  const value = options.value ?? run.text
  if (value === '') return missingText()
  const doubt: DoubtCode | undefined = options.doubt ?? (isPenned(run) ? 'handwritten' : undefined)
  return {
    value,
    status: doubt ? 'check' : 'sure',
    confidence: runConfidence(run),
    raw: rawOf(run),
    evidence: evidenceOf(run),
    ...(doubt ? { doubt } : {}),
  }
}

/** A number taken from a run; null says that the run is none, and is asked about. */
export function numberField(run: Run, value: number | null, options: Omit<FieldOptions, 'value'> = {}): NumberField {
  if (value === null) return { ...missingNumber(), raw: rawOf(run), evidence: evidenceOf(run), doubt: 'format' }
  const { value: _, ...rest } = textField(run, options)
  return { ...rest, value }
}

/** The same field, to be looked at for a reason. */
export const doubted = <F extends TextField | NumberField>(field: F, doubt: DoubtCode): F =>
  field.status === 'check' ? field : { ...field, status: 'check', doubt }

/**
 * The one place where a read value becomes sure or not: `probability` that it is right (common/domain/confidence) against what its
 * kind asks for. Any reason but a hint that letters may be misread needs an eye however likely the value is.
 */
export function settled<F extends TextField | NumberField>(field: F, probability: number, sureFrom: number): F {
  const { doubt, ...rest } = field
  const confidence = Math.round(probability * 1e4) / 1e4
  if (doubt !== undefined && doubt !== 'lowConfidence') return { ...rest, confidence, status: 'check', doubt } as F
  return (
    probability >= sureFrom ? { ...rest, confidence, status: 'sure' } : { ...rest, confidence, status: 'check', doubt: 'lowConfidence' }
  ) as F
}
