import type { DossierPackage } from '../../model/package.ts'

/**
 * The outer file's name, `<sender>_<recipient>_<yyyymmdd>_<number>_<first 8 of the id>.asice` (PACKAGES.md section 3):
 * a hint for people, nothing is decided from it. The date is the one at +07:00, as `createdAt` is written.
 */
export const packageFileName = (about: {
  readonly sender: { readonly unitCode: string }
  readonly recipient: { readonly unitCode: string }
  readonly createdAt: DossierPackage['createdAt']
  readonly sequence: number
  readonly packageId: DossierPackage['packageId']
}): string => {
  const date = about.createdAt.slice(0, 10).replaceAll('-', '')
  const number = String(about.sequence).padStart(6, '0')
  const id = about.packageId.slice('urn:uuid:'.length).slice(0, 8)
  return `${about.sender.unitCode}_${about.recipient.unitCode}_${date}_${number}_${id}.asice`
}
