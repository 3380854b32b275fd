import { statSync } from 'node:fs'
import { delimiter, posix, win32 } from 'node:path'

/**
 * @typedef {{ env: Readonly<Record<string, string | undefined>>, platform: string, isFile?: (path: string) => boolean }} Machine
 */

const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
]
const macApps = ['Google Chrome', 'Microsoft Edge', 'Chromium', 'Brave Browser']
const windowsPrograms = [
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['CocCoc', 'Browser', 'Application', 'browser.exe'],
]

/**
 * A Chromium of this machine that can show the page as an app window, or null. CHROMIUM_PATH comes first and is taken
 * at its word: a path that leads nowhere gives null rather than another browser than the one asked for.
 * @param {Machine} machine
 * @returns {string | null}
 */
export function findBrowser({ env, platform, isFile = isExistingFile }) {
  const asked = env['CHROMIUM_PATH']
  if (asked) return isFile(asked) ? asked : null
  return candidates(env, platform).find((path) => isFile(path)) ?? null
}

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {string} platform
 * @returns {string[]}
 */
function candidates(env, platform) {
  if (platform === 'win32') {
    const homes = ['PROGRAMFILES(X86)', 'PROGRAMFILES', 'PROGRAMW6432', 'LOCALAPPDATA'].flatMap((name) => env[name] ?? [])
    return windowsPrograms.flatMap((parts) => homes.map((home) => win32.join(home, ...parts)))
  }
  if (platform === 'darwin') {
    const homes = ['/Applications', ...(env['HOME'] ? [posix.join(env['HOME'], 'Applications')] : [])]
    return macApps.flatMap((name) => homes.map((home) => `${home}/${name}.app/Contents/MacOS/${name}`))
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter(posix.isAbsolute)
  return linuxNames.flatMap((name) => [...folders, '/usr/bin', '/snap/bin'].map((folder) => posix.join(folder, name)))
}

/** @param {string} path */
function isExistingFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

/**
 * Is there a screen a window could appear on?
 * @param {Machine} machine
 */
export function hasScreen({ env, platform }) {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}

/**
 * The arguments that show `url` as a window of its own, in a profile of its own, without talking to anyone.
 * @param {{ url: string, profileDir: string, platform: string, isRoot: boolean }} options
 * @returns {string[]}
 */
export function appWindowArguments({ url, profileDir, platform, isRoot }) {
  return [
    `--app=${url}`,
    `--user-data-dir=${profileDir}`,
    '--window-size=1366,768',
    '--lang=vi',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-pings',
    '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-sync',
    '--disable-quic',
    '--metrics-recording-only',
    '--password-store=basic',
    // Chromium refuses to start as root with its sandbox on; nobody but root loses it
    ...(platform === 'linux' && isRoot ? ['--no-sandbox'] : []),
  ]
}
