import { ConfigProvider } from 'antd'
import viVN from 'antd/locale/vi_VN'
import { type ReactNode, useEffect, useMemo, useSyncExternalStore } from 'react'
import { dark, light } from './palette.ts'
import { antdTheme } from './theme.ts'

export type ThemeChoice = 'system' | 'light' | 'dark'

const query = '(prefers-color-scheme: dark)'

function subscribe(onChange: () => void): () => void {
  const list = window.matchMedia(query)
  list.addEventListener('change', onChange)
  return () => list.removeEventListener('change', onChange)
}

/** Colours, antd theme and Vietnamese words of antd for everything inside; `system` follows the machine. */
export function ThemeProvider({ choice, children }: { choice: ThemeChoice; children: ReactNode }) {
  const systemDark = useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
  const isDark = choice === 'dark' || (choice === 'system' && systemDark)
  useEffect(() => {
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
  }, [isDark])
  const theme = useMemo(() => antdTheme(isDark ? dark : light, isDark), [isDark])
  return (
    <ConfigProvider locale={viVN} theme={theme} virtual={false} wave={{ disabled: true }}>
      {children}
    </ConfigProvider>
  )
}
