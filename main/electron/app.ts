import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  type MessagePortMain,
  protocol,
  session,
  utilityProcess,
} from 'electron'
import { appId, dataFolder, pageOrigin, pageScheme } from '#common/contract/names.ts'
import { t, textOf } from '#common/i18n/t.ts'
import { readBlob } from './blob-stream.ts'
import { onLastWindowClosing } from './close-policy.ts'
import { createHostProcess } from './host-process.ts'
import { menuTemplate } from './menu.ts'
import { createPageHandler } from './page-handler.ts'
import { isNavigationAllowed, isPermissionAllowed } from './security.ts'
import { registerShell } from './shell-ipc.ts'
import { askAboutJobs, dialogsOf } from './system-dialogs.ts'
import { pageSchemePrivileges, windowOptions } from './window-options.ts'

// The thin adapter: window, dialogs, the page's scheme, the host's process. Everything it decides is a function in a
// file of its own with a test; this file only joins them to Electron.

const out = join(import.meta.dirname, '..', '..')
const dataDir = dataFolder({ platform: process.platform, env: process.env, home: homedir() })

app.setName(t('desktop.appName'))
app.setAppUserModelId(appId)
// Chromium's own files (cache, window state) lie inside the data folder, apart from the register
const profileDir = join(dataDir, 'cua-so')
mkdirSync(profileDir, { recursive: true, mode: 0o700 })
app.setPath('userData', profileDir)
app.enableSandbox()
protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges: pageSchemePrivileges }])

const host = createHostProcess<MessagePortMain>({
  fork: () =>
    utilityProcess.fork(join(out, 'node', 'host', 'entry-utility.js'), [], {
      serviceName: 'so-vang-host',
      stdio: 'ignore',
      // as in main/launch/memory.mjs: freed pictures go back to the machine
      env: {
        ...process.env,
        MALLOC_TRIM_THRESHOLD_: '131072',
        SO_VANG_DATA: dataDir,
        ...(app.isPackaged ? { SO_VANG_RESOURCES: process.resourcesPath } : {}),
      },
    }),
  newChannel: () => new MessageChannelMain(),
  now: Date.now,
  onFailed(code) {
    dialog.showErrorBox(
      t('desktop.failedTitle'),
      textOf(`errors.${code}`) ?? (code === 'host.gone' ? t('desktop.hostGone') : t('desktop.failedUnknown', { code })),
    )
    app.exit(1)
  },
})

let window: BrowserWindow | null = null
let mayClose = false

function openWindow(): void {
  if (window) {
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
    return
  }
  mayClose = false
  const opened = new BrowserWindow(windowOptions({ preload: join(out, 'preload', 'index.cjs'), isPackaged: app.isPackaged }))
  window = opened
  opened.once('ready-to-show', () => opened.show())
  opened.on('close', (event) => {
    if (mayClose) return
    event.preventDefault()
    closeWindow(opened).catch(() => app.exit(1))
  })
  opened.on('closed', () => {
    window = null
  })
  opened.loadURL(`${pageOrigin}/`).catch(() => app.exit(1))
}

async function closeWindow(opened: BrowserWindow): Promise<void> {
  const isBusy = async (): Promise<boolean> => (await host.control()?.call('control.busy', {}))?.busy ?? false
  const outcome = await onLastWindowClosing(isBusy, () => askAboutJobs(opened))
  if (outcome === 'stay') return
  mayClose = true
  opened.destroy()
  if (outcome === 'background')
    await host
      .control()
      ?.call('control.idle', {})
      .catch(() => undefined)
  // the officer may have opened the window again meanwhile
  if (!window) await end()
}

async function end(): Promise<void> {
  await host.close()
  app.exit(0)
}

function hardenContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isNavigationAllowed(event.url)) event.preventDefault()
    })
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame || !isNavigationAllowed(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isPermissionAllowed(permission, details.requestingUrl)),
  )
  session.defaultSession.setPermissionCheckHandler((_contents, permission, origin) => isPermissionAllowed(permission, origin))
  session.defaultSession.setDevicePermissionHandler(() => false)
}

function servePage(): void {
  const handler = createPageHandler({
    root: join(out, 'renderer'),
    readFile,
    openBlob(link) {
      const port = host.openPort({ kind: 'blob', link })
      return port ? readBlob(port) : Promise.resolve({ status: 502, headers: {}, body: null })
    },
  })
  protocol.handle(pageScheme, handler)
}

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', openWindow)
  app.on('activate', openWindow)
  // closing goes through closeWindow, which decides when the program ends
  app.on('window-all-closed', () => undefined)
  app.on('before-quit', (event) => {
    if (mayClose || !window) return
    event.preventDefault()
    window.close()
  })
  await app.whenReady()
  hardenContents()
  servePage()
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform)))
  registerShell({
    ipcMain,
    host,
    dialogs: (contents) => dialogsOf(BrowserWindow.fromWebContents(contents)),
  })
  openWindow()
} else {
  app.exit(0)
}
