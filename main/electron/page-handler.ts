import { join } from 'node:path'
import { contentSecurityPolicy } from '#common/contract/csp.ts'
import { pageHost, pageScheme } from '#common/contract/names.ts'
import { pageFile } from '#common/contract/page-files.ts'

export type Blob = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: ReadableStream<Uint8Array> | null
}

export type PageSources = {
  /** the folder of the built page */
  readonly root: string
  readonly readFile: (path: string) => Promise<Uint8Array<ArrayBuffer>>
  /** what the host answers to a blob link */
  readonly openBlob: (link: string) => Promise<Blob>
}

/** The headers of every answer under `app://so-vang/`; the policy is the one the loopback home sends. */
export const headersFor = (contentType: string | null): Record<string, string> => ({
  ...(contentType ? { 'content-type': contentType } : {}),
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
})

/** The file a URL of the page's origin asks for, inside `root` and nowhere else; null where it asks for none. */
export function assetPathFor(url: string, root: string): { readonly path: string; readonly mediaType: string } | null {
  if (!URL.canParse(url)) return null
  const { protocol, host, pathname } = new URL(url)
  if (protocol !== `${pageScheme}:` || host !== pageHost) return null
  const file = pageFile(pathname === '' ? '/' : pathname)
  return file ? { path: join(root, ...file.names), mediaType: file.mediaType } : null
}

/** Answers every request to `app://`: files of the page, blobs from the host, nothing else. */
export function createPageHandler({ root, readFile, openBlob }: PageSources): (request: Request) => Promise<Response> {
  const refuse = (status: number): Response => new Response(null, { status, headers: headersFor(null) })
  return async (request) => {
    if (request.method !== 'GET') return refuse(405)
    const { protocol, host, pathname, search } = new URL(request.url)
    if (protocol !== `${pageScheme}:` || host !== pageHost) return refuse(404)
    if (pathname.startsWith('/blobs/')) {
      const blob = await openBlob(`${pathname}${search}`)
      return new Response(blob.body, { status: blob.status, headers: { ...headersFor(null), ...blob.headers } })
    }
    const asset = assetPathFor(request.url, root)
    if (!asset) return refuse(404)
    const body = await readFile(asset.path).catch(() => null)
    return body ? new Response(body, { headers: headersFor(asset.mediaType) }) : refuse(404)
  }
}
