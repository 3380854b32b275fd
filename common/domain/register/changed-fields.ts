export interface ChangedField {
  readonly path: string
  readonly before: string | null
  readonly after: string | null
}

/**
 * The fields that differ between two versions of a record's data (plain JSON), as text, in the order of the data.
 * Made: every field that has a value; withdrawn: none, the record stays as it was.
 */
export function changedFields(before: unknown, after: unknown): ChangedField[] {
  const old = leaves(before)
  const now = leaves(after)
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((path) => {
    const [a, b] = [old.get(path) ?? null, now.get(path) ?? null]
    return a === b ? [] : [{ path, before: a, after: b }]
  })
}

function leaves(value: unknown, path = '', into = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined) return into
  if (typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) leaves(item, path === '' ? key : `${path}.${key}`, into)
  } else into.set(path, String(value))
  return into
}
