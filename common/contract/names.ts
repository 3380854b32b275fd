/** Names that never change after a release (DESIGN.md). */
export const appId = 'vn.sovang.app'
export const pageScheme = 'app'
export const pageHost = 'so-vang'
export const pageOrigin = `${pageScheme}://${pageHost}`

type Machine = { readonly platform: string; readonly env: Readonly<Record<string, string | undefined>>; readonly home: string }

/**
 * The folder of the officer's register: SO_VANG_DATA where it is given, else `SoVang` where this system keeps the data
 * of a program. Windows: the local half of the profile, because a roaming one is copied over the network at every
 * log-on and a vault of scans is large.
 */
export function dataFolder({ platform, env, home }: Machine): string {
  const given = env['SO_VANG_DATA']
  if (given) return given
  if (platform === 'win32') return `${env['LOCALAPPDATA'] || `${home}\\AppData\\Local`}\\SoVang`
  if (platform === 'darwin') return `${home}/Library/Application Support/SoVang`
  const base = env['XDG_DATA_HOME']
  return `${base?.startsWith('/') ? base : `${home}/.local/share`}/SoVang`
}
