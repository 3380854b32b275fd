import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ControlContract } from '#common/contract/control.ts'
import { AppError } from '#common/rpc/app-error.ts'
import type { Handlers } from '#common/rpc/serve.ts'
import { randomToken } from './clock.ts'
import { refusalOf } from './database/database-error.ts'
import type { Host } from './start.ts'

/** What Electron's own process may ask of the host (common/contract/control.ts). */
export function controlHandlers(host: Host, end: () => void): Handlers<ControlContract, null> {
  return {
    async 'control.grant'({ paths }) {
      const files = []
      for (const path of paths) {
        const stats = await stat(path).catch(() => null)
        if (!stats?.isFile()) continue
        const name = basename(path).normalize('NFC')
        files.push({ token: host.grants.mint({ path, name, temporary: false }), name, size: stats.size })
      }
      return { files }
    },
    async 'control.save'({ link, path }) {
      const blob = await host.blobs.fetch(link)
      if (blob.status !== 200 || !blob.body) throw new AppError('file.missing')
      await writeWhole(path, blob.body)
      return { saved: true }
    },
    'control.busy': () => ({ busy: host.isBusy() }),
    async 'control.idle'(_input, { signal }) {
      while (host.isBusy()) await sleep(500, undefined, { signal })
      return {}
    },
    async 'control.close'() {
      await host.close()
      // the answer must leave before the process does
      setImmediate(end)
      return {}
    },
  }
}

/** Beside its place, then moved in: a full disk or a pulled stick leaves the old file as it was. */
async function writeWhole(path: string, body: Uint8Array | Readable): Promise<void> {
  const beside = `${path}.${randomToken(6)}.tmp`
  try {
    await pipeline(body instanceof Readable ? body : Readable.from([body]), createWriteStream(beside, { flags: 'wx', flush: true }))
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw refusalOf(error) ?? error
  }
}
