import { type FeatureRoute, lazyScreen } from '../../shell/route.ts'

/** Screens of this feature; a screen listed here appears in the navigation (renderer/shell/navigation.ts). */
export const peopleRoutes: readonly FeatureRoute[] = [
  { path: '/ca-nhan', screen: lazyScreen(() => import('./people-list.tsx').then((m) => m.PeopleList)) },
  { path: '/ca-nhan/moi', screen: lazyScreen(() => import('./person-form.tsx').then((m) => m.NewPersonScreen)) },
  { path: '/ca-nhan/:id/sua', screen: lazyScreen(() => import('./person-form.tsx').then((m) => m.EditPersonScreen)) },
  { path: '/ca-nhan/:id', screen: lazyScreen(() => import('./person-page.tsx').then((m) => m.PersonScreen)) },
]
