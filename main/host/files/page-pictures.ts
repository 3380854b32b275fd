import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Box } from '#common/model/draft.ts'
import { newId } from '../clock.ts'
import { cutOut, shrink, type Turn } from '../reading/page-piece.ts'
import type { Reader } from '../reading/reader.ts'
import { isRefusal } from '../reading/refusal.ts'

/** A page is drawn once at this width, pixels: enough for the lens at twice the size on an A4 page (240 dots an inch). */
const pageWidth = 2000
/** Pictures at most this wide are thumbnails, made from the drawn page. */
const thumbWidth = 400
const defaultBudget = 256 * 1024 * 1024

/** What is asked of a page's picture: all of it about `width` pixels wide, or the piece at `box` turned upright, `height` pixels high. */
export type PictureAsked = { width: number } | { box: Box; height: number; turn: Turn }

export interface PagePictures {
  /** The picture as JPEG; null where the page cannot be drawn. `path`: the file; `page` counts from 1. */
  of(source: { path: string; sha256: string; page: number }, asked: PictureAsked): Promise<Uint8Array | null>
}

/** Removes the drawn pages of a file, for one that must not be kept. */
export function dropPictures(folder: string, sha256: string): void {
  for (const name of namesIn(folder)) if (name.startsWith(sha256)) rmSync(join(folder, name), { force: true })
}

/**
 * Draws a page once and answers every width from that picture: drawing takes 0.3 to 1.4 s, a read of the disk 1 ms. Pictures
 * stay on disk up to `budget` bytes; the one not looked at for longest goes first. Two who ask at once wait for one drawing.
 */
export function createPagePictures(folder: string, viewer: () => Pick<Reader, 'renderPage'>, budget = defaultBudget): PagePictures {
  const drawing = new Map<string, Promise<Uint8Array | null>>()
  let used: number | null = null

  async function kept(name: string, make: () => Promise<Uint8Array | null>): Promise<Uint8Array | null> {
    const path = join(folder, name)
    const known = await readFile(path).catch(() => null)
    if (known) {
      const now = new Date()
      await utimes(path, now, now).catch(() => undefined)
      return known
    }
    const running = drawing.get(name)
    if (running) return running
    const fresh = make().then(async (bytes) => {
      // a disk that is full costs the next look some time, not this one the page
      if (bytes) await keep(path, bytes).catch(() => undefined)
      return bytes
    })
    drawing.set(name, fresh)
    return fresh.finally(() => drawing.delete(name))
  }

  async function keep(path: string, bytes: Uint8Array): Promise<void> {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const part = join(folder, `${newId()}.part`)
    try {
      await writeFile(part, bytes, { mode: 0o600 })
      await rename(part, path)
    } finally {
      await rm(part, { force: true })
    }
    used = (used ?? sizeOf(folder)) + bytes.length
    if (used > budget) used = prune(folder, budget * 0.8)
  }

  return {
    async of({ path, sha256, page }, asked) {
      const whole = (): Promise<Uint8Array | null> =>
        kept(`${sha256}-${page}.jpg`, async () => {
          const image = await viewer().renderPage(path, page - 1, { maxWidth: pageWidth })
          return isRefusal(image) ? null : image.bytes
        })
      if ('box' in asked) {
        const bytes = await whole()
        return bytes && cutOut(bytes, asked)
      }
      if (asked.width > thumbWidth) return whole()
      return kept(`${sha256}-${page}-nho.jpg`, async () => {
        const bytes = await whole()
        return bytes && shrink(bytes, thumbWidth)
      })
    },
  }
}

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
type Kept = { path: string; size: number; seen: number }
const filesIn = (folder: string): Kept[] =>
  namesIn(folder).flatMap((name) => {
    const path = join(folder, name)
    const found = statSync(path, { throwIfNoEntry: false })
    return found ? [{ path, size: found.size, seen: found.mtimeMs }] : []
  })
const sizeOf = (folder: string): number => filesIn(folder).reduce((sum, file) => sum + file.size, 0)

/** Removes the pictures not looked at for longest until the rest takes at most `budget` bytes; gives what the rest takes. */
function prune(folder: string, budget: number): number {
  const files = filesIn(folder).sort((a, b) => a.seen - b.seen)
  let used = files.reduce((sum, file) => sum + file.size, 0)
  for (const file of files) {
    if (used <= budget) break
    rmSync(file.path, { force: true })
    used -= file.size
  }
  return used
}
