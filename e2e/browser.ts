import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from '../main/launch/find-browser.mjs'

/** A Chromium for tests: its program, and what it needs around it. */
export type TestBrowser = { readonly executablePath: string; readonly env: Readonly<Record<string, string>> }

/** Set by the global set-up for the workers. */
export const browserVariable = 'SO_VANG_TEST_BROWSER'

/** As in the app's own window: nobody is talked to; and what a container without a desktop needs. */
export const testBrowserArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-zygote',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=vi',
]

/**
 * CHROMIUM_PATH, then the machine's Chromium, Chrome or Edge, then the one that npm brought (@sparticuz/chromium), so that
 * `npm ci && npm test` runs on a bare machine. `bundled` passes the machine's own by.
 */
export async function testBrowser({ bundled = false } = {}): Promise<TestBrowser> {
  const found = bundled ? null : findBrowser({ env: process.env, platform: process.platform })
  return found ? { executablePath: found, env: {} } : unpackBundled()
}

/** Unpacks the browser of @sparticuz/chromium once, with its fonts and the libraries a bare machine lacks. */
async function unpackBundled(): Promise<TestBrowser> {
  const home = join(import.meta.dirname, '..', 'node_modules', '.cache', 'so-vang-chromium')
  mkdirSync(home, { recursive: true })
  // the package unpacks to the folder for temporary files, whatever that is
  const { TMPDIR: before } = process.env
  process.env['TMPDIR'] = home
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium')
    const executablePath = await chromium.executablePath()
    const packed = join(import.meta.dirname, '..', 'node_modules', '@sparticuz', 'chromium', 'bin', 'al2023.tar.br')
    if (existsSync(packed)) await inflate(packed)
    return { executablePath, env: { LD_LIBRARY_PATH: join(home, 'al2023', 'lib'), FONTCONFIG_FILE: writeFontList(home) } }
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

/** The package's own list names /tmp/fonts, whatever it unpacked to; without any font Chromium draws no text at all. */
function writeFontList(home: string): string {
  const file = join(home, 'fonts.conf')
  const folders = [join(home, 'fonts', 'fonts'), '/usr/share/fonts'].map((folder) => `  <dir>${folder}</dir>`)
  const lines = ['<?xml version="1.0"?>', '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">', '<fontconfig>', ...folders]
  writeFileSync(file, `${[...lines, `  <cachedir>${join(home, 'font-cache')}</cachedir>`, '</fontconfig>'].join('\n')}\n`)
  return file
}
