import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildDrafts } from '#common/domain/extraction/build-drafts.ts'
import type { Draft } from '#common/model/draft.ts'
import type { PageResult } from '#common/model/page.ts'
import { loadPacks } from '#host/packs/load-packs.ts'
import { ENGINE_VERSION } from '#host/reading/engine-version.ts'
import { packsDir } from '#host/resources.ts'
import { openMatcher } from '../main/cli/open-matcher.ts'
import { linksOf, readTruths, reliabilityOf, suggestionsOf } from './bench/judged-drafts.ts'
import { type KnownPeople, knownPeople } from './bench/known-people.ts'
import { type Measured, measure } from './bench/measure.ts'
import { truthsOf } from './fit/truth.ts'

/**
 * `npm run bench:reading -- CORPUS [--set scans|digital] [--level L] [--register] [--pages DIR]`: reads a corpus with `so-vang read`,
 * scores the drafts (CORPUS/../score.mjs defines every figure), draws the reliability curve, counts right proposals for handwriting,
 * and measures processor time, wall time and memory beside plain Tesseract in the same run.
 * `--register` reads with a register that holds the corpus' people among 2 000 of like names, and scores its links.
 * `--pages` takes pages kept by `reading-lab.ts pages` in place of reading: everything but the times, in seconds.
 */
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const args = process.argv.slice(2)
const option = (name: string) => (args.includes(`--${name}`) ? args[args.indexOf(`--${name}`) + 1] : undefined)
const valued = new Set(['--set', '--level', '--pages', '--scorer'])
const corpus = args.find((a, i) => !a.startsWith('--') && !valued.has(args[i - 1] ?? ''))
if (!corpus || !existsSync(join(corpus, 'manifest.json'))) {
  console.error('usage: npm run bench:reading -- CORPUS [--set scans|digital] [--level clean] [--register] [--pages DIR] [--scorer FILE]')
  process.exit(2)
}
const set = option('set') ?? 'scans'
const level = option('level')
const kept = option('pages')
const scorer = option('scorer') ?? resolve(corpus, '..', 'score.mjs')

interface Entry {
  readonly id: string
  readonly level: string
  readonly files: readonly string[]
  readonly pages: number
}
const parsed: unknown = JSON.parse(readFileSync(join(corpus, 'manifest.json'), 'utf8'))
const entries = (Array.isArray(parsed) ? (parsed as Entry[]) : (parsed as { documents: Entry[] }).documents).filter(
  (e) => !level || e.level === level,
)
// several decisions may stand in one file
const files = [...new Set(entries.flatMap((e) => (set === 'digital' ? [`${e.id}.pdf`] : e.files)))].map((f) => join(corpus, set, f))
const pages = entries.reduce((sum, e) => sum + e.pages, 0)
const truths = truthsOf(corpus).filter(({ truth }) => !level || truth.level === level)
const work = mkdtempSync(join(tmpdir(), 'bench-reading-'))
const drafts = join(work, 'drafts')
mkdirSync(drafts)

let known: KnownPeople | null = null
const registerDir = join(work, 'register')
if (args.includes('--register')) known = await knownPeople(registerDir, truths)

/** Makes drafts of kept pages, as `so-vang read` would of the files. */
async function draftsOfPages(dir: string): Promise<void> {
  const { packs } = await loadPacks({ builtInDir: packsDir() })
  const register = known ? await openMatcher(registerDir) : null
  for (const file of readdirSync(dir)) {
    const { files, pages } = JSON.parse(readFileSync(join(dir, file), 'utf8')) as { files: Draft['files']; pages: PageResult[] }
    const engine = { name: 'lab', version: '0', data: '' }
    buildDrafts(pages, { files, seconds: 0, engine, catalogue: packs.awards }).forEach((draft, i) => {
      const name = `${basename(file, '.json')}${i === 0 ? '' : `~${i + 1}`}.json`
      writeFileSync(join(drafts, name), JSON.stringify(register ? register.match(draft) : draft))
    })
  }
  await register?.close()
}

const per = (m: Measured) => ({
  wall: +(m.wallSeconds / pages).toFixed(2),
  cpu: +(m.cpuSeconds / pages).toFixed(2),
  peakPssMB: m.peakPssMB,
})
const installed = (name: string) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0

