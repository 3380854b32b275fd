import { useSyncExternalStore } from 'react'

const query = '(max-width: 1179px)'

function subscribe(onChange: () => void): () => void {
  const list = window.matchMedia(query)
  list.addEventListener('change', onChange)
  return () => list.removeEventListener('change', onChange)
}

/** Whether the page is narrower than 1180 px (1366 at 125%): the navigation is a rail and secondary things go. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
