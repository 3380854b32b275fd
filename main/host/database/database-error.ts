import { AppError } from '#common/rpc/app-error.ts'

/** What the operating system or SQLite says about a file, as one of our refusals; null where it is none of them. */
export function refusalOf(error: unknown): AppError | null {
  const code = String((error as { code?: unknown } | null)?.code ?? '')
  if (code === 'ENOSPC' || code === 'EDQUOT' || code.startsWith('SQLITE_FULL')) return new AppError('register.diskFull')
  if (
    code === 'EROFS' ||
    code === 'EACCES' ||
    code === 'EPERM' ||
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_CANTOPEN') ||
    code.startsWith('SQLITE_PERM')
  ) {
    return new AppError('register.folderReadOnly')
  }
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) return new AppError('register.damaged')
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new AppError('register.locked')
  return null
}

/** The refusal a database error means, or the error itself where it is a bug. */
export const mapDatabaseError = (error: unknown): unknown => refusalOf(error) ?? error
