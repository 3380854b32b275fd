import type { MessageParams, PackageErrorCode } from '#common/model/package.ts'

/**
 * How the parsers of a package say no: caught once, in `verifyPackage`, `exportPackage` and the key readers, which
 * turn it into a value. It never leaves this folder's public functions.
 */
export class PackageRefusal extends Error {
  readonly code: PackageErrorCode
  readonly params: MessageParams
  readonly file: string | undefined

  constructor(code: PackageErrorCode, params: MessageParams = {}, file?: string) {
    super(code)
    this.name = 'PackageRefusal'
    this.code = code
    this.params = params
    this.file = file
  }
}

/** Ends the work with `code`; `reason` in the parameters is for logs and developers, the screen speaks by code. */
export const refuse = (code: PackageErrorCode, params: MessageParams = {}, file?: string): never => {
  throw new PackageRefusal(code, params, file)
}
