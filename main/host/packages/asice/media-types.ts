/** Kinds of file a package may carry as attachment, each with the bytes it must begin with (PACKAGES.md section 5.12). */
const KINDS: readonly { extension: string; mediaType: string; magic: string }[] = [
  { extension: 'pdf', mediaType: 'application/pdf', magic: '255044462d' },
  { extension: 'png', mediaType: 'image/png', magic: '89504e470d0a1a0a' },
  { extension: 'jpg', mediaType: 'image/jpeg', magic: 'ffd8ff' },
  // scanners write both byte orders
  { extension: 'tif', mediaType: 'image/tiff', magic: '49492a00' },
  { extension: 'tif', mediaType: 'image/tiff', magic: '4d4d002a' },
  { extension: 'docx', mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', magic: '504b0304' },
  { extension: 'xlsx', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', magic: '504b0304' },
]

/** The extension an attachment of this media type has in a package; undefined for a kind packages do not carry. */
export const extensionOf = (mediaType: string): string | undefined => KINDS.find((kind) => kind.mediaType === mediaType)?.extension

/** Whether a file that begins with `head` can be of the media type its entry name and descriptor say. */
export const matchesKind = (extension: string, mediaType: string, head: Buffer): boolean =>
  KINDS.some(
    (kind) =>
      kind.extension === extension &&
      kind.mediaType === mediaType &&
      head.subarray(0, kind.magic.length / 2).toString('hex') === kind.magic,
  )

/** as many first bytes as the longest mark needs */
export const MAGIC_BYTES = 8
