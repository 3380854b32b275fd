import { pageHost, pageScheme } from '#common/contract/names.ts'

/** Is this URL the page itself? Compared part by part: a URL that only contains the page's address is another one. */
export function isPage(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host, username, password, pathname } = new URL(url)
  return (
    protocol === `${pageScheme}:` &&
    host === pageHost &&
    username === '' &&
    password === '' &&
    (pathname === '' || pathname === '/' || pathname === '/index.html')
  )
}

/** May a window go there? Only to the page it already shows (a reload); links leave the program nowhere. */
export const isNavigationAllowed = (url: string): boolean => isPage(url)

const allowedPermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/**
 * May the page have this permission? Copying text is all it needs; no camera, place, notification, file system, USB,
 * pointer lock or anything Chromium adds later.
 */
export const isPermissionAllowed = (permission: string, requestingUrl: string): boolean =>
  allowedPermissions.has(permission) && isPage(requestingUrl)

/** The part of Electron's WebFrameMain that tells who is asking. */
export type AskingFrame = { readonly url: string; readonly parent: unknown }

/** May this frame talk to Electron's own process? Only the main frame of the page, never a frame inside it. */
export const isTrustedFrame = (frame: AskingFrame | null): boolean => frame !== null && frame.parent === null && isPage(frame.url)
