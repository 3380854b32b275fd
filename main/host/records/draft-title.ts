import { pagesInWords } from '#common/domain/extraction/build-drafts.ts'
import { commonPartOf } from '#common/domain/extraction/group-files.ts'

/** What a draft is called in lists: its file, the common part of its page images, and where it is a part of a file its pages. */
export const titleOf = (fileNames: readonly string[], pageNumbers: readonly number[] | undefined): string => {
  const [first = ''] = fileNames
  const name = fileNames.length > 1 ? commonPartOf(first) : first
  return pageNumbers ? `${name} (${pagesInWords([...pageNumbers].sort((a, b) => a - b))})` : name
}
