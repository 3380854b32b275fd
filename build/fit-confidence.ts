import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { barOf } from '#common/domain/confidence/bars.ts'
import { documentFacts } from '#common/domain/confidence/document-facts.ts'
import { fieldsOf } from '#common/domain/confidence/each-field.ts'
import { FEATURES, featuresOf } from '#common/domain/confidence/features.ts'
import { FIELD_GROUPS, type FieldGroup, GROUP_OF } from '#common/domain/confidence/field-kinds.ts'
import { buildDrafts } from '#common/domain/extraction/build-drafts.ts'
import type { Draft } from '#common/model/draft.ts'
import type { PageResult } from '#common/model/page.ts'
import { loadPacks } from '#host/packs/load-packs.ts'
import { packsDir } from '#host/resources.ts'
import { type Fit, fitLogistic, predict, type Sample } from './fit/logistic.ts'
import { atThreshold, auc, brier, curveText, type Judged, reliability } from './fit/reliability.ts'
import { judgeOf, truthsOf } from './fit/truth.ts'

/**
 * Fits what `sure` means: weights and thresholds of common/domain/confidence/weights.ts, from pages whose truth is known.
 *
 *   node build/reading-lab.ts pages PAGES FILE…            (once: what reading makes of the files of a corpus)
 *   node build/fit-confidence.ts PAGES CORPUS [PAGES CORPUS …] [--test PAGES CORPUS] [--dry] [--json OUT]
 *
 * CORPUS holds gt/*.json. Every figure printed is of documents the weights had not seen (ten folds, by document); `--test` names a
 * corpus that is only measured, never fitted. `--dry` leaves weights.ts as it is. The same pages give the same file.
 * Run it whenever reading or extraction has changed how good its values are, after the pages were read anew.
 */
interface Row extends Sample {
  readonly group: FieldGroup
  readonly kind: string
  readonly document: string
  readonly good: boolean
  /** a reason no probability overrules: always `check` */
  readonly barred: boolean
  readonly value: unknown
  readonly wanted: unknown
}

const FOLDS = 10
/** A document of more values than this counts as if it had about so many: its slips are of one kind. */
const FULL_WEIGHT = 40
const PENALTY = { shared: 1.5, own: 4 }
/** Wrong values among the sure ones that are borne: on scans a person reads with ease, and on poor ones. */
const BORNE = { good: 0.0025, hard: 0.008 }
const LOWEST = 0.97
const HIGHEST = 0.9975

const args = process.argv.slice(2)
const option = (name: string): string | undefined => (args.includes(`--${name}`) ? args[args.indexOf(`--${name}`) + 1] : undefined)
const testAt = args.indexOf('--test')
const plainArgs = args.filter(
  (a, i) =>
    !a.startsWith('--') && args[i - 1] !== '--json' && args[i - 1] !== '--wrong' && (testAt < 0 || (i !== testAt + 1 && i !== testAt + 2)),
)
if (plainArgs.length < 2 || plainArgs.length % 2 !== 0) {
  console.error('usage: node build/fit-confidence.ts PAGES CORPUS [PAGES CORPUS …] [--test PAGES CORPUS] [--dry] [--json OUT]')
  process.exit(2)
}
const { packs } = await loadPacks({ builtInDir: packsDir() })

