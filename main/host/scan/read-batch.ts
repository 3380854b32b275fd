import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { findSecrecyMark } from '#common/domain/extraction/secrecy.ts'
import type { Packs } from '#common/model/pack.ts'
import { PageResult } from '#common/model/page.ts'
import { AppError, isAppError } from '#common/rpc/app-error.ts'
import { type Clock, timestamp } from '../clock.ts'
import { refusalOf } from '../database/database-error.ts'
import type { BatchFileTable } from '../database/schema.ts'
import type { EventBus } from '../events.ts'
import { mediaTypeOf } from '../files/media-type.ts'
import { sha256Of } from '../files/vault.ts'
import type { JobContext } from '../jobs/job-queue.ts'
import { ENGINE_VERSION, type Reader } from '../reading/reader.ts'
import { isRefusal, type Refusal } from '../reading/refusal.ts'
import type { Matcher } from '../register/matchers.ts'
import type { OpenRegister } from '../register/open-register.ts'
import { batchesRepository as batches } from './batches.repository.ts'
import { createDraft } from './create-draft.ts'
import { forget } from './forget.ts'

export type ReadBatchDeps = {
  register: OpenRegister
  reader: () => Reader
  clock: Clock
  events: EventBus
  packs: Packs
  matcherOf: (register: OpenRegister) => Promise<Matcher>
  passwords: Map<string, string>
}

/** Refusals after which the file waits for the officer (a password, a second try) instead of being let go. */
const keptAfter = new Set(['read.password', 'read.broken', 'read.fault', 'read.too-slow'])
type WhyNot = { code: string; params: Refusal['params'] }

/**
 * Reads one batch: for each file hash → duplicate? → inspect → page 1 (secret?) → vault → other pages → draft.
 * Every step's result is stored before the next begins, keyed by content, so a killed host goes on where it stopped
 * and does nothing twice (DESIGN.md, Data; ARCHITECTURE.md 3.5).
 */
export async function readBatch(deps: ReadBatchDeps, batchId: string, job: JobContext): Promise<void> {
  const { register } = deps
  const tell = () => deps.events.emit('batch.changed', { batchId })
  const run = new BatchRun(deps, job, tell)
  const open = () => batches.files(register.db, batchId)
  // until there is nothing left: files may be added or taken up again while others are read
  for (;;) {
    // every file is opened first, so that the number of pages, and the time left, is known early
    for (const file of await open()) {
      if (job.signal.aborted) return
      if (file.state === 'waiting' && file.pages === null) await run.withFile(file.id, (now) => run.inspect(now))
    }
    const files = await open()
    run.count(files)
    const unfinished = new Set(files.filter((file) => file.draft_id === null).map((file) => file.group_key))
    const isToRead = async (file: BatchFileTable): Promise<boolean> =>
      file.state === 'waiting' ||
      file.state === 'reading' ||
      // its pages were read by an earlier version of the engine and its draft is still to be made
      (file.state === 'read' && unfinished.has(file.group_key) && !(await run.isWhole(file)))
    let left = 0
    for (const { id } of files) {
      if (job.signal.aborted) return
      await run.withFile(id, async (now) => {
        if (!(await isToRead(now))) return
        left += 1
        await run.read(now)
      })
    }
    if (left === 0) break
  }
  if (job.signal.aborted) return
  const groups = Map.groupBy(await open(), (file) => file.group_key)
  for (const group of groups.values()) await run.draft(group)
  tell()
}

class BatchRun {
  readonly #deps: ReadBatchDeps
  readonly #job: JobContext
  readonly #tell: () => void
  #done = 0
  #total = 0

  constructor(deps: ReadBatchDeps, job: JobContext, tell: () => void) {
    this.#deps = deps
    this.#job = job
    this.#tell = tell
  }

  /** Tells how many pages of the batch are read and how many there are, as far as is known. */
  count(files: readonly BatchFileTable[]): void {
    const isLeft = ({ state }: BatchFileTable) => state === 'refused' || state === 'duplicate' || state === 'secret'
    this.#total = files.reduce((sum, file) => sum + (isLeft(file) ? 0 : (file.pages ?? 0)), 0)
    this.#done = files.reduce((sum, file) => sum + [...file.page_states].filter((state) => state === 's' || state === 'd').length, 0)
    this.#job.progress(this.#done, this.#total, null)
  }

  /**
   * Runs one step with a file as it stands now. What breaks on this file is said of this file, and the others are read on;
   * a machine that does not play along (a full disk, no language data) stops the batch.
   */
  async withFile(id: string, step: (file: BatchFileTable) => Promise<void>): Promise<void> {
    const { register } = this.#deps
    const file = await batches.file(register.db, id)
    if (!file) return
    try {
      await step(file)
    } catch (error) {
      if (this.#stopsTheBatch(error)) throw error
      if (!isAppError(error)) register.log.fault(error, 'scan.file')
      const now = (await batches.file(register.db, id)) ?? file
      await this.#refuse(now, isAppError(error) ? { code: error.code, params: {} } : { code: 'read.fault', params: {} })
    }
  }

  #stopsTheBatch(error: unknown): boolean {
    return this.#job.signal.aborted || refusalOf(error) !== null || (isAppError(error) && !keptAfter.has(error.code))
  }

