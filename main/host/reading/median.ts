/** The value in the middle of a list in order (the upper one of two); undefined for an empty list. The list is left as it is. */
export function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[values.length >> 1]
}
