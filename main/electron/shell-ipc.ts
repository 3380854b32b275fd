import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, MessagePortMain, WebContents } from 'electron'
import { hostPortMessage } from '#common/contract/shell.ts'
import type { HostProcess } from './host-process.ts'
import { isTrustedFrame } from './security.ts'
import { createShellCalls, type Dialogs, type FileDesk } from './shell-calls.ts'

export type ShellOptions = {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'on'>
  readonly host: HostProcess<MessagePortMain>
  readonly dialogs: (contents: WebContents) => Dialogs
}

/** Joins the preload's calls to what they do. One check stands before all: the main frame of the page, nobody else. */
export function registerShell({ ipcMain, host, dialogs }: ShellOptions): void {
  const desk: FileDesk = {
    async grant(paths) {
      return (await host.control()?.call('control.grant', { paths: [...paths] }))?.files ?? []
    },
    async save(link, path) {
      await host.control()?.call('control.save', { link, path })
    },
  }
  type Calls = ReturnType<typeof createShellCalls>
  const handle = (channel: string, run: (calls: Calls, args: unknown[], contents: WebContents) => unknown): void => {
    ipcMain.handle(channel, (event: IpcMainInvokeEvent, ...args: unknown[]) => {
      if (!isTrustedFrame(event.senderFrame)) throw new Error(`${channel}: not from the page`)
      return run(createShellCalls(dialogs(event.sender), desk), args, event.sender)
    })
  }
  handle('shell.pickFiles', (calls, [options]) => calls.pickFiles(options))
  handle('shell.adoptFiles', (calls, [paths]) => calls.adoptFiles(paths))
  handle('shell.saveFile', (calls, [link, name]) => calls.saveFile(link, name))
  handle(
    'shell.print',
    (_calls, _args, contents) =>
      new Promise<void>((resolve) => {
        contents.print({ silent: false, printBackground: true }, () => resolve())
      }),
  )
  ipcMain.on('shell.connect', (event: IpcMainEvent) => {
    const frame = event.senderFrame
    if (!frame || !isTrustedFrame(frame)) return
    const port = host.openPort({ kind: 'window' })
    if (port) frame.postMessage(hostPortMessage, null, [port])
  })
}
