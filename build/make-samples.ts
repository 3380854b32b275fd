import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { samples } from './fixtures/samples.ts'
import { writeDecision } from './fixtures/write-decision.ts'

/**
 * Makes resources/samples again: `node build/make-samples.ts [folder]`. The scans stand in the folder itself, what
 * they say in `gt/<id>.json`.
 */
const folder = process.argv[2] ?? join(import.meta.dirname, '..', 'resources', 'samples')
const truths = join(folder, 'gt')
mkdirSync(truths, { recursive: true })
for (const name of readdirSync(folder)) if (/\.(pdf|jpg|png|tif)$/.test(name)) rmSync(join(folder, name))
for (const name of readdirSync(truths)) if (name.endsWith('.json')) rmSync(join(truths, name))
let total = 0
for (const { spec, carrier } of samples()) {
  const { files, truth } = await writeDecision(spec, carrier)
  for (const { name, bytes } of files) {
    writeFileSync(join(folder, name), bytes)
    total += bytes.length
    console.log(`${name}  ${Math.round(bytes.length / 1024)} KB`)
  }
  writeFileSync(join(truths, `${spec.id}.json`), `${JSON.stringify(truth)}\n`)
}
console.log(`${(total / 1024 / 1024).toFixed(2)} MB`)
