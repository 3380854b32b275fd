import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { samples } from '../fixtures/samples.ts'
import { writeDecision } from '../fixtures/write-decision.ts'

/** Writes `count` born-digital decisions that differ in their number into a folder; gives their paths. */
export async function writeDecisions(dir: string, count: number): Promise<string[]> {
  mkdirSync(dir, { recursive: true })
  const model = samples().find(({ carrier }) => carrier.format === 'text-pdf')?.spec
  if (!model) throw new Error('no born-digital sample')
  const paths: string[] = []
  for (let index = 0; index < count; index++) {
    const number = model.number.replace(/^\d+/, String(300 + index))
    const annexes = model.annexes.map((annex) => ({
      ...annex,
      ...(annex.reference ? { reference: annex.reference.replaceAll(model.number, number) } : {}),
    }))
    const { files } = await writeDecision({ ...model, id: `qd-${300 + index}`, number, annexes }, { format: 'text-pdf', level: 'clean' })
    for (const file of files) {
      const path = join(dir, file.name)
      writeFileSync(path, file.bytes)
      paths.push(path)
    }
  }
  return paths
}
