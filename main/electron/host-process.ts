import { type ControlContract, controlContract, type HostNotice, type PortPurpose } from '#common/contract/control.ts'
import { type Client, createClient } from '#common/rpc/client.ts'
import { type EmitterPort, emitterPort } from '#common/rpc/emitter-port.ts'
import { mayRestart } from './restart-policy.ts'

/** The part of Electron's UtilityProcess that is needed. */
export interface Child<P> {
  postMessage(message: unknown, transfer: P[]): void
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'exit', listener: (code: number) => void): unknown
  kill(): boolean
}

export type HostProcessOptions<P extends EmitterPort> = {
  readonly fork: () => Child<P>
  readonly newChannel: () => { port1: P; port2: P }
  readonly now: () => number
  /** the host said why it cannot start, or died too often (`host.gone`) */
  readonly onFailed: (code: string) => void
}

export interface HostProcess<P> {
  /** A new port to the host for one purpose; starts the host where it is not running. Null when it cannot be started. */
  openPort(purpose: PortPurpose): P | null
  /** Calls of the control channel; null when no host runs. */
  control(): Client<ControlContract, Record<never, never>> | null
  /** Lets the host close its register and end; at once where none runs. */
  close(): Promise<void>
}

type Running<P> = {
  readonly child: Child<P>
  readonly control: Client<ControlContract, Record<never, never>>
  readonly gone: Promise<void>
}

/** Starts the host's process, hands it ports and starts it again after a crash, within reason. */
export function createHostProcess<P extends EmitterPort>({ fork, newChannel, now, onFailed }: HostProcessOptions<P>): HostProcess<P> {
  let running: Running<P> | null = null
  let isClosing = false
  let hasFailed = false
  const deaths: number[] = []

  const fail = (code: string): void => {
    if (hasFailed) return
    hasFailed = true
    onFailed(code)
  }

  const hand = (child: Child<P>, purpose: PortPurpose): P => {
    const { port1, port2 } = newChannel()
    child.postMessage(purpose, [port2])
    return port1
  }

  const start = (): Running<P> | null => {
    if (isClosing || hasFailed) return null
    if (!mayRestart(deaths, now())) {
      fail('host.gone')
      return null
    }
    const child = fork()
    const gone = new Promise<void>((resolve) => {
      child.on('exit', () => {
        if (!isClosing) deaths.push(now())
        if (running?.child === child) running = null
        resolve()
      })
    })
    child.on('message', (message) => {
      const notice = message as HostNotice
      if (notice.kind !== 'failed') return
      fail(notice.code)
      child.kill()
    })
    const control = createClient(controlContract, {}, emitterPort(hand(child, { kind: 'control' })))
    running = { child, control, gone }
    return running
  }

  return {
    openPort(purpose) {
      const host = running ?? start()
      return host ? hand(host.child, purpose) : null
    },
    control: () => running?.control ?? null,
    async close() {
      isClosing = true
      if (!running) return
      const { control, gone } = running
      // the process may end before its answer arrives; its end is what counts
      await Promise.race([control.call('control.close', {}).then(() => gone), gone]).catch(() => running?.child.kill())
    },
  }
}
