import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../clock.ts'

/** What a link may open: a page image, or a file to save. Never a path. */
export type LinkTarget =
  | { kind: 'page'; sha256: string; page: number }
  | { kind: 'file'; sha256: string; name: string; mediaType: string }
  | { kind: 'export'; id: string }

/**
 * Expiring HMAC links to bytes (DESIGN.md, Loopback): frames never carry bytes. The key lives as long as the host, so
 * a link dies with it. The path is relative (`/blobs/…`): the same in Electron's `app://so-vang` and on loopback.
 */
export interface Links {
  to(target: LinkTarget): string
  /** The target of a path with its query, null where it is forged or expired. */
  open(pathAndQuery: string): LinkTarget | null
}

const lifetime = 12 * 3_600_000

export function createLinks(clock: Clock, key: Buffer = randomBytes(32)): Links {
  const mac = (text: string) => createHmac('sha256', key).update(text).digest('base64url')
  return {
    to(target) {
      // rounded, so that the same picture keeps the same address for an hour and the browser's memory cache works
      const until = Math.ceil(clock.now().getTime() / 3_600_000) * 3_600_000 + lifetime
      const body = Buffer.from(JSON.stringify([target, until])).toString('base64url')
      return `/blobs/${body}.${mac(body)}`
    },
    open(pathAndQuery) {
      const match = /^\/blobs\/([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)(\?.*)?$/.exec(pathAndQuery)
      if (!match?.[1] || !match[2]) return null
      const given = Buffer.from(match[2])
      const expected = Buffer.from(mac(match[1]))
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
      const [target, until] = JSON.parse(Buffer.from(match[1], 'base64url').toString('utf8')) as [LinkTarget, number]
      return until >= clock.now().getTime() ? target : null
    },
  }
}
