import { type FeatureRoute, lazyScreen } from '../../shell/route.ts'

/** Screens of this feature; a screen listed here appears in the navigation (renderer/shell/navigation.ts). */
export const scanRoutes: readonly FeatureRoute[] = [
  { path: '/doc', screen: lazyScreen(() => import('./batch-list.tsx').then((module) => module.BatchList)) },
  { path: '/doc/da-hoc', screen: lazyScreen(() => import('./corrections-screen.tsx').then((module) => module.CorrectionsScreen)) },
  { path: '/doc/:lo', screen: lazyScreen(() => import('./batch-screen.tsx').then((module) => module.BatchScreen)) },
]
