import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Value = z.union([z.string(), z.number(), z.null()])
const Truth = z.looseObject({
  id: z.string(),
  files: z.array(z.string()).min(1),
  awards: z.array(z.record(z.string(), z.unknown())),
})
/** What a sample decision really says: the paper in the hand of the demonstration officer. */
export type Truth = z.infer<typeof Truth>
export type Value = z.infer<typeof Value>

/** The sample decisions, in the order of their names. */
export const readTruths = (samples: string): Truth[] =>
  readdirSync(join(samples, 'gt'))
    .sort()
    .map((name) => Truth.parse(JSON.parse(readFileSync(join(samples, 'gt', name), 'utf8'))))

/** What the paper says at a path of the draft; undefined where the ground truth does not tell. */
export function truthAt(truth: Truth, path: string): Value | undefined {
  const [head, second = '', third = ''] = path.split('.')
  const holder = head === 'awards' ? truth.awards[Number(second)] : second === 'declaredCounts' ? truth['declaredCounts'] : truth
  const name = head === 'awards' || second === 'declaredCounts' ? third : second
  const value = Value.safeParse((holder as Record<string, unknown> | undefined)?.[name])
  if (!value.success) return undefined
  return name === 'year' && value.data !== null ? String(value.data) : value.data
}

export const isSame = (a: Value, b: Value): boolean => String(a ?? '').normalize('NFC') === String(b ?? '').normalize('NFC')
