import { type FeatureRoute, lazyScreen } from '../../shell/route.ts'

/** Screens of this feature, opened from the user menu of the status bar (renderer/shell/frame.tsx). */
export const settingsRoutes: readonly FeatureRoute[] = [
  { path: '/cai-dat', screen: lazyScreen(() => import('./settings-page.tsx').then((m) => m.SettingsScreen)) },
  { path: '/cai-dat/tin-cay', screen: lazyScreen(() => import('./trust-page.tsx').then((m) => m.TrustScreen)) },
]
