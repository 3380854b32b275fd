import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { ElectronShell, PickedFile } from '#common/contract/shell.ts'

// Bundled to one CommonJS file, because a sandboxed preload can load nothing else. The page gets these five functions
// and, on request, a port to the host; ipcRenderer itself never leaves this file.

const invoke = <T>(channel: string, ...args: readonly unknown[]): Promise<T> => ipcRenderer.invoke(channel, ...args)

const shell: ElectronShell<File> = {
  connect: () => ipcRenderer.send('shell.connect'),
  pickFiles: (options) => invoke<PickedFile[]>('shell.pickFiles', options),
  // only a file that was really dropped or chosen has a path; one made by a script has none
  adoptFiles: (files) =>
    invoke<PickedFile[]>(
      'shell.adoptFiles',
      files.map((file) => webUtils.getPathForFile(file)),
    ),
  saveFile: (link, suggestedName) => invoke<boolean>('shell.saveFile', link, suggestedName),
  print: () => invoke<void>('shell.print'),
}
contextBridge.exposeInMainWorld('shell', shell)
ipcRenderer.on('host-port', (event) => window.postMessage('host-port', window.location.origin, event.ports))
