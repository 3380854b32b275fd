import type { Transaction } from 'kysely'
import { PageResult } from '#common/model/page.ts'
import type { Database } from '../database/open.ts'
import type { DraftTable, Schema } from '../database/schema.ts'

type Db = Database | Transaction<Schema>

/**
 * What a draft was made of, as one key: the hashes of its files in order, and where it holds only some of their pages (a file of
 * several decisions) those pages, in ascending order. Two drafts of one key never live beside each other.
 */
export const filesKeyOf = (sha256s: readonly string[], pages?: readonly number[] | undefined): string =>
  sha256s.join(' ') + (pages ? `#${[...pages].sort((a, b) => a - b).join(',')}` : '')

/** The files and pages of a key; `pages` is null where the draft holds them all. */
export function partsOfKey(key: string): { readonly files: string; readonly pages: readonly number[] | null } {
  const [files = '', pages] = key.split('#')
  return { files, pages: pages === undefined ? null : pages.split(',').map(Number) }
}

const overlap = (a: readonly number[] | null, b: readonly number[] | null): boolean =>
  a === null || b === null || a.some((page) => b.includes(page))

/** Drafts of the same files that are not discarded, in the order of their pages. */
export async function liveDraftsOf(db: Db, key: string): Promise<DraftTable[]> {
  const { files } = partsOfKey(key)
  const rows = await db
    .selectFrom('draft')
    .selectAll()
    .where((e) => e.or([e('files_key', '=', files), e('files_key', 'like', `${files}#%`)]))
    .where('state', '<>', 'discarded')
    .execute()
  const first = (row: DraftTable) => partsOfKey(row.files_key).pages?.[0] ?? 1
  return rows.sort((a, b) => first(a) - first(b))
}

/** Is there another draft, not discarded, that holds any of the same pages? */
export async function hasLiveTwin(db: Db, { id, files_key }: Pick<DraftTable, 'id' | 'files_key'>): Promise<boolean> {
  const own = partsOfKey(files_key).pages
  return (await liveDraftsOf(db, files_key)).some((row) => row.id !== id && overlap(own, partsOfKey(row.files_key).pages))
}

/**
 * Every page of these files as read, in order; null where one is missing. Pages read by `engine` where they are all there, else the
 * latest reading of each page.
 */
export async function pagesOfFiles(
  db: Db,
  files: readonly { readonly sha256: string; readonly pages: number }[],
  engine: string,
): Promise<PageResult[] | null> {
  const pages: PageResult[] = []
  for (const file of files) {
    const rows = await db
      .selectFrom('page_result')
      .select(['page', 'engine', 'result'])
      .where('sha256', '=', file.sha256)
      .orderBy('created_at', 'desc')
      .execute()
    const current = rows.filter((row) => row.engine === engine)
    const usable = current.length >= file.pages ? current : rows
    for (let page = 1; page <= file.pages; page++) {
      const row = usable.find((one) => one.page === page)
      if (!row) return null
      pages.push(PageResult.parse(JSON.parse(row.result)))
    }
  }
  return pages
}
