import { type FeatureRoute, lazyScreen } from '../../shell/route.ts'

/** Screens of this feature; a screen listed here appears in the navigation (renderer/shell/navigation.ts). */
export const dossiersRoutes: readonly FeatureRoute[] = [
  { path: '/ho-so', screen: lazyScreen(() => import('./dossier-list.tsx').then((m) => m.DossierList)) },
  { path: '/ho-so/:id', screen: lazyScreen(() => import('./dossier-page.tsx').then((m) => m.DossierScreen)) },
]
