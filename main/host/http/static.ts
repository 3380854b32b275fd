import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
}

/**
 * A file of the built page by its URL path; null where it is none. Only known types, only inside the folder, however
 * the path is written.
 */
export async function staticFile(root: string, urlPath: string): Promise<{ headers: Record<string, string>; body: Buffer } | null> {
  let path: string
  try {
    path = decodeURIComponent(urlPath)
  } catch {
    return null
  }
  if (path.includes('\0') || path.includes('\\') || path.split('/').includes('..')) return null
  const full = normalize(join(root, path === '/' ? 'index.html' : path))
  if (!full.startsWith(normalize(root) + sep)) return null
  const type = types[extname(full)]
  if (!type) return null
  try {
    return { headers: { 'content-type': type }, body: await readFile(full) }
  } catch {
    return null
  }
}
