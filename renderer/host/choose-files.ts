/** What is asked for: several files, or a folder with everything below it. */
export interface FileQuestion {
  readonly folder?: boolean
  readonly many?: boolean
  /** endings as an `<input>` takes them: `.pdf,.jpg` */
  readonly accept?: string
}

/**
 * Asks for files with the system's own window; none when the officer cancels. Gives `File`s, which `PageShell.adoptFiles`
 * turns into grants one by one, so that a screen can show how far it is. The same in a browser and in Electron.
 */
export function chooseFiles({ folder = false, many = true, accept }: FileQuestion): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = many
    input.webkitdirectory = folder
    if (accept && !folder) input.accept = accept
    // in the document so that tests and assistive tools can find it
    input.hidden = true
    document.body.append(input)
    const finish = (): void => {
      resolve([...(input.files ?? [])])
      input.remove()
    }
    input.addEventListener('change', finish, { once: true })
    input.addEventListener('cancel', finish, { once: true })
    input.click()
  })
}
