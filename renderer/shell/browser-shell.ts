import type { PickedFile, PickPurpose } from '#common/contract/shell.ts'
import { AppError } from '#common/rpc/app-error.ts'
import type { PageShell } from './page-shell.ts'

const accepts: Readonly<Record<PickPurpose, string>> = {
  scans: '.pdf,.docx,.jpg,.jpeg,.png,.tif,.tiff',
  excel: '.xlsx',
  package: '.asice,.sce,.zip',
  certificate: '.p12,.pfx,.cer,.crt,.pem,.crl',
}

/** Files of a page in a browser: uploads to the host that gave the page, links for what it saves. */
export function browserShell(key: string): PageShell {
  const upload = async (file: File): Promise<PickedFile> => {
    const reply = await fetch('/uploads', {
      method: 'PUT',
      headers: { authorization: `Bearer ${key}`, 'x-file-name': encodeURIComponent(file.name) },
      body: file,
      cache: 'no-store',
      credentials: 'omit',
    }).catch(() => null)
    const body: unknown = reply?.ok ? await reply.json().catch(() => null) : null
    if (typeof body !== 'object' || body === null) throw new AppError('host.gone')
    const { token, name, size, error } = body as Record<string, unknown>
    if (typeof token === 'string' && typeof name === 'string' && typeof size === 'number') return { token, name, size }
    const code = typeof error === 'object' && error !== null ? (error as Record<string, unknown>)['code'] : null
    throw new AppError(typeof code === 'string' ? code : 'host.fault')
  }
  const adoptFiles = async (files: readonly File[]): Promise<readonly PickedFile[]> => {
    const picked: PickedFile[] = []
    // one after the other: scans are large and the host writes them to one disk
    for (const file of files) picked.push(await upload(file))
    return picked
  }
  return {
    async pickFiles({ purpose, many }) {
      return adoptFiles(await askForFiles(accepts[purpose], many))
    },
    adoptFiles,
    async saveFile(link, suggestedName) {
      const anchor = document.createElement('a')
      anchor.href = link
      anchor.download = suggestedName
      anchor.click()
      return true
    },
    async print() {
      window.print()
    },
  }
}

function askForFiles(accept: string, many: boolean): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.multiple = many
    // in the document so that tests and assistive tools can find it
    input.hidden = true
    document.body.append(input)
    const finish = (): void => {
      resolve([...(input.files ?? [])])
      input.remove()
    }
    input.addEventListener('change', finish, { once: true })
    input.addEventListener('cancel', finish, { once: true })
    input.click()
  })
}
