import { type RefObject, useEffect, useRef } from 'react'

/** A ref whose element gets the focus whenever `tick` moves on; 0 asks for none. */
export function useFocusWhen<E extends HTMLElement>(tick: number): RefObject<E | null> {
  const ref = useRef<E>(null)
  useEffect(() => {
    if (tick > 0) ref.current?.focus()
  }, [tick])
  return ref
}
