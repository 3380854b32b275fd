import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildDrafts } from '#common/domain/extraction/build-drafts.ts'
import type { Draft } from '#common/model/draft.ts'
import type { PageResult } from '#common/model/page.ts'
import { loadPacks } from '#host/packs/load-packs.ts'
import { readFiles } from '#host/reading/read-files.ts'
import { createReader } from '#host/reading/reader.ts'
import { packsDir } from '#host/resources.ts'

/**
 * The two halves of reading apart, for work on one of them:
 *   node build/reading-lab.ts pages OUT FILE…    recognises files, one OUT/<name>.json with every page as stored
 *   node build/reading-lab.ts drafts IN OUT      makes the drafts of those pages again, without recognising anything
 */
interface Kept {
  readonly name: string
  readonly files: Draft['files']
  readonly pages: readonly PageResult[]
}

/** Further decisions of one file stand beside the first: `name~2.json`. */
const partName = (name: string, part: number): string => `${name}${part === 0 ? '' : `~${part + 1}`}.json`

const [command, first = '', ...rest] = process.argv.slice(2)
const { packs } = await loadPacks({ builtInDir: packsDir() })

if (command === 'pages') {
  mkdirSync(first, { recursive: true })
  const reader = createReader()
  for await (const outcome of readFiles(reader, rest, { catalogue: packs.awards })) {
    if ('refusal' in outcome) console.error(`${outcome.name}: ${outcome.refusal.code}`)
    else if (outcome.part === 0)
      writeFileSync(
        join(first, `${outcome.name}.json`),
        JSON.stringify({ name: outcome.name, files: outcome.draft.files, pages: outcome.pages }),
      )
  }
  await reader.close()
} else if (command === 'drafts' && rest[0]) {
  mkdirSync(rest[0], { recursive: true })
  for (const file of readdirSync(first)) {
    const kept = JSON.parse(readFileSync(join(first, file), 'utf8')) as Kept
    const drafts = buildDrafts(kept.pages, {
      files: kept.files,
      seconds: 0,
      engine: { name: 'lab', version: '0', data: '' },
      catalogue: packs.awards,
    })
    for (const [i, draft] of drafts.entries())
      writeFileSync(join(rest[0], partName(file.replace(/\.json$/, ''), i)), JSON.stringify(draft, null, 1))
  }
} else {
  console.error('usage: node build/reading-lab.ts pages OUT FILE… | drafts IN OUT')
  process.exitCode = 2
}
