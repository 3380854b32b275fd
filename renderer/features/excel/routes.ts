import { type FeatureRoute, lazyScreen } from '../../shell/route.ts'

/** Screens of this feature; a screen listed here appears in the navigation (renderer/shell/navigation.ts). */
export const excelRoutes: readonly FeatureRoute[] = [
  { path: '/nhap-excel', screen: lazyScreen(() => import('./excel-screen.tsx').then((m) => m.ExcelScreen)) },
]