let ours: Measured | null = null
if (kept) await draftsOfPages(kept)
else {
  const register = known ? ['--register', registerDir] : []
  ours = await measure(process.execPath, [join(root, 'main/launch/so-vang.mjs'), 'read', '--out', drafts, ...register, ...files])
}
const scoreFile = join(work, 'score.json')
const scored = spawnSync(
  process.execPath,
  [scorer, '--truth', corpus, '--drafts', drafts, '--json', scoreFile, ...(level ? ['--level', level] : [])],
  { encoding: 'utf8' },
)

let baseline: Measured | null = null
if (!kept && set === 'scans' && installed('tesseract') && installed('pdftoppm')) {
  const script = join(work, 'baseline.sh')
  const lines = files.map((f, i) => {
    const one = `tesseract "$p" stdout -l vie --psm 3 >/dev/null 2>&1 || true`
    if (!/\.(pdf|jpe?g|png|tiff?)$/i.test(f)) return ':'
    return f.endsWith('.pdf')
      ? `pdftoppm -r 200 -gray '${f}' ${work}/b${i}; for p in ${work}/b${i}-*; do ${one}; done; rm -f ${work}/b${i}-*`
      : `p='${f}'; ${one}`
  })
  writeFileSync(script, `set -e\n${lines.join('\n')}\n`)
  baseline = await measure('sh', [script], { OMP_THREAD_LIMIT: '1' })
}

const read = readTruths(drafts, truths)
const curve = reliabilityOf(read)
const hand = suggestionsOf(read)
const links = known ? linksOf(read, known) : null
const result = {
  at: new Date().toISOString(),
  engine: ENGINE_VERSION,
  corpus: basename(corpus),
  set,
  documents: entries.length,
  pages,
  machine: { cores: cpus().length, memoryGB: Math.round(totalmem() / 1024 ** 3), load: loadavg().map((l) => +l.toFixed(1)) },
  reading: ours ? per(ours) : null,
  baseline: baseline ? per(baseline) : null,
  cpuRatio: ours && baseline ? +(ours.cpuSeconds / baseline.cpuSeconds).toFixed(2) : null,
  score: existsSync(scoreFile) ? (JSON.parse(readFileSync(scoreFile, 'utf8')) as { report: unknown }).report : null,
  reliability: curve,
  handSuggestions: hand,
  register: links && known ? { strangers: known.strangers, byLevel: links } : null,
}
mkdirSync(join(root, 'bench-results'), { recursive: true })
const parts = [`reading-${result.corpus}-${set}`, ...(level ? [level] : []), ...(known ? ['register'] : []), ...(kept ? ['pages'] : [])]
const out = join(root, 'bench-results', `${parts.join('-')}.json`)
writeFileSync(out, `${JSON.stringify(result, null, 1)}\n`)
rmSync(work, { recursive: true, force: true })

const share = (v: number) => (100 * v).toFixed(2)
console.log(scored.stdout || scored.stderr)
console.log('reliability (scanned values that no rule bars)')
for (const b of curve.bins)
  console.log(
    `  ${b.from.toFixed(1)}-${b.to.toFixed(1)}  predicted ${share(b.predicted).padStart(6)}  right ${share(b.right).padStart(6)}  of ${b.count}`,
  )
console.log(`  Brier ${curve.brier.toFixed(4)}  AUC ${curve.auc.toFixed(3)}  sure ${share(curve.sure)}  silent ${share(curve.silent)}`)
for (const t of curve.atThresholds) console.log(`  from ${t.from}: sure ${share(t.sure)}  silent ${share(t.silent)} (${t.wrong})`)
console.log(
  `handwritten: ${hand.right} of ${hand.all} proposed right; ${hand.rightOfPrinted} of ${hand.printed} that are printed elsewhere`,
)
if (links)
  for (const l of links)
    console.log(
      `register ${l.level.padEnd(7)} name ${l.nameShare}  links proposed ${l.proposed} of ${l.rows}, right ${l.right}, wrong ${l.wrongProposed}; sure ${l.sure}, silently wrong ${l.silentWrong}`,
    )
if (result.reading)
  console.log('reading ', JSON.stringify(result.reading), ' baseline', JSON.stringify(result.baseline), ` cpu ratio ${result.cpuRatio}`)
console.log(out)
