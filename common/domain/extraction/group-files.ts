const image = /\.(jpe?g|png|tiff?)$/i
/** `A002-p1`, `A002_tr 2`, `scan (3)`, `scan 4`: a common part and a final page number. */
const numbered = /^(.*?)(?:[\s_-]*(?:p|tr|trang|page)[\s._-]*(\d{1,3})|\s*\((\d{1,3})\)|[\s_-]+(\d{1,2}))$/iu

const bare = (name: string): string => name.normalize('NFC').replace(/\.[^.]+$/, '')

/**
 * Which files are pages of one decision: images whose names differ only in a final page number (DESIGN.md, Command
 * line). Gives for each name the key of its group; files of one group stand in page order by `pageNumberOf`.
 * A single image, and every file that is no image, is a group of its own.
 */
export function groupPageImages(names: readonly string[]): string[] {
  const stems = names.map((name) => (image.test(name) ? (numbered.exec(bare(name))?.[1] ?? '').trim().toLocaleLowerCase('vi') : ''))
  const counts = new Map<string, number>()
  for (const stem of stems) if (stem !== '') counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return names.map((name, index) => {
    const stem = stems[index] ?? ''
    return stem !== '' && (counts.get(stem) ?? 0) > 1 ? `pages:${stem}` : `file:${index}:${name}`
  })
}

/** The page number at the end of an image's name; null where there is none. */
export function pageNumberOf(name: string): number | null {
  const match = image.test(name) ? numbered.exec(bare(name)) : null
  const digits = match?.[2] ?? match?.[3] ?? match?.[4]
  return digits === undefined ? null : Number(digits)
}

/** The common part of a group's names, as the decision is then called. */
export const commonPartOf = (name: string): string => (image.test(name) ? (numbered.exec(bare(name))?.[1]?.trim() ?? '') : '') || bare(name)
