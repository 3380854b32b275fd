import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Actor } from '#common/contract/app.ts'
import { type Contract, contract, type events as eventSchemas } from '#common/contract/index.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { dispatch, type ServeOptions, serve } from '#common/rpc/serve.ts'
import type { Port } from '#common/rpc/wire.ts'
import { type Clock, systemClock } from './clock.ts'
import { mapDatabaseError, refusalOf } from './database/database-error.ts'
import { createEventBus } from './events.ts'
import { type Blobs, createBlobs } from './files/blobs.ts'
import { createGrants, type Grants } from './files/grants.ts'
import { createLinks } from './files/links.ts'
import { createHandlers } from './handlers.ts'
import type { HostContext } from './host.ts'
import { createTurns } from './in-turn.ts'
import { jobKindsOf } from './job-kinds.ts'
import { openLog } from './log.ts'
import { loadPacks } from './packs/load-packs.ts'
import { createReader, type Reader } from './reading/reader.ts'
import { type OpenRegister, openRegister } from './register/open-register.ts'
import { packsDir } from './resources.ts'
import { sweepIncoming } from './scan/sweep-incoming.ts'
import { version } from './version.ts'

export type HostOptions = {
  /** the folder of the officer's register; made with 0700 where it is missing */
  dataDir: string
  clock?: Clock
  /** tests and the command line may give a reader of their own */
  reader?: () => Reader
}

/** The running application: everything a window, the command line or a test needs of it. */
export interface Host {
  readonly context: HostContext
  readonly grants: Grants
  readonly blobs: Blobs
  /** Serves the contract on one port until it closes. Returns how to stop. */
  connect(port: Port): () => void
  /** Runs one call in this process. @throws AppError */
  call<K extends keyof Contract & string>(method: K, input: unknown, signal?: AbortSignal): Promise<unknown>
  /** Is a job running? Closing the last window asks. */
  isBusy(): boolean
  close(): Promise<void>
}

/**
 * Builds the application: the composition root. Opens the register (made empty at first start).
 * @throws AppError `register.locked`, `register.newer`, `register.damaged`, `register.folderReadOnly`, `register.diskFull`, `pack.bad`
 */
export async function createHost(options: HostOptions): Promise<Host> {
  const clock = options.clock ?? systemClock
  const { dataDir } = options
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    chmodSync(dataDir, 0o700)
  } catch (error) {
    throw mapDatabaseError(error)
  }
  const events = createEventBus()
  const log = openLog(dataDir, clock)
  const { packs } = await loadPacks({ builtInDir: packsDir(), overrideDir: join(dataDir, 'packs') })
  const makeReader = options.reader ?? (() => createReader())
  let reader: Reader | null = null
  let viewer: Reader | null = null
  const readerOnce = (): Reader => {
    reader ??= makeReader()
    return reader
  }
  const viewerOnce = (): Reader => {
    viewer ??= createReader({ poolSize: 1 })
    return viewer
  }

  const open = (dir: string, sample: boolean): Promise<OpenRegister> =>
    openRegister({
      dir,
      sample,
      clock,
      events,
      sweep: sweepIncoming,
      jobKinds: (register) => jobKindsOf({ register, reader: readerOnce, clock, events, packs }),
    })
  let current = await open(dataDir, false)
  // two windows may ask at the same moment
  const inTurn = createTurns()
  const swap = (dir: string, sample: boolean): Promise<void> =>
    inTurn(async () => {
      if (current.sample === sample) return
      const next = await open(dir, sample)
      const previous = current
      current = next
      await previous.close()
      events.emit('register.opened', { sample })
    })
  const context: HostContext = {
    version,
    dataDir,
    clock,
    log,
    events,
    grants: createGrants(clock),
    links: createLinks(clock),
    packs,
    reader: readerOnce,
    viewer: viewerOnce,
    register: () => current,
    readyRegister() {
      if (!current.identity()) throw new AppError('register.notReady')
      return current
    },
    openSample: () => swap(join(dataDir, 'mau'), true),
    closeSample: () => swap(dataDir, false),
  }
  const serveOptions: ServeOptions<Contract, Actor> = {
    contract,
    handlers: createHandlers(context),
    actor: () => current.actor(),
    may: (actor, access) => access === 'open' || access === 'read' || actor.roles.includes(access),
    refusalOf,
    onFault: (error, method) => current.log.fault(error, method),
  }
  const connections = new Set<() => void>()
  return {
    context,
    grants: context.grants,
    blobs: createBlobs(context),
    connect(port) {
      const { emit, stop } = serve<Contract, typeof eventSchemas, Actor>(port, serveOptions, () => disconnect())
      const unlisten = events.listen((name, payload) => emit(name, payload))
      const disconnect = () => {
        connections.delete(disconnect)
        unlisten()
        stop()
      }
      connections.add(disconnect)
      return disconnect
    },
    call: (method, input, signal = new AbortController().signal) => dispatch(serveOptions, method, input, signal),
    isBusy: () => current.jobs.isBusy(),
    async close() {
      for (const disconnect of connections) disconnect()
      await inTurn(() => current.close())
      await Promise.all([reader?.close(), viewer?.close()])
    },
  }
}
