import { type FeatureRoute, lazyScreen } from '../../shell/route.ts'

/** Screens of this feature; a screen listed here appears in the navigation (renderer/shell/navigation.ts). */
export const awardsRoutes: readonly FeatureRoute[] = [
  { path: '/khen-thuong', screen: lazyScreen(() => import('./awards-list.tsx').then((m) => m.AwardsList)) },
]
