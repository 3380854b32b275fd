const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The media type a name stands for; the bytes were checked when the file was inspected. */
export function mediaTypeOf(name: string): string {
  const end = name.toLowerCase().split('.').at(-1) ?? ''
  const types: Record<string, string> = {
    pdf: 'application/pdf',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    png: 'image/png',
    tif: 'image/tiff',
    tiff: 'image/tiff',
    docx: WORD,
  }
  // a name may end in `constructor`
  return (Object.hasOwn(types, end) ? types[end] : undefined) ?? 'application/octet-stream'
}
