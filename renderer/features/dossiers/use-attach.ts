import { useState } from 'react'
import type { DossierPage } from '#common/contract/exchange.ts'
import { type ErrorText, errorText } from '../../host/error-text.ts'
import { useHost, useShell } from '../../host/host-provider.tsx'
import { saving } from '../../host/save-state.ts'

export interface AttachTarget {
  readonly kind: string
  readonly itemId: string | null
}

export interface Attaching {
  readonly sending: { readonly done: number; readonly total: number } | null
  readonly failed: (ErrorText & { readonly done: number; readonly total: number; readonly name: string }) | null
  /** Attaches files one after the other; true where all went in. */
  readonly attach: (files: readonly File[], target: AttachTarget) => Promise<boolean>
  readonly clear: () => void
}

/** Puts PDFs into a dossier. Each file is one version of the dossier; the first that is refused stops the rest. */
export function useAttach({ id, version }: Pick<DossierPage, 'id' | 'version'>): Attaching {
  const host = useHost()
  const shell = useShell()
  const [sending, setSending] = useState<Attaching['sending']>(null)
  const [failed, setFailed] = useState<Attaching['failed']>(null)
  const attach = async (files: readonly File[], target: AttachTarget): Promise<boolean> => {
    const finish = saving.begin()
    const total = files.length
    let at = version
    setFailed(null)
    for (const [done, file] of files.entries()) {
      setSending({ done, total })
      try {
        const [picked] = await shell.adoptFiles([file])
        if (picked) at = (await host.call('dossiers.attach', { id, version: at, ...target, fileToken: picked.token })).version
      } catch (error) {
        const text = errorText(error)
        setFailed({ ...text, done, total, name: file.name })
        setSending(null)
        finish(text.happened)
        return false
      }
    }
    setSending(null)
    finish(null)
    return true
  }
  return { sending, failed, attach, clear: () => setFailed(null) }
}
