import { Router, useLocation } from 'wouter'
import { t } from '#common/i18n/t.ts'
import { SetUpScreen } from './features/setup/set-up-screen.tsx'
import { errorText } from './host/error-text.ts'
import { HostProvider } from './host/host-provider.tsx'
import { useQuery } from './host/use-query.ts'
import { hasScreen, Screens } from './routes.tsx'
import { Frame } from './shell/frame.tsx'
import { useHashPath } from './shell/hash-location.ts'
import { ScreenBoundary } from './shell/screen-boundary.tsx'
import { ThemeProvider } from './styles/theme-provider.tsx'
import { ErrorBlock } from './ui/error-block.tsx'
import { NoticeProvider } from './ui/notices.tsx'

/** The whole page. */
export function App() {
  return (
    <ThemeProvider choice="system">
      <NoticeProvider>
        <HostProvider waiting={<p className="sv-waiting">{t('shell.connecting')}</p>} failed={(error) => <Failed error={error} />}>
          <Router hook={useHashPath}>
            <Gate />
          </Router>
        </HostProvider>
      </NoticeProvider>
    </ThemeProvider>
  )
}

/** An empty register is set up first; then the screens. */
function Gate() {
  const [path] = useLocation()
  const { data: info, error } = useQuery('app.info', {})
  if (error && !info)
    return (
      <div className="sv-failed">
        <ErrorBlock {...error} />
      </div>
    )
  if (!info) return <p className="sv-waiting">{t('shell.connecting')}</p>
  if (info.state === 'empty' || path === '/thiet-lap') return <SetUpScreen info={info} />
  return (
    <Frame info={info} hasScreen={hasScreen}>
      <ScreenBoundary path={path}>
        <Screens />
      </ScreenBoundary>
    </Frame>
  )
}

function Failed({ error }: { readonly error: unknown }) {
  return (
    <div className="sv-failed">
      <ErrorBlock {...errorText(error)} />
    </div>
  )
}
