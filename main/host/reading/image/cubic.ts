/** Places between two pixels that are told apart. */
export const CUBIC_STEPS = 64

/** Catmull-Rom weights of four pixels in a row for each place between the middle two: sharper than a mean, so that diacritics stay. */
export const cubicTable: readonly (readonly [number, number, number, number])[] = Array.from({ length: CUBIC_STEPS + 1 }, (_, i) => {
  const t = i / CUBIC_STEPS
  const t2 = t * t
  const t3 = t2 * t
  return [-0.5 * t3 + t2 - 0.5 * t, 1.5 * t3 - 2.5 * t2 + 1, -1.5 * t3 + 2 * t2 + 0.5 * t, 0.5 * t3 - 0.5 * t2]
})