  /** Makes the draft of a group; where that breaks, its files say so and may be read again. */
  async draft(group: readonly BatchFileTable[]): Promise<void> {
    const { register } = this.#deps
    try {
      await createDraft(this.#deps, group)
    } catch (error) {
      if (this.#stopsTheBatch(error)) throw error
      register.log.fault(error, 'scan.draft')
      for (const file of group)
        if (file.state === 'read' && file.draft_id === null) await this.#refuse(file, { code: 'read.fault', params: {} })
    }
  }

  /** Are all pages of the file there as this version of the engine reads them? */
  async isWhole({ sha256, pages }: BatchFileTable): Promise<boolean> {
    return (await batches.countPages(this.#deps.register.db, sha256 ?? '', ENGINE_VERSION)) >= (pages ?? 0)
  }

  /** Finds out what the file is: its hash, whether it is here already, its pages; or why it is refused. */
  async inspect(file: BatchFileTable): Promise<void> {
    const { register, reader, passwords } = this.#deps
    const path = this.#pathOf(file)
    if (!path) return this.#refuse(file, { code: 'read.broken', params: { reason: 'gone' } })
    const sha256 = file.sha256 ?? (await sha256Of(path))
    const twin = await batches.twin(register.db, sha256, file.id)
    if (twin) {
      await batches.update(register.db, file.id, { state: 'duplicate', sha256, duplicate_of: twin.name, incoming: null })
      await this.#dropIncoming(file)
      return this.#tell()
    }
    const inspected = await reader().inspect(path, passwordOf(passwords, file.id))
    if (isRefusal(inspected)) return this.#refuse({ ...file, sha256 }, inspected)
    const states = file.page_states.length === inspected.pages ? file.page_states : 'w'.repeat(inspected.pages)
    await batches.update(register.db, file.id, {
      sha256,
      pages: inspected.pages,
      page_states: states,
      error_code: null,
      error_params: '{}',
    })
    this.#tell()
  }

  /** Reads the pages that have no result yet. */
  async read(file: BatchFileTable): Promise<void> {
    const { register, reader, passwords } = this.#deps
    const { sha256, pages } = file
    if (sha256 === null || pages === null) return
    await batches.update(register.db, file.id, { state: 'reading' })
    const finished = new Map((await batches.pagesRead(register.db, sha256, ENGINE_VERSION)).map((row) => [row.page, row.result]))
    const states = [...'w'.repeat(pages)]
    for (const [page, json] of finished) states[page - 1] = stateOf(PageResult.parse(JSON.parse(json)))
    for (let page = 1; page <= pages; page++) {
      if (this.#job.signal.aborted) return
      if (finished.has(page) && !(page === 1 && file.incoming)) continue
      states[page - 1] = 'r'
      await batches.update(register.db, file.id, { page_states: states.join('') })
      this.#tell()
      const path = this.#pathOf({ ...file, incoming: (await batches.file(register.db, file.id))?.incoming ?? null })
      if (!path) return this.#refuse(file, { code: 'read.broken', params: { page } })
      const result = await this.#readOne(path, page, file.id)
      if (result === null) {
        states[page - 1] = 'w'
        return batches.update(register.db, file.id, { state: 'waiting', page_states: states.join('') })
      }
      if (isRefusal(result)) return this.#refuse(file, { code: result.code, params: { ...result.params, page, read: page - 1 } })
      const mark = findSecrecyMark(result, page)
      if (mark && !(await this.#isDeclaredOpen(sha256))) return this.#letGo(file, mark.mark)
      await this.#keep(file, sha256, pages, page, result)
      if (passwords.has(file.id)) await this.#keepPicture(sha256, page, file.id, reader())
      states[page - 1] = stateOf(result)
      await batches.update(register.db, file.id, { page_states: states.join('') })
      this.#done += 1
      this.#job.progress(this.#done, Math.max(this.#total, this.#done), null)
      this.#tell()
    }
    await batches.update(register.db, file.id, { state: 'read' })
    passwords.delete(file.id)
    const group = (await batches.files(register.db, file.batch_id)).filter((other) => other.group_key === file.group_key)
    if (group.every((other) => other.state !== 'waiting' && other.state !== 'reading')) await this.draft(group)
    this.#tell()
  }

  /** One page; null when the job was stopped meanwhile. */
  async #readOne(path: string, page: number, fileId: string): Promise<PageResult | Refusal | null> {
    const result = await this.#deps
      .reader()
      .readPage(path, page - 1, { signal: this.#job.signal, ...passwordOf(this.#deps.passwords, fileId) })
      .catch((error: unknown) => {
        if (this.#job.signal.aborted) return null
        throw error
      })
    if (this.#job.signal.aborted) return null
    if (isRefusal(result) && result.code === 'read.no-language-data') throw new AppError('read.no-language-data', result.params)
    return result
  }

  /** Page 1 is known and bears no mark: only now the file enters the vault. */
  async #keep(file: BatchFileTable, sha256: string, pages: number, page: number, result: PageResult): Promise<void> {
    const { register, clock } = this.#deps
    const row = await batches.file(register.db, file.id)
    const incoming = row?.incoming ? join(register.vault.incoming, row.incoming) : null
    const kept = incoming ? await register.vault.put(incoming) : null
    if (kept && kept.sha256 !== sha256) throw new AppError('read.broken', { reason: 'changed' })
    await register.db.transaction().execute(async (tx) => {
      await batches.savePage(tx, {
        sha256,
        page,
        engine: ENGINE_VERSION,
        width: result.width,
        height: result.height,
        result: JSON.stringify(result),
        created_at: timestamp(clock),
      })
      if (!kept) return
      await tx
        .insertInto('stored_file')
        .values({ sha256, size: kept.size, media_type: mediaTypeOf(file.name), pages, stored_at: timestamp(clock) })
        .onConflict((c) => c.column('sha256').doNothing())
        .execute()
      await tx.updateTable('batch_file').set({ incoming: null }).where('id', '=', file.id).execute()
    })
    if (incoming) await rm(incoming, { force: true })
  }

  async #keepPicture(sha256: string, page: number, fileId: string, reader: Reader): Promise<void> {
    const { register, passwords } = this.#deps
    const image = await reader.renderPage(register.vault.pathOf(sha256), page - 1, {
      maxWidth: 1800,
      signal: this.#job.signal,
      ...passwordOf(passwords, fileId),
    })
    if (isRefusal(image)) return
    const kept = await register.vault.putBytes(image.bytes)
    await register.db
      .insertInto('page_image')
      .values({ sha256, page, image_sha256: kept.sha256 })
      .onConflict((c) => c.columns(['sha256', 'page']).doNothing())
      .execute()
  }

  async #isDeclaredOpen(sha256: string): Promise<boolean> {
    return (await this.#deps.register.settings.get(`scan.notSecret.${sha256}`)) !== null
  }

  /** A secrecy mark: nothing is kept of the decision, neither its files (the other page images too) nor what was read of them. */
  async #letGo(file: BatchFileTable, mark: string): Promise<void> {
    const { register } = this.#deps
    const group = (await batches.files(register.db, file.batch_id)).filter(
      (other) => other.id === file.id || (other.group_key === file.group_key && other.state !== 'duplicate'),
    )
    const gone = { state: 'secret', error_code: 'read.secret', error_params: JSON.stringify({ mark }), incoming: null, page_states: '' }
    await register.db.transaction().execute(async (tx) => {
      for (const { id } of group) await batches.update(tx, id, gone)
    })
    for (const other of group) await this.#dropIncoming(other)
    await forget(register.db, register.vault, group)
    this.#tell()
  }

  async #refuse(file: BatchFileTable, refusal: WhyNot): Promise<void> {
    const { register, passwords } = this.#deps
    const code = refusal.code === 'read.password' && passwords.has(file.id) ? 'read.wrongPassword' : refusal.code
    passwords.delete(file.id)
    const keep = keptAfter.has(refusal.code)
    await batches.update(register.db, file.id, {
      state: 'refused',
      error_code: code,
      error_params: JSON.stringify(refusal.params),
      sha256: file.sha256,
      page_states: file.page_states.replaceAll('r', 'w'),
      ...(keep ? {} : { incoming: null }),
    })
    if (!keep) await this.#dropIncoming(file)
    this.#tell()
  }

  async #dropIncoming(file: BatchFileTable): Promise<void> {
    if (file.incoming) await rm(join(this.#deps.register.vault.incoming, file.incoming), { force: true })
  }

  #pathOf(file: BatchFileTable): string | null {
    const { vault } = this.#deps.register
    if (file.incoming && existsSync(join(vault.incoming, file.incoming))) return join(vault.incoming, file.incoming)
    return file.sha256 && vault.has(file.sha256) ? vault.pathOf(file.sha256) : null
  }
}

const passwordOf = (passwords: Map<string, string>, fileId: string): { password: string } | Record<string, never> => {
  const password = passwords.get(fileId)
  return password === undefined ? {} : { password }
}

/** A page is shown as doubtful when the engine itself was unsure of it on the whole. */
const stateOf = (page: PageResult): 's' | 'd' => (page.quality.confidence < 0.75 ? 'd' : 's')
