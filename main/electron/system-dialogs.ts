import { type BrowserWindow, dialog } from 'electron'
import { t } from '#common/i18n/t.ts'
import type { CloseAnswer } from './close-policy.ts'
import type { Dialogs } from './shell-calls.ts'

/** The system's dialogs, bound to the window that asks; without a window nothing is opened. */
export function dialogsOf(window: BrowserWindow | null): Dialogs {
  return {
    async open({ title, filters, many }) {
      if (!window) return []
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title,
        filters,
        properties: ['openFile', 'dontAddToRecent', ...(many ? (['multiSelections'] as const) : [])],
      })
      return canceled ? [] : filePaths
    },
    async save({ defaultName }) {
      if (!window) return null
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: defaultName,
        properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
      })
      return canceled || filePath === '' ? null : filePath
    },
  }
}

const answers: readonly CloseAnswer[] = ['background', 'stop', 'cancel']

/** The question when the last window closes while a job runs. Escape means: do not close. */
export async function askAboutJobs(window: BrowserWindow): Promise<CloseAnswer> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: t('desktop.closeTitle'),
    message: t('desktop.closeText'),
    buttons: [t('desktop.closeBackground'), t('desktop.closeStop'), t('desktop.closeCancel')],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  })
  return answers[response] ?? 'cancel'
}
