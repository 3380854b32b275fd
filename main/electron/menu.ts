import type { MenuItemConstructorOptions } from 'electron'
import { t } from '#common/i18n/t.ts'

/**
 * The menu, hidden until Alt on Windows and Linux: what makes Ctrl+C, Ctrl+V and the zoom keys work, in Vietnamese.
 * Nothing that reloads the page or opens developer tools.
 */
export function menuTemplate(platform: string): MenuItemConstructorOptions[] {
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const edit: MenuItemConstructorOptions[] = [
    { role: 'undo', label: t('desktop.menuUndo') },
    { role: 'redo', label: t('desktop.menuRedo') },
    separator,
    { role: 'cut', label: t('desktop.menuCut') },
    { role: 'copy', label: t('desktop.menuCopy') },
    { role: 'paste', label: t('desktop.menuPaste') },
    { role: 'selectAll', label: t('desktop.menuSelectAll') },
  ]
  const view: MenuItemConstructorOptions[] = [
    { role: 'zoomIn', label: t('desktop.menuZoomIn'), accelerator: 'CommandOrControl+=' },
    { role: 'zoomOut', label: t('desktop.menuZoomOut') },
    { role: 'resetZoom', label: t('desktop.menuZoomReset') },
    separator,
    { role: 'togglefullscreen', label: t('desktop.menuFullScreen') },
  ]
  const program: MenuItemConstructorOptions[] = [
    { role: 'hide', label: t('desktop.menuHide') },
    separator,
    { role: 'quit', label: t('desktop.menuQuit') },
  ]
  return [
    ...(platform === 'darwin' ? [{ label: t('desktop.appName'), submenu: program }] : []),
    { label: t('desktop.menuEdit'), submenu: edit },
    { label: t('desktop.menuView'), submenu: view },
  ]
}
