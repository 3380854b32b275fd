import type { AppInfo } from '#common/contract/app.ts'
import { t } from '#common/i18n/t.ts'
import * as icons from '../ui/icons.ts'
import type { NavGroup, NavItem } from '../ui/nav-menu.tsx'

type Entry = NavItem & { readonly path: string }

const entry = (path: string, label: string, icon: NavItem['icon'], count?: number, urgent = false): Entry => ({
  path,
  href: `#${path}`,
  label,
  icon,
  count,
  urgent,
})

/** The navigation of what is built, with the counters of the register. A part without a screen is absent, not grey. */
export function navigationOf(info: AppInfo, hasScreen: (path: string) => boolean): readonly NavGroup[] {
  const { counts } = info
  const groups: readonly { readonly title?: string; readonly items: readonly Entry[] }[] = [
    { items: [entry('/viec-can-lam', t('shell.navToday'), icons.IconListCheck, counts.draftsOpen + counts.packagesWaiting, true)] },
    {
      title: t('shell.groupRegister'),
      items: [
        entry('/ca-nhan', t('shell.navPeople'), icons.IconUser, counts.people),
        entry('/don-vi', t('shell.navUnits'), icons.IconSitemap, counts.units),
        entry('/quyet-dinh', t('shell.navDecisions'), icons.IconFileCertificate, counts.decisions),
        entry('/khen-thuong', t('shell.navAwards'), icons.IconMedal, counts.awards),
      ],
    },
    {
      title: t('shell.groupIntake'),
      items: [
        entry('/doc', t('shell.navScan'), icons.IconScan, counts.draftsOpen),
        entry('/nhap-excel', t('shell.navExcel'), icons.IconTableImport),
      ],
    },
    {
      title: t('shell.groupProposals'),
      items: [
        entry('/ho-so', t('shell.navDossiers'), icons.IconFolder, counts.dossiersOpen),
        entry('/goi', t('shell.navPackages'), icons.IconPackage, counts.packagesWaiting),
      ],
    },
  ]
  return groups
    .map((group) => ({ ...group, items: group.items.filter((item) => hasScreen(item.path)) }))
    .filter((group) => group.items.length > 0)
}

/** The item an address belongs to: `/quyet-dinh/moi` to `#/quyet-dinh`. */
export const itemOf = (path: string): string => `#/${path.split('/')[1] ?? ''}`
