import { t } from '#common/i18n/t.ts'
import type { Way } from '../ui/empty-state.tsx'
import { IconPencil, IconScan, IconTableImport } from '../ui/icons.ts'

const go = (path: string) => () => {
  location.hash = path
}

/** The three ways to begin, the recommended one first. */
export const waysToBegin = (): readonly Way[] => [
  { icon: IconScan, title: t('home.wayScan'), text: t('home.wayScanText'), action: { label: t('home.chooseScans'), onClick: go('/doc') } },
  {
    icon: IconTableImport,
    title: t('home.wayExcel'),
    text: t('home.wayExcelText'),
    action: { label: t('home.chooseExcel'), onClick: go('/nhap-excel') },
  },
  {
    icon: IconPencil,
    title: t('home.wayHand'),
    text: t('home.wayHandText'),
    action: { label: t('home.enterDecision'), onClick: go('/quyet-dinh/moi') },
  },
]
