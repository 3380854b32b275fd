import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** A card is at least this wide and, with its gap, this high; px. */
const card = { width: 268, height: 104 }
const gap = 8

export interface GridSize {
  readonly columns: number
  readonly rows: number
}

/** How many cards stand in an element at once, so that a page of them needs no scrolling. */
export function useGridSize(): [RefObject<HTMLDivElement | null>, GridSize] {
  const ref = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<GridSize>({ columns: 3, rows: 6 })
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return undefined
    const measure = (): void => {
      const columns = Math.max(1, Math.floor((element.clientWidth + gap) / (card.width + gap)))
      const rows = Math.max(1, Math.floor((element.clientHeight + gap) / card.height))
      setSize((before) => (before.columns === columns && before.rows === rows ? before : { columns, rows }))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [])
  return [ref, size]
}
