import type { BatchFile } from '#common/contract/scan.ts'

/** Pictures that are one decision, in reading order. */
export interface PictureGroup {
  readonly key: string
  readonly files: readonly BatchFile[]
}

/** The pictures of a batch by decision, in the order of the batch; `pictures` are the files that may be moved. */
export function groupsOf(files: readonly BatchFile[], pictures: ReadonlySet<string>): readonly PictureGroup[] {
  const groups = Map.groupBy(
    files.filter((file) => pictures.has(file.id)),
    (file) => file.group,
  )
  return [...groups].map(([key, own]) => ({ key, files: own }))
}

/** The files of a group once `id` stands in it before `before` (null: at its end). */
export function withPicture(group: PictureGroup, id: string, before: string | null): readonly string[] {
  const others = group.files.map((file) => file.id).filter((one) => one !== id)
  const at = before === null ? -1 : others.indexOf(before)
  return at === -1 ? [...others, id] : [...others.slice(0, at), id, ...others.slice(at)]
}

/** Whether a drop leaves everything as it is. */
export const isSameOrder = (group: PictureGroup, ids: readonly string[]): boolean =>
  group.files.length === ids.length && group.files.every((file, index) => file.id === ids[index])
