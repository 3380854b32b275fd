import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
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
    if (!host.isBusy()) return settle()
    timer = setTimeout(endWhenQuiet, 1000)
  }
  const loopback = await startLoopback(host, {
    rendererDir: rendererFolder(),
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(options.untilIdle ? { onIdle: endWhenQuiet } : {}),
  })
  return {
    host,
    loopback,
    ended,
    async close() {
      clearTimeout(timer)
      await loopback.close()
      await host.close()
    },
  }
}
