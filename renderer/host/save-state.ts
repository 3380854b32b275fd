import { useSyncExternalStore } from 'react'

/** What the status bar says about writing; the shape of renderer/ui/status-bar.tsx. */
export type SaveState = { readonly state: 'saved' } | { readonly state: 'saving' } | { readonly state: 'failed'; readonly reason: string }

const saved: SaveState = { state: 'saved' }
let now: SaveState = saved
let running = 0
const watchers = new Set<() => void>()

function set(next: SaveState): void {
  now = next
  for (const watcher of watchers) watcher()
}

/** Commands tell here that they run; a short one never flickers, because only 300 ms of it are shown. */
export const saving = {
  /** Gives the function to call at the end: with null when written, else with what happened. */
  begin(): (failed: string | null) => void {
    running += 1
    const timer = setTimeout(() => set({ state: 'saving' }), 300)
    return (failed) => {
      clearTimeout(timer)
      running -= 1
      if (failed !== null) set({ state: 'failed', reason: failed })
      else if (running === 0) set(saved)
    }
  },
}

export const useSaveState = (): SaveState =>
  useSyncExternalStore(
    (onChange) => {
      watchers.add(onChange)
      return () => watchers.delete(onChange)
    },
    () => now,
  )
