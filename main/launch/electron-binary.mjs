import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Electron's program on this machine, or null. It looks at the disk only: `require('electron')` would start a
 * download where the binary is missing (TOOLCHAIN.md 4).
 * @param {{ root: string, env: Readonly<Record<string, string | undefined>>, platform: string }} machine root: the checkout
 * @returns {string | null}
 */
export function electronBinary({ root, env, platform }) {
  const home = join(root, 'node_modules', 'electron')
  const override = env['ELECTRON_OVERRIDE_DIST_PATH']
  const folder = override || join(home, 'dist')
  const names = [override ? null : pathFile(home), defaultName(platform)]
  for (const name of names) {
    if (name && isFile(join(folder, name))) return join(folder, name)
  }
  return null
}

/** What `install-electron` wrote: the program's path inside dist.
 * @param {string} home */
function pathFile(home) {
  try {
    return readFileSync(join(home, 'path.txt'), 'utf8').trim()
  } catch {
    return null
  }
}

/** @param {string} platform */
function defaultName(platform) {
  if (platform === 'win32') return 'electron.exe'
  return platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}

/** @param {string} path */
function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}
