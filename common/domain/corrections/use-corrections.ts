import { CorrectedKind, type Correction } from '../../model/correction.ts'
import type { Draft, TextField } from '../../model/draft.ts'
import { mapFields } from '../confidence/each-field.ts'
import { issuerKey, readKey } from './keys.ts'

/**
 * Puts what the officer set before in place of what was misread before, on papers of the same issuing body (pure). What is put in is a
 * proposal: never sure, with `raw` kept. A value that was corrected whole is replaced wherever it comes again; a single word that was
 * put right ("Uấn" for "Uẩn") only within values that are in doubt anyway.
 */
export function useCorrections(draft: Draft, corrections: readonly Correction[]): Draft {
  if (corrections.length === 0) return draft
  const whole = new Map<string, string>()
  const words = new Map<string, string>()
  for (const c of corrections) {
    const key = `${c.kind}|${issuerKey(c.kind, c.issuer)}|`
    whole.set(key + readKey(c.read), readKey(c.right))
    const word = singleWord(c)
    if (word) words.set(key + word.read, word.right)
  }
  const bodies = mapFields(draft, (field, { kind }) =>
    kind === 'issuingBody' || kind === 'parentBody' ? (corrected(field as TextField, kind, '', whole, words) as typeof field) : field,
  )
  const issuer = bodies.decision.issuingBody.value
  return mapFields(bodies, (field, { kind }) => {
    if (!isCorrected(kind) || kind === 'issuingBody' || kind === 'parentBody') return field
    return corrected(field as TextField, kind, issuerKey(kind, issuer), whole, words) as typeof field
  })
}

const KINDS: ReadonlySet<string> = new Set(CorrectedKind.options)
const isCorrected = (kind: string): kind is CorrectedKind => KINDS.has(kind)

function corrected(
  field: TextField,
  kind: CorrectedKind,
  issuer: string,
  whole: ReadonlyMap<string, string>,
  words: ReadonlyMap<string, string>,
): TextField {
  if (field.value === null) return field
  const key = `${kind}|${issuer}|`
  const value = readKey(field.value)
  const known = whole.get(key + value)
  if (known !== undefined) return proposed(field, known)
  if (field.status === 'sure' || words.size === 0) return field
  const spelled = value
    .split(' ')
    .map((w) => words.get(key + w) ?? w)
    .join(' ')
  return spelled === value ? field : proposed(field, spelled)
}

const proposed = (field: TextField, value: string): TextField => ({ ...field, value, status: 'check', doubt: 'remembered' })

/** The word that a correction put right, where it put right exactly one and left the others. */
function singleWord({ read, right }: Correction): { readonly read: string; readonly right: string } | null {
  const from = readKey(read).split(' ')
  const to = readKey(right).split(' ')
  if (from.length !== to.length) return null
  const changed = from.flatMap((w, i) => (w === to[i] ? [] : [{ read: w, right: to[i] ?? '' }]))
  return changed.length === 1 ? (changed[0] ?? null) : null
}
