export type FileKind = 'pdf' | 'jpeg' | 'png' | 'tiff' | 'word'
/** What the first bytes say a file is, whatever its name. */
export type Identified = FileKind | 'old-office' | 'other-office' | 'empty' | 'unknown'

const starts = (bytes: Uint8Array, ...signature: readonly number[]): boolean => signature.every((b, i) => bytes[i] === b)
const latin = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

/**
 * Tells a file by its magic bytes; takes its first few kilobytes. A PDF may carry up to 1024 bytes before its mark
 * (ISO 32000 leaves readers that freedom). A zip is Word's only when it holds `word/`; the container of .doc, .xls and of Office
 * files with a password, and RTF, are `old-office`; Excel, PowerPoint and OpenDocument files are `other-office`.
 */
export function identify(head: Uint8Array): Identified {
  if (head.length === 0) return 'empty'
  if (starts(head, 0xff, 0xd8, 0xff)) return 'jpeg'
  if (starts(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (starts(head, 0x49, 0x49, 0x2a, 0x00) || starts(head, 0x4d, 0x4d, 0x00, 0x2a)) return 'tiff'
  if (starts(head, 0x49, 0x49, 0x2b, 0x00) || starts(head, 0x4d, 0x4d, 0x00, 0x2b)) return 'tiff'
  if (starts(head, 0xd0, 0xcf, 0x11, 0xe0)) return 'old-office'
  if (latin(head.subarray(0, 1024)).includes('%PDF-')) return 'pdf'
  if (starts(head, 0x50, 0x4b)) return zipKind(latin(head))
  if (starts(head, 0x7b, 0x5c, 0x72, 0x74, 0x66)) return 'old-office'
  return 'unknown'
}

const zipKind = (head: string): Identified => {
  if (/word\/|wordprocessingml/.test(head)) return 'word'
  return /xl\/|ppt\/|spreadsheetml|presentationml|opendocument/.test(head) ? 'other-office' : 'unknown'
}
