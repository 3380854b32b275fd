/**
 * Finds keys that differ by one letter without comparing with every key: two such keys have a form in common once a letter is
 * taken out of each. An index of 10 000 names holds some 150 000 forms and answers at once.
 */
export interface NearKeys {
  /** positions in the list given to `buildNearKeys`, each once, of keys equal to `key` or one letter away (and a few two away) */
  find(key: string): readonly number[]
}

export function buildNearKeys(keys: readonly string[]): NearKeys {
  const forms = new Map<string, number[]>()
  keys.forEach((key, position) => {
    for (const form of formsOf(key)) {
      const there = forms.get(form)
      if (there) there.push(position)
      else forms.set(form, [position])
    }
  })
  return {
    find(key) {
      const found = new Set<number>()
      for (const form of formsOf(key)) for (const position of forms.get(form) ?? []) found.add(position)
      return [...found]
    },
  }
}

function formsOf(key: string): Set<string> {
  const forms = new Set([key])
  for (let at = 0; at < key.length; at += 1) forms.add(key.slice(0, at) + key.slice(at + 1))
  return forms
}
