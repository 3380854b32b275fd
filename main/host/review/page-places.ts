import type { PagePlace } from '#common/domain/review/to-records.ts'
import type { Draft } from '#common/model/draft.ts'
import { type Db, draftsRepository as drafts } from './drafts.repository.ts'
import { ownPages } from './parts.ts'

/** A page of a draft: where it lies, its size in pixels as shown, and by how many degrees clockwise it stands upright. */
export type SizedPage = PagePlace & { width: number; height: number; turn: 0 | 90 | 180 | 270 }

/** A page nobody has read yet: A4 at 200 dots an inch. */
const unknownSize = { width: 1654, height: 2339, turn: 0 as const }
/** SQLite takes so many values in one question. */
const most = 500

/** The pages of each of these drafts in reading order, with as few questions as one draft needs. */
export async function pagePlaces(db: Db, contents: readonly Pick<Draft, 'files' | 'pageNumbers'>[]): Promise<SizedPage[][]> {
  const hashes = [...new Set(contents.flatMap((content) => content.files.map((file) => file.sha256)))]
  const sizes = new Map<string, Pick<SizedPage, 'width' | 'height' | 'turn'>>()
  for (let from = 0; from < hashes.length; from += most) {
    for (const row of await drafts.pageSizes(db, hashes.slice(from, from + most))) sizes.set(`${row.sha256} ${row.page}`, row)
  }
  return contents.map((content) => {
    const all = content.files.flatMap((file) =>
      Array.from({ length: file.pages }, (_, index) => ({ sha256: file.sha256, filePage: index + 1 })),
    )
    return ownPages(content).flatMap((page) => {
      const place = all[page - 1]
      if (!place) return []
      const { width, height, turn } = sizes.get(`${place.sha256} ${place.filePage}`) ?? unknownSize
      return [{ page, ...place, width, height, turn }]
    })
  })
}
