import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { mergePacks, type NamedPack, type PackProblem } from '#common/domain/catalogue/merge-packs.ts'
import { Pack, type Packs } from '#common/model/pack.ts'
import { AppError } from '#common/rpc/app-error.ts'

/** No pack of ours comes near; a larger file is a mistake or an attack. */
const LARGEST_PACK = 8 * 1024 * 1024
const MOST_FILES = 200

export interface LoadedPacks {
  readonly packs: Packs
  /** override files that were left out, for the officer to see; the files of the product never leave a problem here */
  readonly problems: readonly PackProblem[]
  /** the override packs in use, to be given as `previous` when they are read again */
  readonly overrides: readonly NamedPack[]
}

export interface LoadPacksOptions {
  /** the product's own `resources/packs` */
  readonly builtInDir: string
  /** `<data>/packs`; need not exist */
  readonly overrideDir?: string
  /** what was in use before: a file that has gone bad since keeps its last good content */
  readonly previous?: LoadedPacks
}

/**
 * Reads and checks every pack. The product's own packs must be whole: anything wrong in them throws `AppError('pack.bad')` naming
 * file, entry and reason. A province's or unit's packs lie over them entry by entry; one that cannot be used is reported and its
 * last good content, if it had any, stays in force.
 */
export async function loadPacks(options: LoadPacksOptions): Promise<LoadedPacks> {
  const builtIn = await readFolder(options.builtInDir)
  const [broken] = [...builtIn.problems, ...mergePacks(builtIn.packs).problems]
  if (broken) throw packError(broken)
  if (builtIn.packs.length === 0) throw packError({ code: 'unreadable', file: basename(options.builtInDir), entry: '', detail: '' })

  const found = options.overrideDir === undefined ? { packs: [], problems: [] } : await readFolder(options.overrideDir)
  const problems: PackProblem[] = [...found.problems]
  const lastGood = new Map((options.previous?.overrides ?? []).map((named) => [named.file, named]))
  const candidates = [...found.packs, ...problems.flatMap((problem) => lastGood.get(problem.file) ?? [])]
  let overrides: readonly NamedPack[] = []
  for (const candidate of sorted(candidates)) {
    const faults = faultsOf(builtIn.packs, overrides, candidate)
    if (faults.length === 0) {
      overrides = [...overrides, candidate]
      continue
    }
    problems.push(...faults)
    const good = lastGood.get(candidate.file)
    if (good && good !== candidate && faultsOf(builtIn.packs, overrides, good).length === 0) overrides = [...overrides, good]
  }
  return { packs: mergePacks([...builtIn.packs, ...overrides]).packs, problems, overrides }
}

function faultsOf(builtIn: readonly NamedPack[], overrides: readonly NamedPack[], candidate: NamedPack): readonly PackProblem[] {
  const { file, pack } = candidate
  if ((pack.layer ?? 'national') === 'national') return [{ code: 'schema', file, entry: 'layer', detail: 'national' }]
  return mergePacks([...builtIn, ...overrides, candidate]).problems
}

/** A province before a unit, so that what a unit refers to is there; then by name, so that the result never depends on the disk. */
function sorted(packs: readonly NamedPack[]): readonly NamedPack[] {
  const rank = ({ pack }: NamedPack) => (pack.layer === 'unit' ? 1 : 0)
  return [...packs].sort((a, b) => rank(a) - rank(b) || (a.file < b.file ? -1 : 1))
}

async function readFolder(folder: string): Promise<{ packs: NamedPack[]; problems: PackProblem[] }> {
  const packs: NamedPack[] = []
  const problems: PackProblem[] = []
  const names = await readdir(folder).catch(() => [])
  for (const name of names
    .filter((file) => file.endsWith('.json'))
    .sort()
    .slice(0, MOST_FILES)) {
    const read = await readPack(folder, name)
    if ('pack' in read) packs.push(read)
    else problems.push(read)
  }
  return { packs, problems }
}

async function readPack(folder: string, file: string): Promise<NamedPack | PackProblem> {
  const problem = (code: PackProblem['code'], entry = '', detail = ''): PackProblem => ({ code, file, entry, detail })
  const path = join(folder, file)
  const info = await stat(path).catch(() => null)
  if (!info?.isFile()) return problem('unreadable')
  if (info.size > LARGEST_PACK) return problem('tooLarge', '', String(info.size))
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return problem('unreadable')
  const json = parseJson(text)
  if (json === undefined) return problem('notJson')
  const parsed = Pack.safeParse(json)
  if (parsed.success) return { file, pack: parsed.data }
  const issue = parsed.error.issues[0]
  return problem('schema', entryName(json, issue?.path ?? []), issue?.message.slice(0, 200) ?? '')
}

/** `entries.3.order` becomes `LDTT.order`: whoever keeps the file knows codes, not positions. */
function entryName(json: unknown, path: readonly PropertyKey[]): string {
  const [head, index, ...rest] = path
  if (head !== 'entries' || typeof index !== 'number') return path.map(String).join('.')
  const entries: unknown = typeof json === 'object' && json !== null && 'entries' in json ? json.entries : undefined
  const entry: unknown = Array.isArray(entries) ? entries[index] : undefined
  const code =
    typeof entry === 'object' && entry !== null && 'code' in entry && typeof entry.code === 'string'
      ? entry.code.slice(0, 60)
      : `entries.${index}`
  return [code, ...rest.map(String)].join('.')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

function packError({ file, entry, code, detail }: PackProblem): AppError {
  return new AppError('pack.bad', { file, entry, reason: code, detail })
}
