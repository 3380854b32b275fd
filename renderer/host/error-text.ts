import type { ErrorCode } from '#common/contract/errors.ts'
import { t, textOf } from '#common/i18n/t.ts'
import type { Key } from '#common/i18n/vi.ts'
import { AppError } from '#common/rpc/app-error.ts'

/** An error as an officer reads it: three sentences and a code for the telephone. */
export interface ErrorText {
  readonly happened: string
  readonly kept: string
  readonly todo: string | undefined
  readonly code: string
}

/** Every code of the contract has its sentence: a missing one does not compile. */
type Missing = Exclude<`errors.${ErrorCode}`, Key>
const complete: [Missing] extends [never] ? true : Missing = true

/** The one place where a refusal becomes Vietnamese sentences. Anything that is no refusal is a fault of the program. */
export function errorText(error: unknown): ErrorText {
  const refusal = error instanceof AppError ? error : new AppError('host.fault')
  const known = complete && textOf(`errors.${refusal.code}`) !== null
  const code = known ? refusal.code : 'host.fault'
  const params = Object.fromEntries(
    Object.entries(refusal.params).map(([name, value]) => [name, typeof value === 'number' ? value : String(value ?? '')]),
  )
  return {
    happened: textOf(`errors.${code}`, params) ?? t('errors.host.fault'),
    kept: textOf(`errors.${code}.kept`, params) ?? t('errors.keptNothing'),
    todo: textOf(`errors.${code}.todo`, params) ?? undefined,
    code: refusal.ref ? `${refusal.code} · ${refusal.ref}` : refusal.code,
  }
}
