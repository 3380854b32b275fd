import { mkdir, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { type DecisionMark, isSameDecision, markOf } from '#common/domain/review/same-decision.ts'
import { t, textOf } from '#common/i18n/t.ts'
import type { Draft } from '#common/model/draft.ts'
import { loadPacks } from '#host/packs/load-packs.ts'
import { type ReadOutcome, readFiles } from '#host/reading/read-files.ts'
import { createReader, type Reader } from '#host/reading/reader.ts'
import { isRefusal, type Refusal } from '#host/reading/refusal.ts'
import { packsDir } from '#host/resources.ts'
import { drawOverlay } from './overlay.ts'

/** Ends of the command (DESIGN.md, Command line). */
const DONE = 0
const REFUSED = 1
const WRONG_USE = 2
const FAULT = 3

const USAGE = `so-vang read [--json] [--out DIR] [--register DIR] [--overlay DIR] FILE…
  đọc bản quét thành bản nháp; không ghi gì vào sổ
`

export interface ReadIo {
  readonly stdout: { write(text: string): unknown }
  readonly stderr: { write(text: string): unknown }
}

/** Puts links to a register's people and units into a draft; given by whoever opens the register. */
export type Matcher = (draft: Draft) => Draft

export interface ReadDeps {
  readonly reader?: Reader
  /** opens the register of `--register`, read only */
  readonly openMatcher?: (dir: string) => Promise<{ match: Matcher; close(): Promise<void> }>
}

/**
 * `so-vang read`: reads files into drafts and writes nothing outside `--out` and `--overlay`. Exit code 0 when every input gave a
 * draft whatever its issues, 1 when one was refused (the others are still written), 2 wrong use, 3 a fault of the program.
 */
export async function read(argv: string[], io: ReadIo, deps: ReadDeps = {}): Promise<number> {
  const options = parse(argv)
  if (options === null) return wrong(io, 'Tham số không đúng.')
  if (options.files.length === 0) return wrong(io, 'Chưa nói đọc tệp nào.')
  if (options.register !== undefined && !(await isFolder(options.register))) return wrong(io, `Không có thư mục sổ: ${options.register}`)
  const reader = deps.reader ?? createReader()
  const register = options.register !== undefined ? await deps.openMatcher?.(options.register) : undefined
  try {
    const { packs } = await loadPacks({ builtInDir: packsDir() })
    for (const dir of [options.out, options.overlay]) if (dir !== undefined) await mkdir(dir, { recursive: true })
    let refused = false
    let fault = false
    const printed: unknown[] = []
    const before: { readonly name: string; readonly mark: DecisionMark }[] = []
    for await (const found of readFiles(reader, options.files, { catalogue: packs.awards })) {
      const outcome: ReadOutcome =
        'draft' in found ? { ...found, draft: withTwin(register ? register.match(found.draft) : found.draft, found.name, before) } : found
      if ('refusal' in outcome) {
        refused = true
        if (outcome.refusal.code === 'read.no-language-data') fault = true
      }
      if (options.out !== undefined) await write(options.out, outcome)
      if (options.overlay !== undefined && 'draft' in outcome) await overlays(reader, options.overlay, outcome)
      if (options.json) printed.push('draft' in outcome ? outcome.draft : errorOf(outcome))
      else io.stdout.write(summary(outcome))
    }
    if (options.json) io.stdout.write(`${JSON.stringify(printed.length === 1 ? printed[0] : printed, null, 2)}\n`)
    return fault ? FAULT : refused ? REFUSED : DONE
  } finally {
    await register?.close()
    if (!deps.reader) await reader.close()
  }
}

/** The draft with a warning where an earlier one of the same run reads the same decision. */
function withTwin(draft: Draft, name: string, before: { readonly name: string; readonly mark: DecisionMark }[]): Draft {
  const mark = markOf(draft)
  const twin = before.find((one) => isSameDecision(one.mark, mark))
  before.push({ name, mark })
  if (!twin) return draft
  const message = t('review.issue.sameDecision', { title: twin.name })
  return { ...draft, issues: [...draft.issues, { code: 'same-decision', severity: 'warning', field: 'decision.decisionNumber', message }] }
}

interface Options {
  readonly json: boolean
  readonly out?: string
  readonly register?: string
  readonly overlay?: string
  readonly files: readonly string[]
}

function parse(argv: readonly string[]): Options | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, out: { type: 'string' }, register: { type: 'string' }, overlay: { type: 'string' } },
    })
    const { json = false, ...dirs } = values
    return { json, ...dirs, files: positionals }
  } catch {
    return null
  }
}

