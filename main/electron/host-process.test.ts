import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contract, events } from '#common/contract/index.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { createClient } from '#common/rpc/client.ts'
import { type EmitterPort, emitterPort } from '#common/rpc/emitter-port.ts'
import { serveParent } from '#host/entry-utility.ts'
import { createHost, type Host } from '#host/start.ts'
import { createHostProcess } from './host-process.ts'
import { fakeChannel, fakeChild } from './testing/fake-ports.ts'

/** The adapter and the host's entry as Electron would join them, in one process: real host, real folder, fake ports. */
describe('the host process', () => {
  let dataDir: string
  let failed: string[]
  let forks: number
  let lastHost: Host | null
  let lastChild: ReturnType<typeof fakeChild> | null
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'sv-utility-'))
    failed = []
    forks = 0
    lastHost = null
    lastChild = null
  })
  afterEach(async () => {
    await lastHost?.close().catch(() => undefined)
    rmSync(dataDir, { recursive: true, force: true })
  })

  const hostProcess = (start: () => Promise<Host> = () => createHost({ dataDir })) =>
    createHostProcess<EmitterPort>({
      fork() {
        forks += 1
        const made = fakeChild()
        lastChild = made
        serveParent(
          made.inside,
          async () => {
            lastHost = await start()
            return lastHost
          },
          () => made.child.exit(0),
        ).catch(() => made.child.exit(1))
        return made.child
      },
      newChannel: fakeChannel,
      now: () => 0,
      onFailed: (code) => failed.push(code),
    })

  const windowOf = (host: ReturnType<typeof hostProcess>) => {
    const port = host.openPort({ kind: 'window' })
    if (!port) throw new Error('no port')
    return createClient(contract, events, emitterPort(port))
  }

  it('starts with the first window and answers it, though the port came before the register was open', async () => {
    const host = hostProcess()
    expect(forks).toBe(0)
    const info = await windowOf(host).call('app.info', {})
    expect(info).toMatchObject({ state: 'empty', sample: false, dataFolder: dataDir })
    expect(forks).toBe(1)
    await host.close()
  })

  it('gives tokens for chosen files and leaves out what is no file', async () => {
    const host = hostProcess()
    await windowOf(host).call('app.info', {})
    const path = join(dataDir, 'Quyết định.pdf')
    writeFileSync(path, 'pdf')
    const granted = await host.control()?.call('control.grant', { paths: [path, dataDir, join(dataDir, 'khong-co.pdf')] })
    expect(granted?.files).toEqual([{ token: expect.stringMatching(/^ft_/), name: 'Quyết định.pdf', size: 3 }])
    const token = granted?.files[0]?.token ?? ''
    expect(lastHost?.grants.take(token)).toEqual({ path, name: 'Quyết định.pdf', temporary: false })
    await host.close()
  })

  it('saves nothing for a forged link, and leaves the file that was there', async () => {
    const host = hostProcess()
    await windowOf(host).call('app.info', {})
    const path = join(dataDir, 'cu.asice')
    writeFileSync(path, 'cũ')
    await expect(host.control()?.call('control.save', { link: '/blobs/abc.def', path })).rejects.toMatchObject({ code: 'file.missing' })
    expect(readFileSync(path, 'utf8')).toBe('cũ')
    expect(readdirSync(dataDir).filter((name) => name.endsWith('.tmp'))).toEqual([])
    await host.close()
  })

  it('a page never reaches the control calls, and the control port none of the page', async () => {
    const host = hostProcess()
    const page = windowOf(host)
    await expect(page.call('control.close' as 'app.info', {})).rejects.toMatchObject({ code: 'call.unknown' })
    await expect(host.control()?.call('app.info' as 'control.busy', {})).rejects.toMatchObject({ code: 'call.unknown' })
    await host.close()
  })

  it('closes the register before the process ends', async () => {
    const host = hostProcess()
    await windowOf(host).call('app.info', {})
    expect(await host.control()?.call('control.busy', {})).toEqual({ busy: false })
    await host.close()
    // the folder is free: another host may open it
    const next = await createHost({ dataDir })
    await next.close()
    lastHost = null
    expect(existsSync(dataDir)).toBe(true)
  })

  it('says why it cannot start, once', async () => {
    const host = hostProcess(() => Promise.reject(new AppError('register.locked')))
    host.openPort({ kind: 'window' })
    host.openPort({ kind: 'window' })
    await expect.poll(() => failed).toEqual(['register.locked'])
    expect(host.openPort({ kind: 'window' })).toBeNull()
  })

  it('a fault at the start is told as a fault, without its text', async () => {
    hostProcess(() => Promise.reject(new Error('/home/an/SoVang'))).openPort({ kind: 'window' })
    await expect.poll(() => failed).toEqual(['host.fault'])
  })

  it('starts the host again after a crash, and gives up after three in a minute', async () => {
    const host = hostProcess()
    for (let crash = 0; crash < 3; crash += 1) {
      await windowOf(host).call('app.info', {})
      await lastHost?.close()
      lastHost = null
      lastChild?.child.exit(1)
      expect(host.control()).toBeNull()
    }
    expect(forks).toBe(3)
    expect(host.openPort({ kind: 'window' })).toBeNull()
    expect(failed).toEqual(['host.gone'])
  })
})