function rowsOf(pagesDir: string, corpus: string): Row[] {
  return truthsOf(corpus).flatMap(({ truth, stem, part, alike }) => {
    const path = [truth.id, stem].map((n) => join(pagesDir, `${n}.json`)).find((p) => existsSync(p))
    if (!path) return []
    const kept = JSON.parse(readFileSync(path, 'utf8')) as { files: Draft['files']; pages: PageResult[] }
    if (kept.pages.every((p) => p.source !== 'ocr')) return []
    const meta = {
      files: kept.files,
      seconds: 0,
      engine: { name: 'lab', version: '0', data: '' },
      catalogue: packs.awards,
      isJudged: false,
    }
    const draft = buildDrafts(kept.pages, meta)[path.endsWith(`/${truth.id}.json`) ? 0 : part]
    if (!draft) return []
    const own = draft.pageNumbers?.flatMap((n) => kept.pages[n - 1] ?? []) ?? kept.pages
    const facts = documentFacts(draft, own, draft.pageNumbers)
    const right = judgeOf(truth, draft, alike)
    const rows = fieldsOf(draft).flatMap(({ field, place }): Omit<Row, 'weight'>[] => {
      const verdict = field.value === null ? null : right.verdict(place.kind, place.row, field.value)
      if (verdict === null) return []
      const words = facts.ink.wordsOf(field)
      const x = words.length > 0 && words.every((w) => w.word.confidence === 1) ? null : featuresOf(field, place, facts)
      if (!x) return []
      const barred = (field.doubt !== undefined && field.doubt !== 'lowConfidence') || barOf(field, place, facts) !== undefined
      return [
        {
          x,
          y: verdict ? 1 : 0,
          group: GROUP_OF[place.kind],
          kind: place.kind,
          document: `${basename(corpus)}/${truth.id}`,
          good: truth.level !== 'heavy' && truth.level !== 'hard',
          barred,
          value: field.value,
          wanted: right.wanted(place.kind, place.row),
        },
      ]
    })
    const weight = Math.sqrt(FULL_WEIGHT / Math.max(FULL_WEIGHT, rows.length))
    return rows.map((r) => ({ ...r, weight }))
  })
}

const rows = Array.from({ length: plainArgs.length / 2 }, (_, i) => rowsOf(plainArgs[2 * i] ?? '', plainArgs[2 * i + 1] ?? '')).flat()
const sign = FEATURES.map((f) => f.sign)
const penalty = FEATURES.map((f) => (f.own ? PENALTY.own : PENALTY.shared))

const documents = [...new Set(rows.map((r) => r.document))].sort()
const foldOf = new Map(documents.map((d, i) => [d, i % FOLDS]))
const unseen: (Row & Judged)[] = []
for (let fold = 0; fold < FOLDS; fold++) {
  const fit = fitLogistic(
    rows.filter((r) => foldOf.get(r.document) !== fold),
    sign,
    penalty,
  )
  for (const r of rows) if (foldOf.get(r.document) === fold) unseen.push({ ...r, p: predict(fit, r.x), right: r.y === 1 })
}

/** Thresholds a group may have, and what each costs. */
const LADDER = Array.from({ length: Math.round((HIGHEST - LOWEST) / 0.0025) + 1 }, (_, i) => Math.round((LOWEST + i * 0.0025) * 1e4) / 1e4)
const costs = FIELD_GROUPS.map((group) => {
  const own = unseen.filter((r) => r.group === group && !r.barred)
  return LADDER.map((t) => {
    const sure = own.filter((r) => r.p >= t)
    const wrong = (good: boolean) => sure.filter((r) => r.good === good && !r.right).length
    return { t, sure: sure.length, sureGood: sure.filter((r) => r.good).length, good: wrong(true), hard: wrong(false) }
  })
})

/**
 * The thresholds that leave most values sure while the wrong ones among them stay under what is borne, on good scans and on poor
 * ones: a price on each wrong value, raised until both hold. A wrong value on a good scan, where nobody expects one, costs more.
 */
function thresholds(): Record<FieldGroup, number> {
  const best = (price: number) =>
    costs.map((steps) => {
      const gain = (s: (typeof steps)[number]) => s.sure - price * (3 * s.good + s.hard)
      return steps.reduce((a, b) => (gain(b) > gain(a) ? b : a))
    })
  for (let price = 1; ; price *= 1.25) {
    const chosen = best(price)
    const sum = (f: (c: (typeof chosen)[number]) => number) => chosen.reduce((s, c) => s + f(c), 0)
    const sureGood = sum((c) => c.sureGood)
    const holds = sum((c) => c.good) <= BORNE.good * sureGood && sum((c) => c.hard) <= BORNE.hard * (sum((c) => c.sure) - sureGood)
    if (holds || price > 1e4)
      return Object.fromEntries(FIELD_GROUPS.map((g, i) => [g, chosen[i]?.t ?? HIGHEST])) as Record<FieldGroup, number>
  }
}

