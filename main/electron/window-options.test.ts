import { describe, expect, it } from 'vitest'
import { pageSchemePrivileges, windowOptions } from './window-options.ts'

describe('windowOptions', () => {
  it('shuts every door of a window', () => {
    const { webPreferences } = windowOptions({ preload: '/x/index.cjs', isPackaged: true })
    expect(webPreferences).toEqual({
      preload: '/x/index.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      enableWebSQL: false,
      experimentalFeatures: false,
      spellcheck: false,
      devTools: false,
    })
  })

  it('opens at the size the screens are drawn for, with developer tools only in a checkout', () => {
    const options = windowOptions({ preload: '', isPackaged: false })
    expect([options.width, options.height]).toEqual([1366, 768])
    expect(options.webPreferences?.devTools).toBe(true)
  })

  it('gives the page a real origin that cannot go round its policy', () => {
    expect(pageSchemePrivileges).toMatchObject({
      standard: true,
      secure: true,
      bypassCSP: false,
      corsEnabled: false,
      allowServiceWorkers: false,
    })
  })
})
