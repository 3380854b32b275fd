import { type PickedFile, type PickOptions, type PickPurpose, pickPurposes } from '#common/contract/shell.ts'
import { t } from '#common/i18n/t.ts'

type FileType = { name: string; extensions: string[] }

/** The part of Electron's dialogs that is needed; both belong to the window that asks. */
export interface Dialogs {
  open(options: { title: string; filters: FileType[]; many: boolean }): Promise<readonly string[]>
  save(options: { defaultName: string }): Promise<string | null>
}

/** What of the host's control channel is needed. */
export interface FileDesk {
  grant(paths: readonly string[]): Promise<readonly PickedFile[]>
  save(link: string, path: string): Promise<void>
}

const pick: Readonly<Record<PickPurpose, () => { title: string; filters: FileType[] }>> = {
  scans: () => ({
    title: t('desktop.pickScans'),
    filters: [
      { name: t('desktop.typeScans'), extensions: ['pdf', 'jpg', 'jpeg', 'png', 'tif', 'tiff', 'docx'] },
      { name: t('desktop.typeAll'), extensions: ['*'] },
    ],
  }),
  excel: () => ({ title: t('desktop.pickExcel'), filters: [{ name: t('desktop.typeExcel'), extensions: ['xlsx', 'xls', 'csv'] }] }),
  package: () => ({ title: t('desktop.pickPackage'), filters: [{ name: t('desktop.typePackage'), extensions: ['asice', 'sce'] }] }),
  certificate: () => ({
    title: t('desktop.pickCertificate'),
    filters: [{ name: t('desktop.typeCertificate'), extensions: ['p12', 'pfx', 'cer', 'crt', 'pem', 'der', 'crl'] }],
  }),
}

/**
 * What the page may ask of Electron's own process. Arguments come from the page and are parsed here; a path enters
 * through a dialog or a dropped file only, and the page gets tokens for it.
 */
export function createShellCalls(dialogs: Dialogs, desk: FileDesk) {
  return {
    async pickFiles(given: unknown): Promise<readonly PickedFile[]> {
      const options = pickOptionsOf(given)
      if (!options) return []
      const paths = await dialogs.open({ ...pick[options.purpose](), many: options.many })
      return paths.length > 0 ? desk.grant(paths) : []
    },
    /** `given`: paths the preload took from files really dropped on the window. */
    adoptFiles(given: unknown): Promise<readonly PickedFile[]> {
      const paths = Array.isArray(given)
        ? given.filter((path): path is string => typeof path === 'string' && path !== '').slice(0, 2000)
        : []
      return paths.length > 0 ? desk.grant(paths) : Promise.resolve([])
    },
    async saveFile(link: unknown, suggestedName: unknown): Promise<boolean> {
      if (typeof link !== 'string' || !link.startsWith('/blobs/')) return false
      const path = await dialogs.save({ defaultName: bareFileName(suggestedName) })
      if (path === null) return false
      await desk.save(link, path)
      return true
    },
  }
}

function pickOptionsOf(given: unknown): PickOptions | null {
  if (typeof given !== 'object' || given === null) return null
  const { purpose, many } = given as { purpose?: unknown; many?: unknown }
  const known = pickPurposes.find((one) => one === purpose)
  return known ? { purpose: known, many: many === true } : null
}

/** The last part of a name, without what a file system forbids: the page suggests a name, never a folder. */
export function bareFileName(given: unknown): string {
  const last = typeof given === 'string' ? (given.split(/[\\/]/).at(-1) ?? '') : ''
  const clean = last
    .normalize('NFC')
    .replace(/[\p{Cc}<>:"|?*]/gu, '_')
    .replace(/^\.+/, '')
    .slice(-200)
    .trim()
  return clean || 'so-vang'
}
