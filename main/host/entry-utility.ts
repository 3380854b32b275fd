import { homedir } from 'node:os'
import type { HostNotice, PortPurpose } from '#common/contract/control.ts'
import { controlContract } from '#common/contract/control.ts'
import { dataFolder } from '#common/contract/names.ts'
import { isAppError } from '#common/rpc/app-error.ts'
import { type EmitterPort, emitterPort } from '#common/rpc/emitter-port.ts'
import { serve } from '#common/rpc/serve.ts'
import { answerBlob } from './blob-port.ts'
import { controlHandlers } from './control.ts'
import { createHost, type Host } from './start.ts'

/** The part of Electron's `process.parentPort` that is needed; the host never imports electron. */
export interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown; ports: readonly EmitterPort[] }) => void): unknown
  postMessage(message: unknown): void
}

/**
 * The host inside Electron's utility process: starts it, says `ready` (or why not), then serves every port it is handed.
 * `end` leaves the process.
 */
export async function serveParent(parent: ParentPort, start: () => Promise<Host>, end: () => void): Promise<void> {
  const notice = (message: HostNotice): void => parent.postMessage(message)
  const arrived: { purpose: PortPurpose; port: EmitterPort }[] = []
  let host: Host | null = null
  const serveOne = (running: Host, purpose: PortPurpose, port: EmitterPort): void => {
    if (purpose.kind === 'window') {
      running.connect(emitterPort(port))
    } else if (purpose.kind === 'blob') {
      answerBlob(running.blobs, purpose.link, port).catch((error: unknown) => {
        running.context.log.fault(error, 'blob')
        port.close()
      })
    } else {
      serve(emitterPort(port), {
        contract: controlContract,
        handlers: controlHandlers(running, end),
        actor: () => null,
        may: () => true,
        onFault: (error, method) => running.context.log.fault(error, method),
      })
    }
  }
  // ports that come while the register is being opened wait; messages on them wait too, until they are started
  parent.on('message', ({ data, ports }) => {
    const port = ports[0]
    if (!port) return
    if (host) serveOne(host, data as PortPurpose, port)
    else arrived.push({ purpose: data as PortPurpose, port })
  })
  try {
    host = await start()
  } catch (error) {
    notice({ kind: 'failed', code: isAppError(error) ? error.code : 'host.fault' })
    // Electron ends this process: leaving now could lose the notice
    return
  }
  for (const { purpose, port } of arrived) serveOne(host, purpose, port)
  notice({ kind: 'ready' })
}

const { parentPort } = process as unknown as { parentPort?: ParentPort }
if (parentPort) {
  const dataDir = dataFolder({ platform: process.platform, env: process.env, home: homedir() })
  await serveParent(
    parentPort,
    () => createHost({ dataDir }),
    () => process.exit(0),
  )
}
