import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { ENGINE_VERSION } from '#host/reading/engine-version.ts'

/**
 * `npm run bench:reading -- CORPUS [--set scans|digital] [--level L]`: reads a corpus with `so-vang read`, scores the drafts
 * (CORPUS/../score.mjs defines every figure), and measures processor time, wall time and memory beside plain Tesseract in the same run.
 */

interface Measured {
  readonly wallSeconds: number
  readonly cpuSeconds: number
  readonly peakPssMB: number
  readonly code: number | null
}

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const args = process.argv.slice(2)
const option = (name: string) => (args.includes(`--${name}`) ? args[args.indexOf(`--${name}`) + 1] : undefined)
const corpus = args.find((a, i) => !a.startsWith('--') && !args[i - 1]?.startsWith('--'))
if (!corpus || !existsSync(join(corpus, 'manifest.json'))) {
  console.error('usage: npm run bench:reading -- CORPUS [--set scans|digital] [--level clean]')
  process.exit(2)
}
const set = option('set') ?? 'scans'
const level = option('level')

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
const files = entries.flatMap((e) => (set === 'digital' ? [`${e.id}.pdf`] : e.files)).map((f) => join(corpus, set, f))
const pages = entries.reduce((sum, e) => sum + e.pages, 0)
const work = mkdtempSync(join(tmpdir(), 'bench-reading-'))

/** All descendants of a process, itself included. */
function family(pid: number): number[] {
  const found = [pid]
  for (const p of found) {
    try {
      for (const task of readdirSync(`/proc/${p}/task`)) {
        found.push(...readFileSync(`/proc/${p}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number))
      }
    } catch {
      // it has ended meanwhile
    }
  }
  return found
}

function pssOf(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/** Runs a command; its peak memory is the highest sum of PSS over its process tree, looked at five times a second. */
function measure(command: string, argv: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Measured> {
  return new Promise((done) => {
    const started = performance.now()
    let peak = 0
    const child = execFile(command, [...argv], { env: { ...process.env, ...env }, maxBuffer: 1 << 28 }, (error) => {
      clearInterval(timer)
      // The time of ended children stands in /proc/self/stat (cutime, cstime), in ticks of 1/100 s.
      done({
        wallSeconds: (performance.now() - started) / 1000,
        cpuSeconds: childTicks() / 100 - ticksBefore / 100,
        peakPssMB: Math.round(peak),
        code: error ? 1 : 0,
      })
    })
    const ticksBefore = childTicks()
    const timer = setInterval(() => {
      if (child.pid !== undefined)
        peak = Math.max(
          peak,
          family(child.pid).reduce((sum, p) => sum + pssOf(p), 0),
        )
    }, 200)
  })
}

function childTicks(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return Number(fields[13]) + Number(fields[14])
}

const per = (m: Measured) => ({
  wall: +(m.wallSeconds / pages).toFixed(2),
  cpu: +(m.cpuSeconds / pages).toFixed(2),
  peakPssMB: m.peakPssMB,
})
const installed = (name: string) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0

const drafts = join(work, 'drafts')
const ours = await measure(process.execPath, [join(root, 'main/launch/so-vang.mjs'), 'read', '--out', drafts, ...files])
const scoreFile = join(work, 'score.json')
const scored = spawnSync(
  process.execPath,
  [resolve(corpus, '..', 'score.mjs'), '--truth', corpus, '--drafts', drafts, '--json', scoreFile, ...(level ? ['--level', level] : [])],
  { encoding: 'utf8' },
)

let baseline: Measured | null = null
if (set === 'scans' && installed('tesseract') && installed('pdftoppm')) {
  const script = join(work, 'baseline.sh')
  const lines = files.map((f, i) => {
    const one = `tesseract "$p" stdout -l vie --psm 3 >/dev/null 2>&1`
    return f.endsWith('.pdf')
      ? `pdftoppm -r 200 -gray '${f}' ${work}/b${i}; for p in ${work}/b${i}-*; do ${one}; done; rm -f ${work}/b${i}-*`
      : `p='${f}'; ${one}`
  })
  writeFileSync(script, `set -e\n${lines.join('\n')}\n`)
  baseline = await measure('sh', [script], { OMP_THREAD_LIMIT: '1' })
}

const result = {
  at: new Date().toISOString(),
  engine: ENGINE_VERSION,
  corpus: corpus.split('/').at(-1),
  set,
  documents: entries.length,
  pages,
  machine: { cores: cpus().length, memoryGB: Math.round(totalmem() / 1024 ** 3), load: loadavg().map((l) => +l.toFixed(1)) },
  reading: per(ours),
  baseline: baseline ? per(baseline) : null,
  score: existsSync(scoreFile) ? (JSON.parse(readFileSync(scoreFile, 'utf8')) as { report: unknown }).report : null,
}
mkdirSync(join(root, 'bench-results'), { recursive: true })
const out = join(root, 'bench-results', `reading-${result.corpus}-${set}${level ? `-${level}` : ''}.json`)
writeFileSync(out, `${JSON.stringify(result, null, 1)}\n`)
rmSync(work, { recursive: true, force: true })
console.log(scored.stdout)
console.log('reading ', JSON.stringify(result.reading), ' baseline', JSON.stringify(result.baseline), `\n${out}`)
