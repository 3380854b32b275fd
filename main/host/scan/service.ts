import { copyFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Actor } from '#common/contract/app.ts'
import type { BatchSummary } from '#common/contract/scan.ts'
import { groupPageImages } from '#common/domain/extraction/group-files.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { newId, timestamp } from '../clock.ts'
import { mapDatabaseError } from '../database/database-error.ts'
import type { BatchFileTable, JobTable } from '../database/schema.ts'
import type { Grant } from '../files/grants.ts'
import { mediaTypeOf } from '../files/media-type.ts'
import type { HostContext, Input, Output } from '../host.ts'
import { logAct } from '../records/act-log.ts'
import type { OpenRegister } from '../register/open-register.ts'
import { batchesRepository as batches } from './batches.repository.ts'
import { passwordsOf } from './job.ts'
import { regroup } from './regroup.ts'
import { batchView, batchViews, summaryOf } from './views.ts'

/** Batches of scans: taking files in, watching, pausing, cancelling. The reading itself is the job in read-batch.ts. */
export function createScanService(host: HostContext) {
  const told = (batchId: string) => host.events.emit('batch.changed', { batchId })
  const jobOf = async (register: OpenRegister, batchId: string): Promise<JobTable> => {
    const job = await register.jobs.bySubject(batchId)
    if (!job) throw new AppError('batch.notFound')
    return job
  }

  /** Brings the chosen files into the incoming folder and makes their rows; what was granted is spent, whatever comes of it. */
  async function takeIn(register: OpenRegister, batchId: string, tokens: readonly string[]): Promise<BatchFileTable[]> {
    const grants = host.grants.takeAll(tokens)
    const groups = groupPageImages(grants.map((grant) => grant.name))
    // page images belong together only where they were chosen together
    const take = newId()
    const rows: BatchFileTable[] = []
    try {
      for (const [index, grant] of grants.entries()) {
        const { incoming, size } = await intoIncoming(register, grant)
        rows.push({
          id: newId(),
          batch_id: batchId,
          ord: index,
          name: grant.name,
          sha256: null,
          size,
          pages: null,
          group_key: `${take} ${groups[index] ?? grant.name}`,
          state: 'waiting',
          page_states: '',
          error_code: null,
          error_params: '{}',
          duplicate_of: null,
          draft_id: null,
          incoming,
        })
      }
      return rows
    } catch (error) {
      await dropAll(register, rows)
      throw error
    } finally {
      for (const grant of grants) await host.grants.release(grant)
    }
  }

  const dropAll = async (register: OpenRegister, rows: readonly BatchFileTable[]): Promise<void> => {
    for (const row of rows) if (row.incoming) await rm(join(register.vault.incoming, row.incoming), { force: true })
  }

  /** Copies a chosen file in. A stick that was pulled, a file that was moved meanwhile: `file.missing`. */
  async function intoIncoming(register: OpenRegister, grant: Grant): Promise<{ incoming: string; size: number }> {
    const incoming = newId()
    const target = join(register.vault.incoming, incoming)
    try {
      await copyFile(grant.path, target)
      await host.grants.release(grant)
      return { incoming, size: (await stat(target)).size }
    } catch (error) {
      await rm(target, { force: true })
      const code = String((error as { code?: unknown } | null)?.code ?? '')
      throw code === 'ENOENT' || code === 'EIO' || code === 'ENOTDIR' ? new AppError('file.missing') : mapDatabaseError(error)
    }
  }

  return {
    async start({ fileTokens, name }: Input<'scan.start'>, actor: Actor): Promise<Output<'scan.start'>> {
      const register = host.readyRegister()
      const id = newId()
      const rows = await takeIn(register, id, fileTokens)
      try {
        const job = await register.db.transaction().execute(async (tx) => {
          const count = await tx
            .selectFrom('batch')
            .select((e) => e.fn.countAll<number>().as('n'))
            .executeTakeFirstOrThrow()
          const title = name || `Lô ${Number(count.n) + 1}`
          await batches.insert(tx, { id, name: title, created_at: timestamp(host.clock), created_by: actor.name }, rows)
          return register.jobs.insertIn(tx, 'scan', { batchId: id }, { title, subjectId: id, actor })
        })
        register.jobs.wake(job)
      } catch (error) {
        await dropAll(register, rows)
        throw mapDatabaseError(error)
      }
      register.log.info('scan.start', { id, files: rows.length })
      told(id)
      return { batchId: id }
    },

    async addFiles({ batchId, fileTokens }: Input<'scan.addFiles'>): Promise<Output<'scan.addFiles'>> {
      const register = host.readyRegister()
      await jobOf(register, batchId)
      const rows = await takeIn(register, batchId, fileTokens)
      try {
        await register.db.transaction().execute(async (tx) => {
          const first = await batches.nextOrd(tx, batchId)
          await batches.insertFiles(
            tx,
            rows.map((row) => ({ ...row, ord: first + row.ord })),
          )
        })
      } catch (error) {
        await dropAll(register, rows)
        throw mapDatabaseError(error)
      }
      await this.again(register, batchId)
      return {}
    },

    async list(): Promise<Output<'scan.batches'>> {
      const register = host.readyRegister()
      const all = await batches.all(register.db)
      return { batches: (await batchViews(register, all)).map(summaryOf) }
    },

    async get(id: string): Promise<Output<'scan.batch'>> {
      const register = host.readyRegister()
      const batch = await batches.find(register.db, id)
      if (!batch) throw new AppError('batch.notFound')
      return batchView(register, batch)
    },

    async pause(id: string): Promise<Output<'scan.pause'>> {
      const register = host.readyRegister()
      const job = await jobOf(register, id)
      if (job.state !== 'running' && job.state !== 'queued') throw new AppError('batch.notPausable')
      await register.jobs.pause(job.id)
      told(id)
      return {}
    },

    async resume(id: string): Promise<Output<'scan.resume'>> {
      const register = host.readyRegister()
      const job = await jobOf(register, id)
      // what was cancelled is taken up again where its file is still here
      const taken = (await batches.files(register.db, id)).filter(
        (file) => file.state === 'cancelled' && (file.incoming !== null || (file.sha256 !== null && register.vault.has(file.sha256))),
      )
      for (const file of taken) await batches.update(register.db, file.id, { state: 'waiting' })
      if (taken.length > 0) await register.jobs.pause(job.id)
      await register.jobs.resume(job.id)
      told(id)
      return {}
    },

    async cancel(id: string): Promise<Output<'scan.cancel'>> {
      const register = host.readyRegister()
      const job = await jobOf(register, id)
      await register.jobs.cancel(job.id)
      for (const file of await batches.files(register.db, id)) {
        if (file.state === 'waiting' || file.state === 'reading')
          await batches.update(register.db, file.id, { state: 'cancelled', page_states: file.page_states.replaceAll('r', 'w') })
      }
      told(id)
      return {}
    },

    async group(input: Input<'scan.group'>, actor: Actor): Promise<Output<'scan.group'>> {
      const register = host.readyRegister()
      const job = await jobOf(register, input.batchId)
      const isPaused = job.state === 'paused'
      // the job makes drafts too: it rests while groups change hands
      await register.jobs.pause(job.id)
      try {
        await regroup(host, input, actor)
      } finally {
        if (!isPaused) await register.jobs.resume(job.id)
      }
      told(input.batchId)
      return {}
    },

    async pictures(batchId: string): Promise<Output<'scan.pictures'>> {
      const register = host.readyRegister()
      const files = (await batches.files(register.db, batchId)).filter(
        (file) => file.state === 'read' && mediaTypeOf(file.name).startsWith('image/'),
      )
      return {
        pictures: files.flatMap(({ id, sha256 }) =>
          sha256 === null ? [] : [{ fileId: id, url: host.links.to({ kind: 'page', sha256, page: 1 }) }],
        ),
      }
    },

    async retry({ fileId, password }: Input<'scan.retry'>): Promise<Output<'scan.retry'>> {
      const register = host.readyRegister()
      const file = await batches.file(register.db, fileId)
      if (!file) throw new AppError('batch.notFound')
      if (file.incoming === null && !(file.sha256 !== null && register.vault.has(file.sha256))) throw new AppError('file.missing')
      if (password !== null) passwordsOf(register).set(fileId, password)
      // what was kept of its pages may be what broke: they are read anew
      if (file.error_code === 'read.fault' && file.sha256 !== null) await batches.forgetPages(register.db, file.sha256)
      await batches.update(register.db, fileId, { state: 'waiting', error_code: null, error_params: '{}', pages: null, page_states: '' })
      await this.again(register, file.batch_id)
      return {}
    },

    /** The officer says that a marked document is not secret: the file comes again, the reason is logged. */
    async notSecret({ fileId, fileToken, reason }: Input<'scan.notSecret'>, actor: Actor): Promise<Output<'scan.notSecret'>> {
      const register = host.readyRegister()
      const file = await batches.file(register.db, fileId)
      if (file?.state !== 'secret') throw new AppError('batch.notFound')
      const { incoming, size } = await intoIncoming(register, host.grants.take(fileToken))
      const { sha256 } = file
      await register.db.transaction().execute(async (tx) => {
        if (sha256 !== null)
          await register.settings.putIn(tx, `scan.notSecret.${sha256}`, { reason, by: actor.name, at: timestamp(host.clock) })
        await batches.update(tx, fileId, {
          state: 'waiting',
          sha256: null,
          incoming,
          size,
          pages: null,
          page_states: '',
          error_code: null,
          error_params: '{}',
        })
        await logAct(tx, host.clock, { actor, command: 'scan.notSecret', type: 'file', id: fileId, action: 'update', reason })
      })
      await this.again(register, file.batch_id)
      return {}
    },

    /** A running job has already counted its files: it starts again and finds what is new. One that the officer paused stays so. */
    async again(register: OpenRegister, batchId: string): Promise<void> {
      const job = await jobOf(register, batchId)
      if (job.state !== 'paused') {
        await register.jobs.pause(job.id)
        await register.jobs.resume(job.id)
      }
      told(batchId)
    },
  }
}

/** The newest batches, for the start page. */
export const latestBatches = async (register: OpenRegister): Promise<BatchSummary[]> =>
  (await batchViews(register, (await batches.all(register.db)).slice(0, 20))).map(summaryOf)
