import { timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { contentSecurityPolicy } from '#common/contract/csp.ts'
import { parseFrame } from '#common/rpc/ports.ts'
import type { Frame, Port } from '#common/rpc/wire.ts'
import { randomToken } from '../clock.ts'
import type { Host } from '../start.ts'
import { staticFile } from './static.ts'
import { receiveUpload } from './uploads.ts'

export type Loopback = {
  /** http://127.0.0.1:PORT */
  origin: string
  /** a fresh address with a one-time ticket (30 s) in its fragment */
  newUrl(): string
  /** how many windows are open */
  windows(): number
  close(): Promise<void>
}
export type LoopbackOptions = {
  rendererDir: string
  port?: number
  /** lets a second start of the program ask for an address: whoever can read the officer's own 0600 file knows it */
  doorKey?: string
  /** the last window has been gone for a while */
  onIdle?: () => void
  idleAfterMs?: number
}

const ticketLifetime = 30_000
const maxUpBytes = 1024 * 1024 * 4
const maxBehindBytes = 1024 * 1024 * 64
const bareHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

type Session = {
  key: Buffer
  down: ServerResponse | null
  onFrame: ((frame: Frame) => void) | null
  stop: (() => void) | null
  reload: string
}

/**
 * The page's other home: HTTP on 127.0.0.1. Loopback is no authentication, so every request but the page's own files
 * needs the session key; exact Host and Origin; a ticket is spent once (ARCHITECTURE.md 3.4, DESIGN.md "Loopback").
 */
export async function startLoopback(host: Host, options: LoopbackOptions): Promise<Loopback> {
  const tickets = new Map<string, number>()
  const sessions = new Set<Session>()
  let idle: NodeJS.Timeout | undefined
  let isClosed = false
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      // a page that went away in the middle of sending is no fault
      if (request.readableAborted) return response.destroy()
      host.context.log.fault(error, 'http')
      if (!response.headersSent) reply(response, 500)
      else response.destroy()
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const origin = `http://127.0.0.1:${port}`

  const newTicket = (life: number) => {
    const ticket = randomToken()
    tickets.set(ticket, Date.now() + life)
    return ticket
  }
  const spend = (ticket: string): boolean => {
    const until = tickets.get(ticket)
    tickets.delete(ticket)
    return until !== undefined && until >= Date.now()
  }
  const sessionOf = (request: IncomingMessage): Session | null => {
    const given = Buffer.from(/^Bearer ([A-Za-z0-9_-]+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '')
    for (const session of sessions) if (session.key.length === given.length && timingSafeEqual(session.key, given)) return session
    return null
  }
  const end = (session: Session) => {
    if (!sessions.delete(session)) return
    session.stop?.()
    if (tickets.has(session.reload)) tickets.set(session.reload, Date.now() + ticketLifetime)
    if (sessions.size === 0 && options.onIdle && !isClosed) {
      clearTimeout(idle)
      idle = setTimeout(options.onIdle, options.idleAfterMs ?? 4000)
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? '/'
    const path = url.split('?')[0] ?? '/'
    if (request.headers.host !== `127.0.0.1:${port}`) return reply(response, 421)
    const isGet = request.method === 'GET'
    const from = request.headers.origin
    if (from !== undefined ? from !== origin : !isGet) return reply(response, 403)
    if (path.startsWith('/blobs/') && isGet) return sendBlob(url, response)
    if (path === '/session' && request.method === 'POST') return openSession(request, response)
    if (path === '/door' && request.method === 'POST') return openDoor(request, response)
    if (path.startsWith('/rpc/') || path === '/uploads') {
      const session = sessionOf(request)
      if (!session) return reply(response, 401)
      if (path === '/rpc/down' && isGet) return openDown(session, response)
      if (path === '/rpc/up' && request.method === 'POST') return takeUp(session, request, response)
      if (path === '/uploads' && request.method === 'PUT') return sendJson(response, await receiveUpload(request, host))
      return reply(response, 404)
    }
    if (!isGet) return reply(response, 405)
    const found = await staticFile(options.rendererDir, path)
    if (!found) return reply(response, 404)
    response.writeHead(200, { ...bareHeaders, ...found.headers }).end(found.body)
  }

  async function openDoor(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const given = Buffer.from(/^Bearer ([A-Za-z0-9_-]+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '')
    const wanted = Buffer.from(options.doorKey ?? '')
    if (wanted.length === 0 || given.length !== wanted.length || !timingSafeEqual(given, wanted)) return reply(response, 401)
    return sendJson(response, { url: `${origin}/#ticket=${newTicket(ticketLifetime)}` })
  }

  async function openSession(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, 1024)
    const ticket = /"ticket":"([A-Za-z0-9_-]+)"/.exec(body ?? '')?.[1]
    if (!ticket || !spend(ticket)) return reply(response, 403)
    const key = randomToken()
    const session: Session = { key: Buffer.from(key), down: null, onFrame: null, stop: null, reload: randomToken() }
    sessions.add(session)
    // a page that is reloaded comes back with this, perhaps before its old stream is seen to close
    tickets.set(session.reload, Number.POSITIVE_INFINITY)
    clearTimeout(idle)
    // a session whose page never opens its stream must not keep the host alive
    setTimeout(() => !session.down && end(session), ticketLifetime).unref()
    return sendJson(response, { key, reload: session.reload })
  }

  function openDown(session: Session, response: ServerResponse): void {
    session.down?.destroy()
    session.down = response
    response.writeHead(200, { ...bareHeaders, 'content-type': 'application/x-ndjson' })
    response.write('\n')
    const port: Port = {
      post(frame) {
        response.write(`${JSON.stringify(frame)}\n`)
        // a page that has stopped reading (a suspended tab) comes back with a stream of its own
        if (response.writableLength > maxBehindBytes) response.destroy()
      },
      listen(onFrame, onClose) {
        session.onFrame = onFrame
        response.on('close', onClose)
      },
      close: () => response.end(),
    }
    session.stop?.()
    session.stop = host.connect(port)
    response.on('close', () => session.down === response && end(session))
  }

  async function takeUp(session: Session, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, maxUpBytes)
    if (body === null) return reply(response, 413)
    for (const line of body.split('\n')) {
      const frame = parseFrame(line)
      if (frame) session.onFrame?.(frame)
    }
    return reply(response, 204)
  }

  async function sendBlob(url: string, response: ServerResponse): Promise<void> {
    const blob = await host.blobs.fetch(url)
    response.writeHead(blob.status, { ...bareHeaders, ...blob.headers })
    if (!(blob.body instanceof Readable)) return void response.end(blob.body ?? undefined)
    // also closes the file where the page goes away half-way
    await pipeline(blob.body, response).catch(() => response.destroy())
  }

  return {
    origin,
    newUrl: () => `${origin}/#ticket=${newTicket(ticketLifetime)}`,
    windows: () => sessions.size,
    close: () =>
      new Promise((resolve) => {
        isClosed = true
        clearTimeout(idle)
        for (const session of sessions) session.down?.destroy()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const reply = (response: ServerResponse, status: number): void => void response.writeHead(status, bareHeaders).end()
const sendJson = (response: ServerResponse, value: unknown): void =>
  void response.writeHead(200, { ...bareHeaders, 'content-type': 'application/json' }).end(JSON.stringify(value))

/** The body as text; null where it is longer than allowed. */
async function readBody(request: IncomingMessage, limit: number): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
