import { useCallback, useMemo, useSyncExternalStore } from 'react'

/** What stands behind `?` in the hash: `#/ca-nhan?tim=duc` → { tim: 'duc' }. */
export function readParams(hash: string): Readonly<Record<string, string>> {
  const at = hash.indexOf('?')
  return at < 0 ? {} : Object.fromEntries(new URLSearchParams(hash.slice(at + 1)))
}

/** The hash with some of its values replaced; null and '' take one away. */
export function withParams(hash: string, patch: Readonly<Record<string, string | null>>): string {
  const path = hash.split('?')[0] ?? ''
  const kept = Object.entries({ ...readParams(hash), ...patch }).filter(
    (pair): pair is [string, string] => pair[1] !== null && pair[1] !== '',
  )
  const search = new URLSearchParams(kept).toString()
  return search === '' ? path : `${path}?${search}`
}

const subscribe = (onChange: () => void): (() => void) => {
  window.addEventListener('hashchange', onChange)
  return () => window.removeEventListener('hashchange', onChange)
}

/**
 * The state of a screen that lives in its address, so that going back shows the list as it was left. Changing it
 * replaces the entry of the history: Back leads to the screen before, not through every letter of a search.
 */
export function useHashParams(): readonly [
  params: Readonly<Record<string, string>>,
  set: (patch: Readonly<Record<string, string | null>>) => void,
] {
  const hash = useSyncExternalStore(subscribe, () => location.hash)
  const params = useMemo(() => readParams(hash), [hash])
  const set = useCallback((patch: Readonly<Record<string, string | null>>): void => {
    const oldURL = location.href
    const next = withParams(location.hash, patch)
    if (next === location.hash) return
    history.replaceState(history.state, '', next)
    window.dispatchEvent(new HashChangeEvent('hashchange', { oldURL, newURL: location.href }))
  }, [])
  return [params, set]
}