function wrong(io: ReadIo, message: string): number {
  io.stderr.write(`${message}\n\n${USAGE}`)
  return WRONG_USE
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (s) => s.isDirectory(),
    () => false,
  )

const errorOf = (outcome: Extract<ReadOutcome, { refusal: Refusal }>) => ({
  error: { code: outcome.refusal.code, params: outcome.refusal.params, message: sentence(outcome.refusal) },
  name: outcome.name,
  file: basename(outcome.file),
})

const sentence = (refusal: Refusal): string => {
  const part = (suffix: string) => textOf(`errors.${refusal.code}${suffix}`, refusal.params)
  return [part('') ?? part('.what') ?? refusal.code, part('.todo')].filter((s) => s !== null).join(' ')
}

async function write(dir: string, outcome: ReadOutcome): Promise<void> {
  const [name, content] = 'draft' in outcome ? [`${outcome.name}.json`, outcome.draft] : [`${outcome.name}.error.json`, errorOf(outcome)]
  await writeFile(join(dir, name), `${JSON.stringify(content, null, 2)}\n`)
}

/** One picture a page, with what was found drawn over it. */
async function overlays(reader: Reader, dir: string, outcome: Extract<ReadOutcome, { draft: Draft }>): Promise<void> {
  let number = 0
  for (const [i, file] of outcome.files.entries()) {
    for (let page = 0; page < (outcome.draft.files[i]?.pages ?? 0); page++) {
      number++
      if (outcome.draft.pageNumbers && !outcome.draft.pageNumbers.includes(number)) continue
      const result = outcome.pages[number - 1]
      const picture = await reader.renderPage(file, page, { maxWidth: 1400 })
      if (result && !isRefusal(picture))
        await writeFile(join(dir, `${outcome.name}-${number}.png`), await drawOverlay(picture, result, outcome.draft, number))
    }
  }
}

const KINDS: Readonly<Record<Draft['kind'], string>> = {
  award: 'Quyết định khen thưởng',
  initiative: 'Quyết định công nhận sáng kiến',
  evaluation: 'Quyết định đánh giá, xếp loại',
  discipline: 'Quyết định kỷ luật',
  amendment: 'Quyết định sửa đổi',
  revocation: 'Quyết định thu hồi',
  attachment: 'Tài liệu kèm theo',
  other: 'Văn bản khác',
}

function summary(outcome: ReadOutcome): string {
  if ('refusal' in outcome) return `✗ ${outcome.name}: ${sentence(outcome.refusal)} [${outcome.refusal.code}]\n`
  const { decision, awards, issues, kind, pages, seconds } = outcome.draft
  const shown = (f: { value: string | null; status: string }) =>
    f.value === null ? '(chưa đọc được)' : f.status === 'sure' ? f.value : `${f.value} (?)`
  const date =
    decision.signedDate.value === null
      ? decision.signedDate
      : { ...decision.signedDate, value: decision.signedDate.value.split('-').reverse().join('/') }
  const doubts = awards.filter((a) => a.name.status === 'check').length
  return [
    `${outcome.name}: ${KINDS[kind]} số ${shown(decision.decisionNumber)}, ngày ${shown(date)}`,
    `  ${shown(decision.issuingBody)} · ${shown(decision.signerTitle)} ${shown(decision.signerName)}`,
    `  ${shown(decision.subject)}`,
    `  ${awards.length} dòng${doubts > 0 ? `, ${doubts} tên cần xem lại` : ''} · ${pages} trang, ${seconds.toLocaleString('vi-VN')} giây`,
    ...issues.map((i) => `  ${i.severity === 'info' ? '·' : '!'} ${i.message}`),
    '',
  ].join('\n')
}
