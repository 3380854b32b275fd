import type { BaseLocationHook } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'

/**
 * The screen of the address: what stands in the hash before `?`. What stands behind it is the state of the screen
 * (search, filters, tab; renderer/lists/hash-params.ts) and never decides which screen is shown.
 */
export const useHashPath: BaseLocationHook = () => {
  const [at, navigate] = useHashLocation()
  return [at.split('?')[0] ?? '/', navigate]
}
