/** Why a file is not read. A closed list: the sentences stand in common/i18n under the same codes. */
export type RefusalCode =
  | 'read.empty'
  | 'read.broken'
  | 'read.password'
  | 'read.old-office'
  | 'read.other-office'
  | 'read.unsupported'
  | 'read.too-large'
  | 'read.too-many-pages'
  | 'read.too-slow'
  | 'read.too-heavy'
  | 'read.secret'
  | 'read.no-language-data'
  | 'read.not-found'
  | 'read.fault'

export interface Refusal {
  readonly code: RefusalCode
  /** what the sentence needs: sizes, limits, the mark found; never text of the page */
  readonly params: Readonly<Record<string, string | number>>
}

/** Carries a refusal out of nested calls; the public functions of the reader give it back as a value. */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(refusal.code, options)
    this.name = 'Refused'
    this.refusal = refusal
  }
}

/** Tells a refusal from what was asked for. */
export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string' && value.code.startsWith('read.')
