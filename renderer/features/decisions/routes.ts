import type { FeatureRoute } from '../../shell/route.ts'

/** Screens of this feature; a screen listed here appears in the navigation (renderer/shell/navigation.ts). */
export const decisionsRoutes: readonly FeatureRoute[] = []
