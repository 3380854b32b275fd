import { createReadStream, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { HostContext } from '../host.ts'
import { cutOut } from '../reading/page-piece.ts'
import type { OpenRegister } from '../register/open-register.ts'
import { createPagePictures, type PagePictures } from './page-pictures.ts'
import { pictureAsked } from './picture-query.ts'

/** What a blob link answers: bytes in memory or a stream, never a path. */
export type BlobReply = { status: number; headers: Record<string, string>; body: Uint8Array | Readable | null }

export interface Blobs {
  /** Answers `GET /blobs/…?w=1200` and `?cut=x,y,w,h&h=76` (picture-query.ts). A forged or expired link is 403. */
  fetch(pathAndQuery: string): Promise<BlobReply>
}

const common = { 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' }
const refuse = (status: number): BlobReply => ({ status, headers: common, body: null })
const picture = (bytes: Uint8Array): BlobReply => ({
  status: 200,
  headers: { ...common, 'content-type': 'image/jpeg', 'cache-control': 'private, max-age=3600' },
  body: bytes,
})

/** Serves page images and files to save, by expiring HMAC links only. The same in both homes of the page. */
export function createBlobs(host: HostContext): Blobs {
  const pictures = new WeakMap<OpenRegister, PagePictures>()
  const picturesOf = (register: OpenRegister): PagePictures => {
    const known = pictures.get(register) ?? createPagePictures(register.vault.pictures, () => host.viewer())
    pictures.set(register, known)
    return known
  }
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
      const asked = pictureAsked(pathAndQuery)
      const drawn = await register.db
        .selectFrom('page_image')
        .select('image_sha256')
        .where('sha256', '=', target.sha256)
        .where('page', '=', target.page)
        .executeTakeFirst()
      if (drawn) {
        // drawn while the password of the file was at hand
        const own = register.vault.pathOf(drawn.image_sha256)
        if (!('box' in asked)) return file(own, `trang-${target.page}.jpg`, 'image/jpeg')
        const piece = await cutOut(await readFile(own), asked)
        return piece ? picture(piece) : refuse(404)
      }
      const bytes = await picturesOf(register).of({ path, sha256: target.sha256, page: target.page }, asked)
      return bytes ? picture(bytes) : refuse(404)
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
