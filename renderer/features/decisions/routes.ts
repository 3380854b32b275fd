import { type FeatureRoute, lazyScreen } from '../../shell/route.ts'

/** Screens of this feature; a screen listed here appears in the navigation (renderer/shell/navigation.ts). */
export const decisionsRoutes: readonly FeatureRoute[] = [
  { path: '/quyet-dinh', screen: lazyScreen(() => import('./decisions-list.tsx').then((m) => m.DecisionsList)) },
  { path: '/quyet-dinh/moi', screen: lazyScreen(() => import('./decision-entry.tsx').then((m) => m.DecisionEntryScreen)) },
  { path: '/quyet-dinh/:id', screen: lazyScreen(() => import('./decision-page.tsx').then((m) => m.DecisionScreen)) },
]
