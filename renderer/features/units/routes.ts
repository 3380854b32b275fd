import { type FeatureRoute, lazyScreen } from '../../shell/route.ts'

/** Screens of this feature; a screen listed here appears in the navigation (renderer/shell/navigation.ts). */
export const unitsRoutes: readonly FeatureRoute[] = [
  { path: '/don-vi', screen: lazyScreen(() => import('./units-list.tsx').then((m) => m.UnitsList)) },
  { path: '/don-vi/moi', screen: lazyScreen(() => import('./unit-form.tsx').then((m) => m.NewUnitScreen)) },
  { path: '/don-vi/:id/sua', screen: lazyScreen(() => import('./unit-form.tsx').then((m) => m.EditUnitScreen)) },
  { path: '/don-vi/:id', screen: lazyScreen(() => import('./unit-page.tsx').then((m) => m.UnitScreen)) },
]
