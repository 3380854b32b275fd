import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { randomToken } from '#host/clock.ts'
import { type Loopback, startLoopback } from '#host/http/loopback.ts'
import { createHost, type Host } from '#host/start.ts'

/** The built page: `out/renderer`, beside the sources or inside the package. */
export function rendererFolder(): string {
  let dir = dirname(fileURLToPath(import.meta.url))
  for (;;) {
    const candidate = join(dir, 'out', 'renderer')
    if (existsSync(join(candidate, 'index.html'))) return candidate
    const parent = dirname(dir)
    if (parent === dir) throw new Error('out/renderer is missing: run npm run build')
    dir = parent
  }
}

export type Server = {
  host: Host
  loopback: Loopback /** settles when the last window is gone and no job runs */
  ended: Promise<void>
  close: () => Promise<void>
}

const doorFile = (dataDir: string): string => join(dataDir, 'dang-chay.json')

/**
 * A fresh address from the program that already runs on this folder (perhaps without a window, reading on in the
 * background); null where none answers. The way in lies in a file only this officer can read.
 */
export async function addressOfRunning(dataDir: string): Promise<string | null> {
  try {
    const { origin, doorKey } = JSON.parse(readFileSync(doorFile(dataDir), 'utf8')) as { origin: string; doorKey: string }
    if (!/^http:\/\/127\.0\.0\.1:\d+$/.test(origin)) return null
    const reply = await fetch(`${origin}/door`, {
      method: 'POST',
      headers: { origin, authorization: `Bearer ${doorKey}` },
      signal: AbortSignal.timeout(3000),
    })
    return reply.ok ? ((await reply.json()) as { url: string }).url : null
  } catch {
    return null
  }
}

/**
 * Runs the application with its page on 127.0.0.1. With `untilIdle` it ends by itself: when the last window is gone, and
 * if a batch is being read then, when that is done (reading goes on in the background).
 */
export async function startServer(options: { dataDir: string; port?: number; untilIdle: boolean }): Promise<Server> {
  const host = await createHost({ dataDir: options.dataDir })
  let settle: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    settle = resolve
  })
  let timer: NodeJS.Timeout | undefined
  const endWhenQuiet = () => {
    if (!host.isBusy() && loopback.windows() === 0) return settle()
    timer = setTimeout(endWhenQuiet, 1000)
  }
  const doorKey = randomToken()
  const loopback = await startLoopback(host, {
    doorKey,
    rendererDir: rendererFolder(),
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(options.untilIdle ? { onIdle: endWhenQuiet } : {}),
  })
  const door = doorFile(options.dataDir)
  writeFileSync(door, JSON.stringify({ origin: loopback.origin, doorKey }), { mode: 0o600 })
  return {
    host,
    loopback,
    ended,
    async close() {
      clearTimeout(timer)
      rmSync(door, { force: true })
      await loopback.close()
      await host.close()
    },
  }
}
