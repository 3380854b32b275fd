import type { z } from 'zod'
import type { Actor } from '#common/contract/app.ts'
import type { Contract } from '#common/contract/index.ts'
import type { Packs } from '#common/model/pack.ts'
import type { Handlers } from '#common/rpc/serve.ts'
import type { Clock } from './clock.ts'
import type { EventBus } from './events.ts'
import type { Grants } from './files/grants.ts'
import type { Links } from './files/links.ts'
import type { Log } from './log.ts'
import type { Reader } from './reading/reader.ts'
import type { OpenRegister } from './register/open-register.ts'

/** What every feature's handlers are made from. Features know nothing of windows, ports or Electron. */
export interface HostContext {
  readonly version: string
  readonly dataDir: string
  readonly clock: Clock
  readonly log: Log
  readonly events: EventBus
  readonly grants: Grants
  readonly links: Links
  readonly packs: Packs
  reader(): Reader
  /** draws pages for the screen, beside the one that reads, so that a page is never waited for behind a batch */
  viewer(): Reader
  /** the register in use: the officer's own, or the sample */
  register(): OpenRegister
  /** @throws AppError `register.notReady` before set-up */
  readyRegister(): OpenRegister
  openSample(): Promise<void>
  closeSample(): Promise<void>
}

/** The handlers of one area of the contract, e.g. `HandlersOf<'people'>`. */
export type HandlersOf<Area extends string> = Pick<Handlers<Contract, Actor>, Extract<keyof Contract, `${Area}.${string}`>>
export type Input<K extends keyof Contract> = z.output<Contract[K]['input']>
export type Output<K extends keyof Contract> = z.input<Contract[K]['output']>
