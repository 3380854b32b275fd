import { describe, expect, it } from 'vitest'
import { pageFile } from './page-files.ts'

describe('pageFile', () => {
  it('knows the files of a built page', () => {
    expect(pageFile('/')).toEqual({ names: ['index.html'], mediaType: 'text/html; charset=utf-8' })
    expect(pageFile('/assets/index-C_x1.js')).toEqual({ names: ['assets', 'index-C_x1.js'], mediaType: 'text/javascript; charset=utf-8' })
    expect(pageFile('/assets/tinos-vietnamese-400.woff2')?.mediaType).toBe('font/woff2')
  })

  it.each([
    '/../package.json',
    '/assets/../../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/%252e%252e%252fpackage.json',
    '/..\\package.json',
    '/assets/..%5c..%5cpackage.json',
    '/C:/Windows/win.js',
    '//server/share/x.js',
    '/a.js%00.html',
    '/%',
    '/.built',
    '/assets/.hidden/x.js',
    '/assets/',
    '/assets',
    '/x.exe',
    '/x.constructor',
    'index.html',
    '',
  ])('refuses %s', (path) => {
    expect(pageFile(path)).toBeNull()
  })
})
