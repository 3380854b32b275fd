import type { BrowserWindowConstructorOptions } from 'electron'

/** Every window's options, each protection written out so that a changed default of Electron changes nothing. */
export function windowOptions({ preload, isPackaged }: { preload: string; isPackaged: boolean }): BrowserWindowConstructorOptions {
  return {
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
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
      devTools: !isPackaged,
    },
  }
}

/** Leaves of the scheme `app:`: a real origin with fetch and streams, no service workers, no way round the CSP. */
export const pageSchemePrivileges = {
  standard: true,
  secure: true,
  supportFetchAPI: true,
  stream: true,
  corsEnabled: false,
  bypassCSP: false,
  allowServiceWorkers: false,
} as const
