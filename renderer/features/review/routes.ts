import { type FeatureRoute, lazyScreen } from '../../shell/route.ts'

/** Screens of this feature; a screen listed here appears in the navigation (renderer/shell/navigation.ts). */
export const reviewRoutes: readonly FeatureRoute[] = [
  {
    path: '/doc/:lo/xem-ca-lo',
    screen: lazyScreen(() => import('./batch/batch-review-screen.tsx').then((module) => module.BatchReviewScreen)),
  },
  {
    path: '/doc/:lo/ghep-anh',
    screen: lazyScreen(() => import('./pictures/pictures-screen.tsx').then((module) => module.PicturesScreen)),
  },
  {
    path: '/doc/:lo/:banNhap/tach',
    screen: lazyScreen(() => import('./split/split-screen.tsx').then((module) => module.SplitScreen)),
  },
  { path: '/doc/:lo/:banNhap', screen: lazyScreen(() => import('./review-screen.tsx').then((module) => module.ReviewScreen)) },
]
