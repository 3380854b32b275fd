import { Suspense } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { t } from '#common/i18n/t.ts'
import { awardsRoutes } from './features/awards/routes.ts'
import { decisionsRoutes } from './features/decisions/routes.ts'
import { dossiersRoutes } from './features/dossiers/routes.ts'
import { excelRoutes } from './features/excel/routes.ts'
import { homeRoutes } from './features/home/routes.ts'
import { packagesRoutes } from './features/packages/routes.ts'
import { peopleRoutes } from './features/people/routes.ts'
import { reviewRoutes } from './features/review/routes.ts'
import { scanRoutes } from './features/scan/routes.ts'
import { settingsRoutes } from './features/settings/routes.ts'
import { unitsRoutes } from './features/units/routes.ts'
import { NotFound } from './shell/not-found.tsx'
import type { FeatureRoute } from './shell/route.ts'

/** Every screen of the program. The more particular path of a feature stands first in its own list. */
export const routes: readonly FeatureRoute[] = [
  ...homeRoutes,
  ...peopleRoutes,
  ...unitsRoutes,
  ...decisionsRoutes,
  ...awardsRoutes,
  ...reviewRoutes,
  ...scanRoutes,
  ...excelRoutes,
  ...dossiersRoutes,
  ...packagesRoutes,
  ...settingsRoutes,
]

/** Whether a part is built: its path has a screen. */
export const hasScreen = (path: string): boolean => routes.some((route) => route.path === path)

/** The screen of the address. */
export function Screens() {
  return (
    <Suspense fallback={<p className="sv-waiting">{t('common.loading')}</p>}>
      <Switch>
        <Route path="/">
          <Redirect to="/viec-can-lam" replace />
        </Route>
        {routes.map(({ path, screen: View }) => (
          <Route key={path} path={path}>
            {(params) => <View params={definedOnly(params)} />}
          </Route>
        ))}
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </Suspense>
  )
}

function definedOnly(params: Readonly<Record<string | number, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(params).filter((pair): pair is [string, string] => pair[1] !== undefined))
}
