import { open, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { newId } from '../clock.ts'
import { refusalOf } from '../database/database-error.ts'
import type { Host } from '../start.ts'

const maxBytes = 2 * 1024 ** 3

export type UploadReply =
  | { token: string; name: string; size: number }
  | { error: { code: string; params: Record<string, string | number> } }

/** The last part of a path as a browser or a person may write it, without control characters. */
export function bareName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? ''
  return (
    last
      .replace(/\p{Cc}/gu, '')
      .normalize('NFC')
      .slice(-255) || 'tep'
  )
}

/** Takes an uploaded file into the incoming folder and mints a token for it. The name is data, never a path. */
export async function receiveUpload(request: IncomingMessage, host: Host): Promise<UploadReply> {
  const given = request.headers['x-file-name']
  let name = 'tep'
  try {
    name = bareName(decodeURIComponent(typeof given === 'string' ? given : ''))
  } catch {
    // a name that cannot be decoded is no reason to refuse the file
  }
  const path = join(host.context.register().vault.incoming, newId())
  let size = 0
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      for await (const chunk of request as AsyncIterable<Buffer>) {
        size += chunk.length
        if (size > maxBytes) break
        // `write` may write a part only (a disk that is nearly full); this writes all or throws
        await file.appendFile(chunk)
      }
    } finally {
      await file.close()
    }
  } catch (error) {
    await rm(path, { force: true })
    const refusal = refusalOf(error)
    if (refusal) return { error: { code: refusal.code, params: {} } }
    throw error
  }
  if (size > maxBytes) {
    await rm(path, { force: true })
    return { error: { code: 'file.tooLarge', params: { limit: maxBytes } } }
  }
  return { token: host.grants.mint({ path, name, temporary: true }), name, size }
}
