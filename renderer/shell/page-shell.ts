import type { ElectronShell, PickedFile, PickOptions } from '#common/contract/shell.ts'

/** Choosing, dropping, saving and printing, the same for the screens in both homes. */
export interface PageShell {
  /** Asks for files; an empty list when the officer cancels. @throws AppError of the upload */
  pickFiles(options: PickOptions): Promise<readonly PickedFile[]>
  /** Grants for files dropped on the window. @throws AppError of the upload */
  adoptFiles(files: readonly File[]): Promise<readonly PickedFile[]>
  /** Saves what a blob link gives where the officer says; false when the officer cancels. */
  saveFile(link: string, suggestedName: string): Promise<boolean>
  print(): Promise<void>
}

declare global {
  interface Window {
    readonly shell?: ElectronShell<File>
  }
}

/** What Electron's preload offers, or null in a browser. */
export function electronShell(): { readonly shell: PageShell; connect(): void } | null {
  const bridge = window.shell
  return bridge ? { shell: bridge, connect: () => bridge.connect() } : null
}
