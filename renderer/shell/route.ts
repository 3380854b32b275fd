import { type ComponentType, lazy } from 'react'

/** A screen and where it lives; `:name` parts of the path come as `params`. */
export interface FeatureRoute {
  /** without the hash: `/ca-nhan/:id` */
  readonly path: string
  readonly screen: ComponentType<ScreenParams>
}

export interface ScreenParams {
  readonly params: Readonly<Record<string, string>>
}

/** A screen loaded when it is first opened: `lazyScreen(() => import('./people-list.tsx').then((m) => m.PeopleList))`. */
export function lazyScreen(load: () => Promise<ComponentType<ScreenParams>>): ComponentType<ScreenParams> {
  return lazy(async () => ({ default: await load() }))
}
