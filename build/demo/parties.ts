import { mkdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { contract, events, type HostClient } from '#common/contract/index.ts'
import { createClient } from '#common/rpc/client.ts'
import { portPair } from '#common/rpc/ports.ts'
import { createHost, type Host } from '#host/start.ts'

/** A sample register spoken to as a window would, without a window. */
export type Party = { host: Host; client: HostClient; folder: string; grant(path: string): string; close(): Promise<void> }

async function open(folder: string): Promise<Party> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const host = await createHost({ dataDir: folder })
  const [mine, theirs] = portPair()
  host.connect(theirs)
  return {
    host,
    client: createClient(contract, events, mine),
    folder,
    grant: (path) => host.grants.mint({ path, name: basename(path), temporary: false }),
    async close() {
      mine.close()
      await host.close()
    },
  }
}

/** The college: the sample register with its people. */
export async function openSender(out: string): Promise<Party> {
  const party = await open(join(out, 'truong'))
  await party.client.call('sample.open', {})
  return party
}

/** The receiving department: an empty sample register of another unit. */
export async function openReceiver(out: string): Promise<Party> {
  const party = await open(join(out, 'so-noi-vu'))
  await party.host.context.openSample()
  await party.client.call('app.setUp', {
    officerName: 'Phạm Đức Huấn (mẫu)',
    unit: { name: 'Sở Nội vụ tỉnh Hòa Giang', type: 'soNganh', shortName: 'SNV', code: 'H99', province: 'Hòa Giang' },
    superior: null,
  })
  return party
}
