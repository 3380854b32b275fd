const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff: 'font/woff',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
}

/**
 * The file of the built page that a URL path asks for, as plain names below its folder, with its media type; null where
 * it asks for anything else. Both homes serve by this rule only: known types, no way out of the folder however the
 * path is written (encoded, doubly encoded, backslashes, drive letters, NUL), no hidden files.
 */
export function pageFile(urlPath: string): { readonly names: readonly string[]; readonly mediaType: string } | null {
  const path = decoded(urlPath === '/' ? '/index.html' : urlPath)
  if (!path?.startsWith('/')) return null
  const names = path.slice(1).split('/')
  if (!names.every((name) => /^[\w-][\w.-]*$/.test(name))) return null
  const extension = /\.([a-z0-9]+)$/.exec(names.at(-1) ?? '')?.[1] ?? ''
  const mediaType = Object.hasOwn(mediaTypes, extension) ? mediaTypes[extension] : undefined
  return mediaType ? { names, mediaType } : null
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
