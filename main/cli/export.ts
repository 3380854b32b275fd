import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Host } from '#host/start.ts'
import { exit, type Io, WrongUse } from './io.ts'
import type { Given } from './main.ts'
import { withSession } from './session.ts'

/** `so-vang export --dossier ID --key FILE.p12 --out DIR`: signs and writes one package. */
export async function exportPackage(io: Io, given: Given): Promise<number> {
  const { dossier, key, out } = given.values
  if (typeof dossier !== 'string' || typeof key !== 'string' || typeof out !== 'string')
    throw new WrongUse('export cần --dossier, --key và --out.')
  const password = io.env['SO_VANG_KEY_PASSWORD'] ?? (await io.askPassword('Mật khẩu của tệp khóa: '))
  return withSession(given.dataDir, async ({ client, grant, host }) => {
    // before the dossier is frozen: a folder that cannot be made must not cost an export
    await mkdir(out, { recursive: true })
    const { version } = await client.call('dossiers.get', { id: dossier })
    const made = await client.call('packages.export', {
      dossierId: dossier,
      version,
      key: { fileToken: grant(key) },
      password,
      acceptMissing: null,
    })
    const target = join(out, made.fileName)
    await copyOut(host, made.url, target)
    if (given.json)
      io.out(`${JSON.stringify({ packageId: made.packageId, file: target, size: made.size, fingerprint: made.fingerprint })}\n`)
    else io.out(`Đã xuất ${target}\nDấu gói: ${made.fingerprint}\n`)
    return exit.done
  })
}

/** Copies what lies behind a link of the host; a copy that was cut short never bears the package's name. */
async function copyOut(host: Host, url: string, target: string): Promise<void> {
  const { body } = await host.blobs.fetch(url)
  if (!(body instanceof Readable)) throw new Error('the package is not behind its link')
  const part = `${target}.part`
  try {
    await pipeline(body, createWriteStream(part))
    await rename(part, target)
  } finally {
    await rm(part, { force: true })
  }
}
