import type { AppInfo, Todo } from '#common/contract/app.ts'
import { t } from '#common/i18n/t.ts'
import { IconEye, IconFolder, IconPackage, IconScan } from '../../ui/icons.ts'
import type { Tile } from '../../ui/summary.tsx'

/** Nothing in the register and nothing on its way: the page says how to begin instead of four zeros. */
export const isBlank = (todo: Todo, counts: AppInfo['counts']): boolean =>
  todo.drafts.length + todo.batches.length + todo.dossiers.length + todo.packages.length === 0 &&
  counts.decisions + counts.people + counts.awards === 0

/** The four numbers of the start page, from what is really there. */
export function tilesOf(todo: Todo): readonly Tile[] {
  const running = todo.batches.filter((batch) => batch.state === 'running' || batch.state === 'paused')
  const sum = (pick: (batch: Todo['batches'][number]) => number): number => running.reduce((total, batch) => total + pick(batch), 0)
  const missing = todo.dossiers.filter((dossier) => dossier.missing > 0).length
  return [
    {
      id: 'doubts',
      count: todo.doubts,
      title: t('home.doubts'),
      detail: t('home.doubtsDetail', { n: todo.drafts.length }),
      icon: IconEye,
      tone: 'warn',
    },
    {
      id: 'batches',
      count: running.length,
      title: t('home.batches'),
      detail:
        running.length > 0
          ? t('home.batchesReading', { done: sum((batch) => batch.pagesDone), total: sum((batch) => batch.pagesTotal) })
          : t('home.batchesNone'),
      icon: IconScan,
      href: '#/doc',
    },
    {
      id: 'dossiers',
      count: todo.dossiers.length,
      title: t('home.dossiers'),
      detail:
        todo.dossiers.length === 0
          ? t('home.dossiersNone')
          : missing > 0
            ? t('home.dossiersMissing', { n: missing })
            : t('home.dossiersReady'),
      icon: IconFolder,
      href: '#/ho-so',
    },
    {
      id: 'packages',
      count: todo.packages.length,
      title: t('home.packages'),
      detail: todo.packages.length > 0 ? t('home.packagesDetail') : t('home.packagesNone'),
      icon: IconPackage,
      tone: 'warn',
      href: '#/goi',
    },
  ]
}