const sureFrom = thresholds()
const whole: Fit = fitLogistic(rows, sign, penalty)
const open = unseen.filter((r) => !r.barred)

function report(title: string, part: readonly (Row & Judged)[]): void {
  if (part.length === 0) return
  const free = part.filter((r) => !r.barred)
  const sure = free.filter((r) => r.p >= sureFrom[r.group])
  const wrong = sure.filter((r) => !r.right)
  const share = (a: number, b: number) => ((100 * a) / Math.max(1, b)).toFixed(2)
  console.log(
    `${title.padEnd(22)} values ${String(part.length).padStart(5)}  right ${share(part.filter((r) => r.right).length, part.length)}  sure ${share(sure.length, part.length)}  silent ${share(wrong.length, sure.length)} (${wrong.length})  Brier ${brier(free).toFixed(4)}  AUC ${auc(free).toFixed(3)}`,
  )
}

console.log(`${rows.length} values of ${documents.length} documents; figures are of documents not fitted (${FOLDS} folds)\n`)
console.log(curveText(open), '\n')
report('all', unseen)
report(
  'good scans',
  unseen.filter((r) => r.good),
)
report(
  'poor scans',
  unseen.filter((r) => !r.good),
)
for (const set of new Set(documents.map((d) => d.split('/')[0] ?? '')))
  report(
    `set ${set}`,
    unseen.filter((r) => r.document.startsWith(`${set}/`)),
  )
for (const g of FIELD_GROUPS)
  report(
    `${g} (${sureFrom[g]})`,
    unseen.filter((r) => r.group === g),
  )
console.log()
for (const t of [0.8, 0.9, 0.95, 0.97, 0.98, 0.99]) {
  const good = atThreshold(
    open.filter((r) => r.good),
    t,
  )
  const hard = atThreshold(
    open.filter((r) => !r.good),
    t,
  )
  const text = (a: typeof good) => `sure ${(100 * a.sure).toFixed(1)} silent ${(100 * a.silent).toFixed(2)} (${a.wrong})`
  console.log(`from ${t}: good ${text(good)}   poor ${text(hard)}`)
}
/** Values that are wrong though held likely, for the eye. */
function tellWrong(part: readonly (Row & Judged)[]): void {
  for (const r of part)
    if (!r.barred && !r.right && r.p >= Number(option('wrong') ?? 1))
      console.log(r.document, r.kind, r.p.toFixed(3), JSON.stringify(r.value), JSON.stringify(r.wanted))
}
if (args.includes('--wrong')) tellWrong(unseen)

if (testAt >= 0) {
  const other = rowsOf(args[testAt + 1] ?? '', args[testAt + 2] ?? '').map((r) => ({ ...r, p: predict(whole, r.x), right: r.y === 1 }))
  console.log('\nnever fitted:')
  report('test', other)
  for (const g of FIELD_GROUPS)
    report(
      g,
      other.filter((r) => r.group === g),
    )
  console.log(curveText(other.filter((r) => !r.barred)))
  if (args.includes('--wrong')) tellWrong(other)
}

if (!args.includes('--dry')) {
  const weights = FEATURES.flatMap((f, i) => {
    const w = Math.round((whole.weights[i] ?? 0) * 1000) / 1000
    return w === 0 ? [] : [`    ${/^\w+$/.test(f.name) ? f.name : `'${f.name}'`}: ${w},`]
  })
  const text = `// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: fitted numbers that may come near one
import type { ConfidenceModel } from './model.ts'

/** Made by \`node build/fit-confidence.ts\` from ${rows.length} values of ${documents.length} documents: never edited by hand. */
export const WEIGHTS: ConfidenceModel = {
  bias: ${Math.round(whole.bias * 1000) / 1000},
  weights: {
${weights.join('\n')}
  },
  sureFrom: { ${FIELD_GROUPS.map((g) => `${g}: ${sureFrom[g]}`).join(', ')} },
}
`
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
  writeFileSync(join(root, 'common/domain/confidence/weights.ts'), text)
}
const out = option('json')
if (out)
  writeFileSync(out, `${JSON.stringify({ sureFrom, reliability: reliability(open), brier: brier(open), auc: auc(open) }, null, 1)}\n`)
