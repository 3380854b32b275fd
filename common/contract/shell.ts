/**
 * The few things that differ between the page's two homes (ARCHITECTURE.md 3.4): choosing and saving files, printing.
 * In Electron the preload gives the page `window.shell`; in a browser `window.shell` is undefined and the
 * page brings its own (uploads and links).
 */

/** A file the officer chose, as the page may know it: a grant, never a path. */
export type PickedFile = { readonly token: string; readonly name: string; readonly size: number }

/** What is being chosen; decides the dialog's title and file types. */
export type PickPurpose = 'scans' | 'excel' | 'package' | 'certificate'
export const pickPurposes: readonly PickPurpose[] = ['scans', 'excel', 'package', 'certificate']
export type PickOptions = { readonly purpose: PickPurpose; readonly many: boolean }

export interface Shell<DroppedFile = unknown> {
  /** Asks for files; an empty list when the officer cancels. */
  pickFiles(options: PickOptions): Promise<readonly PickedFile[]>
  /** Grants for files dropped on the window. */
  adoptFiles(files: readonly DroppedFile[]): Promise<readonly PickedFile[]>
  /** Saves what a blob link gives where the officer says; false when the officer cancels. */
  saveFile(link: string, suggestedName: string): Promise<boolean>
  /** Opens the system's print dialog for the page. */
  print(): Promise<void>
}

/** What the Electron preload exposes as `window.shell`. */
export interface ElectronShell<DroppedFile = unknown> extends Shell<DroppedFile> {
  /**
   * Asks for a port to the host. It arrives as `message` event with data `host-port` and the port in `ports[0]`;
   * listen before asking. Asked again after the host was gone, it starts the host anew.
   */
  connect(): void
}

/** The data of the message that brings the port. */
export const hostPortMessage = 'host-port'
