import { createReadStream, statSync } from 'node:fs'
import type { Readable } from 'node:stream'
import type { HostContext } from '../host.ts'
import { isRefusal } from '../reading/refusal.ts'

/** What a blob link answers: bytes in memory or a stream, never a path. */
export type BlobReply = { status: number; headers: Record<string, string>; body: Uint8Array | Readable | null }

export interface Blobs {
  /** Answers `GET /blobs/…?w=1200`. A forged or expired link is 403. */
  fetch(pathAndQuery: string): Promise<BlobReply>
}

const common = { 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' }
const refuse = (status: number): BlobReply => ({ status, headers: common, body: null })
const maxWidth = 4000

/** Serves page images and files to save, by expiring HMAC links only. The same in both homes of the page. */
export function createBlobs(host: HostContext): Blobs {
  return {
    async fetch(pathAndQuery) {
      const target = host.links.open(pathAndQuery)
      if (!target) return refuse(403)
      const register = host.register()
      if (target.kind === 'export') {
        const row = await register.db
          .selectFrom('exchange_package')
          .select(['file_name', 'sha256'])
          .where('id', '=', target.id)
          .executeTakeFirst()
        if (!row || !register.vault.has(row.sha256)) return refuse(404)
        return file(register.vault.pathOf(row.sha256), row.file_name, 'application/vnd.etsi.asic-e+zip')
      }
      if (!register.vault.has(target.sha256)) return refuse(404)
      const path = register.vault.pathOf(target.sha256)
      if (target.kind === 'file') return file(path, target.name, target.mediaType)
      const asked = Number(new URLSearchParams(pathAndQuery.split('?')[1] ?? '').get('w') ?? 1400)
      const width = Number.isFinite(asked) ? Math.min(maxWidth, Math.max(60, Math.round(asked))) : 1400
      const picture = await register.db
        .selectFrom('page_image')
        .select('image_sha256')
        .where('sha256', '=', target.sha256)
        .where('page', '=', target.page)
        .executeTakeFirst()
      if (picture) return file(register.vault.pathOf(picture.image_sha256), `trang-${target.page}.jpg`, 'image/jpeg')
      const image = await host.viewer().renderPage(path, target.page - 1, { maxWidth: width, signal: new AbortController().signal })
      if (isRefusal(image)) return refuse(404)
      return {
        status: 200,
        headers: { ...common, 'content-type': image.type, 'cache-control': 'private, max-age=3600' },
        body: image.bytes,
      }
    },
  }
}

function file(path: string, name: string, mediaType: string): BlobReply {
  const safe = name.replace(/[^\x20-\x7e]|["\\/]/g, '_')
  return {
    status: 200,
    headers: {
      ...common,
      'content-type': mediaType,
      'content-length': String(statSync(path).size),
      'content-disposition': `attachment; filename="${safe}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store',
    },
    body: createReadStream(path),
  }
}
