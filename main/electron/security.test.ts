import { describe, expect, it } from 'vitest'
import { isNavigationAllowed, isPermissionAllowed, isTrustedFrame } from './security.ts'

const foreign = [
  'https://example.invalid/?next=app://so-vang/',
  'https://so-vang/',
  'app://so-vang.example.invalid/',
  'app://so-vang@example.invalid/',
  'app://user:secret@so-vang/',
  'app://so-vang:8080/',
  'app://example.invalid/so-vang/',
  'app:/so-vang/',
  'app://so-vang/blobs/abc.def',
  'app://so-vang/assets/index.js',
  'app://so-vang/..%2f',
  'file:///C:/Windows/win.ini',
  'javascript:alert(1)',
  'data:text/html,<b>x</b>',
  'blob:app://so-vang/1234',
  'about:blank',
  'http://127.0.0.1:3000/',
  'APP//so-vang',
  '',
]

describe('isNavigationAllowed', () => {
  it.each(['app://so-vang/', 'app://so-vang', 'app://so-vang/index.html', 'app://so-vang/#/ca-nhan/1', 'app://so-vang/?x=1'])(
    'lets the page be loaded again: %s',
    (url) => expect(isNavigationAllowed(url)).toBe(true),
  )
  it.each(foreign)('refuses %s', (url) => expect(isNavigationAllowed(url)).toBe(false))
})

describe('isPermissionAllowed', () => {
  it.each([
    'media',
    'geolocation',
    'notifications',
    'midi',
    'clipboard-read',
    'fileSystem',
    'openExternal',
    'usb',
    'hid',
    'display-capture',
    'pointerLock',
    'unknown',
  ])('denies %s to the page', (permission) => expect(isPermissionAllowed(permission, 'app://so-vang/')).toBe(false))
  it('lets the page copy text, and nobody else', () => {
    expect(isPermissionAllowed('clipboard-sanitized-write', 'app://so-vang/')).toBe(true)
    expect(isPermissionAllowed('clipboard-sanitized-write', 'https://example.invalid/')).toBe(false)
  })
})

describe('isTrustedFrame', () => {
  it('trusts the main frame of the page only', () => {
    expect(isTrustedFrame({ url: 'app://so-vang/#/', parent: null })).toBe(true)
    expect(isTrustedFrame({ url: 'app://so-vang/', parent: {} })).toBe(false)
    expect(isTrustedFrame(null)).toBe(false)
  })
  it.each(foreign)('does not trust a frame at %s', (url) => expect(isTrustedFrame({ url, parent: null })).toBe(false))
})
