import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { electronBinary } from './electron-binary.mjs'
import { electronParts, ensureBuilt, rendererPart } from './ensure-built.mjs'
import { appWindowArguments, findBrowser, hasScreen } from './find-browser.mjs'

const root = join(import.meta.dirname, '..', '..')
const usage = 'npm start -- [--data DIR] [--browser] [--no-browser]\n'
const isRoot = process.getuid?.() === 0

/** @param {string} text */
const say = (text) => process.stdout.write(`${text}\n`)

/**
 * Opens the application: in Electron where its binary lies on this machine, else in Edge, Chrome or Chromium as a window
 * of its own, else by printing an address. `--browser` passes Electron by, `--no-browser` prints the address only.
 * @param {readonly string[]} argv
 * @returns {Promise<number>} 0 done, 1 refused, 2 wrong use
 */
export async function openWindow(argv) {
  const options = optionsOf(argv)
  if (!options) {
    process.stderr.write(usage)
    return 2
  }
  if (options.data) process.env['SO_VANG_DATA'] = options.data
  const electron = options.browser || options.noBrowser ? null : electronBinary({ root, env: process.env, platform: process.platform })
  await ensureBuilt(root, electron ? [rendererPart, ...electronParts] : [rendererPart])
  return electron ? runElectron(electron) : runLoopback(options.noBrowser, options.browser)
}

/** @param {readonly string[]} argv */
function optionsOf(argv) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { data: { type: 'string' }, browser: { type: 'boolean' }, 'no-browser': { type: 'boolean' } },
    })
    return { data: values.data, browser: values.browser === true, noBrowser: values['no-browser'] === true }
  } catch {
    return null
  }
}

/**
 * @param {string} binary
 * @returns {Promise<number>}
 */
function runElectron(binary) {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const args = process.platform === 'linux' && isRoot ? ['--no-sandbox', root] : [root]
  return new Promise((resolve, reject) => {
    const child = spawn(binary, args, { stdio: 'inherit', env })
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal))
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 0))
  })
}

/**
 * @param {boolean} onlyAddress
 * @param {boolean} wasAsked was the browser asked for, or is it what is left?
 * @returns {Promise<number>}
 */
async function runLoopback(onlyAddress, wasAsked) {
  const { dataFolder } = await import('../../common/contract/names.ts')
  const { isAppError } = await import('../../common/rpc/app-error.ts')
  const { sentenceOf } = await import('../cli/io.ts')
  const { addressOfRunning, startServer } = await import('../cli/serve.ts')
  const dataDir = dataFolder({ platform: process.platform, env: process.env, home: homedir() })
  const machine = { env: process.env, platform: process.platform }
  const browser = !onlyAddress && hasScreen(machine) ? findBrowser(machine) : null
  /** @type {Awaited<ReturnType<typeof startServer>>} */
  let server
  try {
    server = await startServer({ dataDir, untilIdle: browser !== null })
  } catch (error) {
    if (!isAppError(error)) throw error
    // it runs already, perhaps without a window: open one on it
    const address = error.code === 'register.locked' ? await addressOfRunning(dataDir) : null
    if (address) {
      if (browser) openBrowser(browser, address, join(dataDir, 'trinh-duyet'), true).unref()
      else say(address)
      return 0
    }
    process.stderr.write(`${sentenceOf(error)}\n`)
    return 1
  }
  const stopped = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve)
  })
  let window = null
  /** @type {Promise<unknown>} */
  let closed = new Promise(() => undefined)
  if (browser) {
    if (!wasAsked) say('Chưa có Electron trên máy này: Sổ Vàng mở trong trình duyệt (cài Electron bằng lệnh npm run electron:install).')
    window = openBrowser(browser, server.loopback.newUrl(), join(dataDir, 'trinh-duyet'))
    closed = untilClosed(window, server)
  } else {
    sayAddress(
      server.loopback,
      onlyAddress ? null : hasScreen(machine) ? 'Không tìm thấy Edge, Chrome hay Chromium.' : 'Máy này không có màn hình.',
    )
  }
  await Promise.race([stopped, server.ended, closed])
  await server.close()
  window?.kill()
  process.stdin.pause()
  return 0
}

/**
 * @param {string} browser
 * @param {string} url
 * @param {string} profileDir
 * @param {boolean} detached does it live on when this process ends?
 */
function openBrowser(browser, url, profileDir, detached = false) {
  mkdirSync(profileDir, { recursive: true, mode: 0o700 })
  const args = appWindowArguments({ url, profileDir, platform: process.platform, isRoot })
  return spawn(browser, args, { stdio: 'ignore', detached })
}

/**
 * Settles when the browser's window is gone and no job runs: the sessions tell the same, but a page that never reached us
 * has none. A browser that could not start at all leaves the address instead.
 * @param {import('node:child_process').ChildProcess} window
 * @param {{ host: { isBusy(): boolean }, loopback: { newUrl(): string, windows(): number } }} server
 * @returns {Promise<void>}
 */
function untilClosed(window, server) {
  const startedAt = Date.now()
  return new Promise((resolve) => {
    const failed = () => sayAddress(server.loopback, 'Không mở được trình duyệt.')
    const endWhenQuiet = () => (server.host.isBusy() || server.loopback.windows() > 0 ? void setTimeout(endWhenQuiet, 1000) : resolve())
    window.once('error', failed)
    window.once('exit', (code) => {
      if (code !== 0 && code !== null && Date.now() - startedAt < 5000) failed()
      else endWhenQuiet()
    })
  })
}

/**
 * Prints an address, and a new one at every Enter: each is good once and for 30 seconds. With `why` null the first line
 * is the address alone, for a script that reads it.
 * @param {{ newUrl(): string }} loopback
 * @param {string | null} why
 */
function sayAddress(loopback, why) {
  if (why) say(`${why} Mở địa chỉ sau trong trình duyệt (dùng một lần, trong 30 giây):`)
  say(loopback.newUrl())
  if (process.stdin.isTTY) say('Enter: địa chỉ mới. Ctrl+C: dừng.')
  process.stdin.on('data', () => say(loopback.newUrl()))
  process.stdin.unref?.()
}
