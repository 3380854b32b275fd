import { type Contract, contract, type Events, events, type HostClient } from '#common/contract/index.ts'
import { hostPortMessage } from '#common/contract/shell.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { createClient } from '#common/rpc/client.ts'
import { httpPort } from '#common/rpc/http-port.ts'
import { messagePort } from '#common/rpc/ports.ts'
import type { Port } from '#common/rpc/wire.ts'
import { browserShell } from '../shell/browser-shell.ts'
import { electronShell, type PageShell } from '../shell/page-shell.ts'

/** The connection of this page: its client, and how files are chosen, saved and printed in this home. */
export interface Connection {
  readonly client: HostClient
  readonly shell: PageShell
}

/** How long the host may take to hand over a port before the page says so. */
const patience = 15_000

/**
 * Connects to the host: through the port the preload hands over (Electron), else over loopback with the one-time
 * ticket of the address, which is erased at once.
 * @throws AppError `host.gone` where there is no host, or no ticket that is still good
 */
export async function connect(): Promise<Connection> {
  const electron = electronShell()
  if (electron) {
    const port = await portFromPreload(() => electron.connect())
    return { client: client(port), shell: electron.shell }
  }
  const key = await exchangeTicket()
  const port = httpPort({
    origin: location.origin,
    key,
    fetch: (url, init) => fetch(url, { ...init, cache: 'no-store', credentials: 'omit' }),
    newAbort: () => new AbortController(),
  })
  return { client: client(port), shell: browserShell(key) }
}

const client = (port: Port): HostClient => createClient<Contract, Events>(contract, events, port)

function portFromPreload(ask: () => void): Promise<Port> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => finish(null), patience)
    const finish = (port: MessagePort | null): void => {
      clearTimeout(timer)
      window.removeEventListener('message', onMessage)
      if (port) resolve(messagePort(port as Parameters<typeof messagePort>[0]))
      else reject(new AppError('host.gone'))
    }
    const onMessage = (event: MessageEvent): void => {
      const port = event.ports[0]
      // only this window itself (the preload) may bring the port
      if (event.source === window && event.data === hostPortMessage && port) finish(port)
    }
    window.addEventListener('message', onMessage)
    ask()
  })
}

/** Where the ticket for a reload of this very tab lies; it dies with the tab and is spent by the next load. */
const reloadKey = 'so-vang.reload'

async function exchangeTicket(): Promise<string> {
  const found = /^#ticket=([A-Za-z0-9_-]+)$/.exec(location.hash)?.[1]
  if (found) history.replaceState(null, '', `${location.pathname}${location.search}`)
  const ticket = found ?? sessionStorage.getItem(reloadKey)
  sessionStorage.removeItem(reloadKey)
  if (!ticket) throw new AppError('host.gone')
  const reply = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ticket }),
    cache: 'no-store',
    credentials: 'omit',
  }).catch(() => null)
  const body: unknown = reply?.ok ? await reply.json().catch(() => null) : null
  if (typeof body !== 'object' || body === null) throw new AppError('host.gone')
  const { key, reload } = body as Record<string, unknown>
  if (typeof key !== 'string') throw new AppError('host.gone')
  if (typeof reload === 'string') sessionStorage.setItem(reloadKey, reload)
  return key
}
