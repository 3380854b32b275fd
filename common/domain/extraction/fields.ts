import type { DoubtCode, NumberField, TextField } from '../../model/draft.ts'
import { evidenceOf, isPenned, type Run, rawOf, runConfidence } from './run.ts'

/** From this confidence of its weakest word on, a value that also fits its form needs no eye. Measured on scans of known text. */
export const SURE = 0.8

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
  /** confidence from which on it is sure */
  readonly sureFrom?: number
}

/** A field whose letters are `run`; handwriting is never sure. */
export function textField(run: Run, options: FieldOptions = {}): TextField {
  const value = options.value ?? run.text
  if (value === '') return missingText()
  const confidence = runConfidence(run)
  const doubt: DoubtCode | undefined =
    options.doubt ?? (isPenned(run) ? 'handwritten' : confidence < (options.sureFrom ?? SURE) ? 'lowConfidence' : undefined)
  return { value, status: doubt ? 'check' : 'sure', confidence, raw: rawOf(run), evidence: evidenceOf(run), ...(doubt ? { doubt } : {}) }
}

export function numberField(run: Run, value: number | null, options: Omit<FieldOptions, 'value'> = {}): NumberField {
  if (value === null) return { ...missingNumber(), raw: rawOf(run), evidence: evidenceOf(run), doubt: 'format' }
  const { value: _, ...rest } = textField(run, options)
  return { ...rest, value }
}

/** The same field, to be looked at for a reason. */
export const doubted = <F extends TextField | NumberField>(field: F, doubt: DoubtCode): F =>
  field.status === 'check' ? field : { ...field, status: 'check', doubt }
