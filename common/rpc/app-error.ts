/** Parameters of an error sentence: plain values only, never names of people or page text. */
export type ErrorParams = Readonly<Record<string, string | number | boolean | null>>

/**
 * An expected refusal: a call that cannot do what was asked. `code` is one of the closed list in
 * common/contract/errors.ts, the Vietnamese sentence stands in common/i18n. Anything else that is thrown is a bug.
 */
export class AppError extends Error {
  readonly code: string
  readonly params: ErrorParams
  /** a short reference to the log line, for faults */
  readonly ref: string | undefined

  constructor(code: string, params: ErrorParams = {}, ref?: string) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.params = params
    this.ref = ref
  }
}

/** Is this an expected refusal (and not a bug)? */
export const isAppError = (error: unknown): error is AppError => error instanceof AppError
