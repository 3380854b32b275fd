import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { contract, events, type HostClient } from '#common/contract/index.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { createClient } from '#common/rpc/client.ts'
import { portPair } from '#common/rpc/ports.ts'
import { createHost, type Host } from '#host/start.ts'

/** A register opened for one command, spoken to through the contract like any window. */
export type Session = { host: Host; client: HostClient; grant: (path: string) => string; close: () => Promise<void> }

/** Opens the register in a folder. @throws AppError as `createHost` */
export async function openSession(dataDir: string): Promise<Session> {
  const host = await createHost({ dataDir })
  const [mine, theirs] = portPair()
  host.connect(theirs)
  return {
    host,
    client: createClient(contract, events, mine),
    grant(path) {
      const full = resolve(path)
      if (!existsSync(full)) throw new AppError('file.missing')
      return host.grants.mint({ path: full, name: basename(full), temporary: false })
    },
    async close() {
      mine.close()
      await host.close()
    },
  }
}

/** Opens, works, closes, whatever happens. */
export async function withSession<T>(dataDir: string, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await openSession(dataDir)
  try {
    return await work(session)
  } finally {
    await session.close()
  }
}
