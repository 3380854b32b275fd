import { type FeatureRoute, lazyScreen } from '../../shell/route.ts'

/** Việc cần làm, the start page. */
export const homeRoutes: readonly FeatureRoute[] = [
  { path: '/viec-can-lam', screen: lazyScreen(() => import('./home-screen.tsx').then((module) => module.HomeScreen)) },
]
