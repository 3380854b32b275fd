const scanEndings = /\.(pdf|docx|jpe?g|png|tiff?)$/i
/** What systems leave in folders; nobody chose them, so nobody is told. */
const systemFiles = /^(thumbs\.db|desktop\.ini|\.ds_store|~\$.*|\..*)$/i

export interface ScanChoice<F> {
  /** scans, in the order of their folders and names, “trang 2” before “trang 10” */
  readonly scans: readonly F[]
  /** names of files that are no scans */
  readonly leftOut: readonly string[]
  /** the one folder they all came from, as the name of the batch; null where there is none */
  readonly folder: string | null
}

interface NamedFile {
  readonly name: string
  /** path inside the chosen folder, '' for a file chosen by itself */
  readonly webkitRelativePath: string
}

const order = new Intl.Collator('vi', { numeric: true, sensitivity: 'base' })

/** Sorts what an officer chose or dropped into scans and the rest, by name only; the host looks at the bytes. */
export function chooseScans<F extends NamedFile>(files: readonly F[]): ScanChoice<F> {
  const wanted = files.filter((file) => !systemFiles.test(file.name))
  const place = (file: F): string => file.webkitRelativePath || file.name
  const scans = wanted.filter((file) => scanEndings.test(file.name)).toSorted((a, b) => order.compare(place(a), place(b)))
  const folders = new Set(scans.map((file) => file.webkitRelativePath.split('/').slice(0, -1)[0] ?? ''))
  const [folder] = folders
  return {
    scans,
    leftOut: wanted.filter((file) => !scanEndings.test(file.name)).map((file) => file.name),
    folder: folders.size === 1 && folder ? folder.normalize('NFC').trim().slice(0, 120) || null : null,
  }
}

/** At most `most` names, then how many more: what a line has room for. */
export function someNames(names: readonly string[], most = 3): { readonly shown: string; readonly more: number } {
  return { shown: names.slice(0, most).join(', '), more: Math.max(0, names.length - most) }
}
