import { useCallback, useState } from 'react'
import { formatSize } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { chooseFiles } from '../../host/choose-files.ts'
import { type ErrorText, errorText } from '../../host/error-text.ts'
import { useHost, useShell } from '../../host/host-provider.tsx'

export interface Verifying {
  /** what is being checked, in words; null when nothing is */
  readonly busy: string | null
  readonly error: ErrorText | null
  readonly choose: () => void
  readonly take: (files: readonly File[]) => void
  readonly seen: () => void
}

/** Takes one package file, has it verified and opens what was found. A package that is in already says so. */
export function useVerify(): Verifying {
  const host = useHost()
  const shell = useShell()
  const [busy, setBusy] = useState<string | null>(null)
  const [error, setError] = useState<ErrorText | null>(null)
  const take = useCallback(
    async (files: readonly File[]): Promise<void> => {
      const [file] = files
      if (!file || busy !== null) return
      setError(null)
      if (files.length > 1) {
        setError({ happened: t('packages.notPackage'), kept: t('errors.keptNothing'), todo: t('packages.notPackageTodo'), code: '' })
        return
      }
      setBusy(t('packages.verifying', { name: file.name, size: formatSize(file.size) }))
      try {
        const [picked] = await shell.adoptFiles([file])
        if (picked) {
          const page = await host.call('packages.verify', { fileToken: picked.token })
          location.hash = `/goi/kiem-tra/${page.id}${page.state === 'imported' ? '?lai=1' : ''}`
        }
      } catch (failure) {
        setError(errorText(failure))
      } finally {
        setBusy(null)
      }
    },
    [host, shell, busy],
  )
  return {
    busy,
    error,
    take: (files) => void take(files),
    choose: () => void chooseFiles({ many: false, accept: '.asice,.sce,.zip' }).then(take),
    seen: () => setError(null),
  }
}
