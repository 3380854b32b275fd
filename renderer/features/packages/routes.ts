import { type FeatureRoute, lazyScreen } from '../../shell/route.ts'

/** Screens of this feature; a screen listed here appears in the navigation (renderer/shell/navigation.ts). */
export const packagesRoutes: readonly FeatureRoute[] = [
  { path: '/goi', screen: lazyScreen(() => import('./package-list.tsx').then((m) => m.PackageList)) },
  { path: '/goi/kiem-tra/:id', screen: lazyScreen(() => import('./package-page.tsx').then((m) => m.PackageScreen)) },
]
