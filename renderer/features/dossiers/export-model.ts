import type { DossierPage } from '#common/contract/exchange.ts'
import { formatSize } from '#common/i18n/format.ts'
import { t, textOf } from '#common/i18n/t.ts'
import type { AppError } from '#common/rpc/app-error.ts'
import { type ErrorText, errorText } from '../../host/error-text.ts'

/** What will be sent, as one line: people, collectives, cited records, papers and their size. */
export function contentWords({ data }: Pick<DossierPage, 'data'>): string {
  const cited = new Set(data.items.flatMap((item) => item.evidence.map((ref) => ref.id)))
  return t('dossiers.exportCounts', {
    people: data.items.filter((item) => item.recipientKind === 'individual').length,
    collectives: data.items.filter((item) => item.recipientKind === 'collective').length,
    evidence: cited.size,
    files: data.attachments.length,
    size: formatSize(data.attachments.reduce((sum, file) => sum + file.size, 0)),
  })
}

export type KeyChoice = { readonly kind: 'trial' } | { readonly kind: 'file'; readonly file: File | null }

export interface ExportForm {
  readonly key: KeyChoice
  readonly password: string
  readonly reason: string
  /** required parts that are missing */
  readonly missing: number
}

/** Why it cannot be signed yet; null where it can. */
export function exportBlocked({ key, password, reason, missing }: ExportForm): string | null {
  if (key.kind === 'file' && key.file === null) return t('dossiers.exportNoKey')
  if (password === '') return t('dossiers.exportNoPassword')
  return missing > 0 && reason.trim() === '' ? t('dossiers.exportNoReason') : null
}

/** What to do about a code of the key or of the package that was just signed. */
function todoOf(code: string): string {
  if (code === 'E-P12-PASSWORD') return t('packages.todo.key')
  if (code === 'E-P12-UNSUPPORTED') return t('packages.todo.keyFormat')
  if (code.startsWith('E-REVOCATION')) return t('packages.todo.revocation')
  return t('packages.todo.keyCert')
}

/** A refused export as the officer reads it: the sentence of its code (PACKAGES.md 6b), and that nothing was written. */
export function exportError(failure: AppError): ErrorText {
  const text = errorText(failure)
  const { code, file } = failure.params
  if (typeof code !== 'string' || (failure.code !== 'package.key' && failure.code !== 'package.refused')) return text
  const sentence = textOf(`packages.code.${code}`, { file: typeof file === 'string' ? file : '' })
  if (sentence === null) return text
  return {
    happened: failure.code === 'package.key' ? sentence : t('dossiers.exportRefused', { reason: sentence }),
    kept: t('dossiers.exportKept'),
    todo: todoOf(code),
    code,
  }
}
