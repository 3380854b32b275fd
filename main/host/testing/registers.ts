import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { contract, events, type HostClient } from '#common/contract/index.ts'
import { createClient } from '#common/rpc/client.ts'
import { portPair } from '#common/rpc/ports.ts'
import type { Clock } from '../clock.ts'
import type { Reader } from '../reading/reader.ts'
import { createHost, type Host } from '../start.ts'

/** A host on a folder of its own, spoken to through the contract, with a unit set up. */
export type TestHost = {
  host: Host
  client: HostClient
  dataDir: string
  grant: (path: string, name?: string) => string
  restart: () => Promise<void>
  close: () => Promise<void>
}

export const testSetUp = {
  officerName: 'Võ Thị Ngọc Ánh',
  unit: { name: 'Trường Cao đẳng Kỹ thuật Nam Hòa', type: 'donViSuNghiep', shortName: 'CĐKTNH', code: 'H99.15', province: 'Hòa Giang' },
  superior: { name: 'Sở Nội vụ tỉnh Hòa Giang', code: 'H99' },
}

/** Starts a host in a fresh temporary folder. `close` removes the folder too. */
export async function startTestHost(options: { reader?: () => Reader; clock?: Clock; setUp?: boolean } = {}): Promise<TestHost> {
  const dataDir = mkdtempSync(join(tmpdir(), 'so-vang-host-'))
  const files = mkdtempSync(join(tmpdir(), 'so-vang-files-'))
  const open = async () => {
    const host = await createHost({
      dataDir,
      ...(options.reader ? { reader: options.reader } : {}),
      ...(options.clock ? { clock: options.clock } : {}),
    })
    const [mine, theirs] = portPair()
    host.connect(theirs)
    return { host, client: createClient(contract, events, mine) }
  }
  let opened = await open()
  if (options.setUp !== false) await opened.client.call('app.setUp', testSetUp)
  return {
    get host() {
      return opened.host
    },
    get client() {
      return opened.client
    },
    dataDir,
    grant(path, name = basename(path)) {
      const copy = join(files, `${Math.random().toString(36).slice(2)}-${name}`)
      copyFileSync(path, copy)
      return opened.host.grants.mint({ path: copy, name, temporary: true })
    },
    async restart() {
      await opened.host.close()
      opened = await open()
    },
    async close() {
      await opened.host.close()
      rmSync(dataDir, { recursive: true, force: true })
      rmSync(files, { recursive: true, force: true })
    },
  }
}

/** Waits until a batch is read, refused or stopped; gives its last view. */
export async function untilBatchRests(client: HostClient, batchId: string, timeoutMs = 120_000) {
  const end = Date.now() + timeoutMs
  for (;;) {
    const view = await client.call('scan.batch', { id: batchId })
    if (view.state !== 'running') return view
    if (Date.now() > end) throw new Error(`batch still ${view.state}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
