import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { DraftMeta } from '#common/domain/extraction/build-draft.ts'
import { buildDrafts } from '#common/domain/extraction/build-drafts.ts'
import { commonPartOf, groupPageImages, pageNumberOf } from '#common/domain/extraction/group-files.ts'
import { findSecrecyMark } from '#common/domain/extraction/secrecy.ts'
import type { Draft } from '#common/model/draft.ts'
import type { PageResult } from '#common/model/page.ts'
import { ENGINE } from './engine-version.ts'
import type { Reader } from './reader.ts'
import { isRefusal, type Refusal } from './refusal.ts'

/**
 * What came of one decision: a draft with the pages of its files, or why it was refused. Several decisions of one file come one after
 * the other, named `name`, `name~2`, …; `part` counts them from 0, and each has all pages of the file.
 */
export type ReadOutcome =
  | {
      readonly name: string
      readonly part: number
      readonly files: readonly string[]
      readonly draft: Draft
      readonly pages: readonly PageResult[]
    }
  | { readonly name: string; readonly files: readonly string[]; readonly refusal: Refusal; readonly file: string }

export interface ReadFilesOptions {
  readonly catalogue?: DraftMeta['catalogue']
  readonly signal?: AbortSignal
}

/**
 * Reads files outside any register, decision by decision in the order given. Images whose names differ only in a final page number
 * are one decision. A page with a secrecy mark refuses the whole decision; nothing of it is given back.
 */
export async function* readFiles(reader: Reader, paths: readonly string[], options: ReadFilesOptions = {}): AsyncGenerator<ReadOutcome> {
  const keys = groupPageImages(paths.map((p) => basename(p)))
  const groups = new Map<string, string[]>()
  paths.forEach((path, i) => {
    const key = keys[i] ?? path
    groups.set(key, [...(groups.get(key) ?? []), path])
  })
  const used = new Map<string, number>()
  for (const group of groups.values()) {
    const files = [...group].sort((a, b) => (pageNumberOf(basename(a)) ?? 0) - (pageNumberOf(basename(b)) ?? 0))
    const stem = commonPartOf(basename(files[0] ?? ''))
    const n = (used.get(stem) ?? 0) + 1
    used.set(stem, n)
    // Two files of one name in different folders must not write over each other.
    const name = n > 1 ? `${stem} (${n})` : stem
    let outcomes: ReadOutcome[]
    try {
      outcomes = await readGroup(reader, name, files, options)
    } catch (error) {
      if (options.signal?.aborted) throw error
      // A worker that died of one file must not take the files after it along.
      outcomes = [{ name, files, refusal: { code: 'read.fault', params: {} }, file: files[0] ?? name }]
    }
    yield* outcomes
  }
}

async function readGroup(reader: Reader, name: string, files: readonly string[], options: ReadFilesOptions): Promise<ReadOutcome[]> {
  const started = performance.now()
  const signal = options.signal ? { signal: options.signal } : {}
  const pages: PageResult[] = []
  const listed: { name: string; sha256: string; pages: number }[] = []
  const refuse = (refusal: Refusal, file: string): ReadOutcome[] => [{ name, files, refusal, file }]
  for (const file of files) {
    const inspected = await reader.inspect(file, signal)
    if (isRefusal(inspected)) return refuse(inspected, file)
    // page 1 first and alone: a secret file is not read any further
    const first = await reader.readPage(file, 0, signal)
    if (isRefusal(first)) return refuse(first, file)
    const secret = secretOf([first])
    if (secret) return refuse(secret, file)
    const rest = await Promise.all(Array.from({ length: inspected.pages - 1 }, (_, i) => reader.readPage(file, i + 1, signal)))
    const bad = rest.find(isRefusal)
    if (bad) return refuse(bad, file)
    const read = rest.filter((r): r is PageResult => !isRefusal(r))
    const marked = secretOf(read)
    if (marked) return refuse(marked, file)
    pages.push(first, ...read)
    listed.push({ name: basename(file), sha256: await sha256Of(file), pages: inspected.pages })
  }
  const seconds = Math.round((performance.now() - started) / 10) / 100
  const drafts = buildDrafts(pages, {
    files: listed,
    seconds,
    engine: ENGINE,
    ...(options.catalogue ? { catalogue: options.catalogue } : {}),
  })
  const grouped: Draft['issues'] =
    files.length < 2
      ? []
      : [{ code: 'grouped-pages', severity: 'info', message: `${files.length} tệp ảnh được ghép thành một quyết định theo tên tệp.` }]
  return drafts.map((draft, part) => ({
    name: part === 0 ? name : `${name}~${part + 1}`,
    part,
    files,
    draft: { ...draft, issues: [...draft.issues, ...grouped] },
    pages,
  }))
}

/** A secrecy mark on any page refuses the whole: nothing of it is given back. */
function secretOf(pages: readonly PageResult[]): Refusal | null {
  for (const page of pages) {
    const mark = findSecrecyMark(page)
    if (mark) return { code: 'read.secret', params: { mark: mark.mark } }
  }
  return null
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array)
  return hash.digest('hex')
}
