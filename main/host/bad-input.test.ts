import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  docxNamedPdf,
  endlessPdf,
  hugePng,
  manyPagesPdf,
  mentionsSecretPage,
  PDF_PASSWORD,
  passwordPdf,
  secretPage,
  upsideDownJpeg,
} from '../../build/fixtures/hostile.ts'
import { createReader } from './reading/reader.ts'
import { samplesDir } from './resources.ts'
import { createHost } from './start.ts'
import { startTestHost, type TestHost, untilBatchRests } from './testing/registers.ts'

const bornDigital = join(samplesDir(), 'cstdcs-2025-2026.pdf')
let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'so-vang-bad-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

describe('a file that cannot be read', () => {
  let test: TestHost
  beforeEach(async () => {
    test = await startTestHost()
  })
  afterEach(() => test.close())
  const start = async (...paths: string[]) => {
    const { batchId } = await test.client.call('scan.start', { fileTokens: paths.map((path) => test.grant(path)), name: null })
    return untilBatchRests(test.client, batchId)
  }

  it('asks for the password of a protected PDF, keeps it nowhere and reads on with it', async () => {
    const batch = await start(await passwordPdf(dir, 'aes-256'), bornDigital)
    expect(batch.files.map((file) => file.errorCode)).toEqual(['read.password', null])
    const fileId = batch.files[0]?.id ?? ''
    await test.client.call('scan.retry', { fileId, password: 'sai' })
    expect((await untilBatchRests(test.client, batch.id)).files[0]?.errorCode).toBe('read.wrongPassword')
    await test.client.call('scan.retry', { fileId, password: PDF_PASSWORD })
    const read = await untilBatchRests(test.client, batch.id)
    expect(read.files[0]).toMatchObject({ state: 'read', errorCode: null })
    const view = await test.client.call('drafts.get', { id: read.files[0]?.draftId ?? '' })
    expect((await test.host.blobs.fetch(view.pages[0]?.url ?? '')).status).toBe(200)
    const kept = await sql<{ n: number }>`SELECT count(*) AS n FROM job WHERE payload LIKE ${`%${PDF_PASSWORD}%`}`.execute(
      test.host.context.register().db,
    )
    expect(kept.rows[0]?.n).toBe(0)
  })

  it('reads a Word file whatever it is called, and refuses an image that would fill the memory', async () => {
    const batch = await start(docxNamedPdf(dir), hugePng(dir))
    expect(batch.files.map((file) => file.errorCode)).toEqual([null, 'read.too-large'])
    expect(batch.files[1]?.errorParams).toMatchObject({ width: 50_000, height: 50_000 })
  })

  it('keeps nothing of a page with a secrecy mark, and takes it again with a reason', async () => {
    const path = await secretPage(dir)
    const batch = await start(path)
    const file = batch.files[0]
    expect(file).toMatchObject({ state: 'secret', errorCode: 'read.secret', draftId: null })
    const { db, vault } = test.host.context.register()
    const { sha256 } = await db
      .selectFrom('batch_file')
      .select('sha256')
      .where('id', '=', file?.id ?? '')
      .executeTakeFirstOrThrow()
    expect(vault.has(sha256 ?? '')).toBe(false)
    expect(await db.selectFrom('page_result').selectAll().execute()).toEqual([])
    await test.client.call('scan.notSecret', {
      fileId: file?.id ?? '',
      fileToken: test.grant(path),
      reason: 'Đã giải mật theo công văn 12',
    })
    expect((await untilBatchRests(test.client, batch.id)).files[0]?.state).toBe('read')
  })

  it('reads a page that only speaks of secret papers, and a page that lies upside down', async () => {
    const batch = await start(await mentionsSecretPage(dir), await upsideDownJpeg(dir))
    expect(batch.files.map((file) => file.state)).toEqual(['read', 'read'])
    const { result } = await test.host.context
      .register()
      .db.selectFrom('page_result')
      .innerJoin('batch_file', 'batch_file.sha256', 'page_result.sha256')
      .select('result')
      .where('batch_file.id', '=', batch.files[1]?.id ?? '')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(result)).toMatchObject({ turn: 180 })
  })

  it('reads a PDF of 400 pages one page after the other, and stops at once when told to', async () => {
    const path = await manyPagesPdf(dir, 400)
    const { batchId } = await test.client.call('scan.start', { fileTokens: [test.grant(path)], name: null })
    const look = () => test.client.call('scan.batch', { id: batchId })
    await expect.poll(async () => (await look()).pagesDone, { timeout: 60_000 }).toBeGreaterThan(3)
    expect((await look()).pagesTotal).toBe(400)
    await test.client.call('scan.cancel', { id: batchId })
    const stopped = await look()
    expect(stopped).toMatchObject({ state: 'cancelled' })
    await test.client.call('scan.resume', { id: batchId })
    await expect.poll(async () => (await look()).pagesDone, { timeout: 60_000 }).toBeGreaterThan(stopped.pagesDone)
    const pages = await test.host.context.register().db.selectFrom('page_result').select('page').orderBy('page').execute()
    expect(pages.map((row) => row.page)).toEqual(pages.map((_, index) => index + 1))
  }, 120_000)
})

describe('a page that would never end', () => {
  it('is stopped and named; the files after it are read, and it may be read again', async () => {
    const reader = createReader({ poolSize: 1, pageSeconds: 8 })
    const test = await startTestHost({ reader: () => reader })
    const paths = [await endlessPdf(dir), bornDigital]
    const { batchId } = await test.client.call('scan.start', { fileTokens: paths.map((path) => test.grant(path)), name: null })
    const batch = await untilBatchRests(test.client, batchId)
    expect(batch.files.map((file) => file.errorCode)).toEqual(['read.too-slow', null])
    expect(batch.files[0]?.errorParams).toMatchObject({ page: 1, seconds: 8 })
    expect(batch.files[1]).toMatchObject({ state: 'read' })
    await test.client.call('scan.retry', { fileId: batch.files[0]?.id ?? '', password: null })
    expect((await untilBatchRests(test.client, batchId)).files[0]?.errorCode).toBe('read.too-slow')
    await test.close()
  }, 90_000)
})

describe('a machine that does not play along', () => {
  it('stops at a full disk, keeps what was read, and goes on when there is room', async () => {
    const test = await startTestHost()
    const { db } = test.host.context.register()
    const pages = (await sql<{ page_count: number }>`PRAGMA page_count`.execute(db)).rows[0]?.page_count ?? 0
    await sql.raw(`PRAGMA max_page_count = ${pages + 4}`).execute(db)
    const { batchId } = await test.client.call('scan.start', { fileTokens: [test.grant(bornDigital)], name: null })
    const stopped = await untilBatchRests(test.client, batchId)
    expect(stopped).toMatchObject({ state: 'failed', errorCode: 'register.diskFull' })
    await sql.raw('PRAGMA max_page_count = 1000000').execute(db)
    await test.client.call('scan.resume', { id: batchId })
    expect(await untilBatchRests(test.client, batchId)).toMatchObject({ state: 'done', errorCode: null })
    await test.close()
  })

  it('says that the Vietnamese data is missing and keeps the files waiting', async () => {
    const test = await startTestHost({ reader: () => createReader({ languageDir: dir }) })
    const { batchId } = await test.client.call('scan.start', {
      fileTokens: [test.grant(join(samplesDir(), 'kieu-cu-2006.jpg'))],
      name: null,
    })
    const batch = await untilBatchRests(test.client, batchId)
    expect(batch).toMatchObject({ state: 'failed', errorCode: 'read.no-language-data' })
    expect(batch.files[0]?.state).not.toBe('refused')
    await test.close()
  })

  it('lets only one instance into a folder, and lets the next one in when the first has gone', async () => {
    const first = await createHost({ dataDir: dir })
    await expect(createHost({ dataDir: dir })).rejects.toMatchObject({ code: 'register.locked' })
    await first.close()
    await (await createHost({ dataDir: dir })).close()
  })

  it('refuses a register made by a newer version and changes nothing in it', async () => {
    await (await createHost({ dataDir: dir })).close()
    const path = join(dir, 'so-dang-ky.sqlite')
    const db = new Sqlite(path)
    db.exec("INSERT INTO migration (ord, name) VALUES (9999, '9999-from-the-future')")
    db.close()
    await expect(createHost({ dataDir: dir })).rejects.toMatchObject({ code: 'register.newer', params: { found: '9999-from-the-future' } })
    const after = new Sqlite(path, { readonly: true })
    expect(after.prepare('SELECT max(ord) AS last FROM migration').get()).toEqual({ last: 9999 })
    after.close()
  })

  it('refuses a file that is no register', async () => {
    writeFileSync(join(dir, 'so-dang-ky.sqlite'), 'không phải cơ sở dữ liệu, '.repeat(200))
    await expect(createHost({ dataDir: dir })).rejects.toMatchObject({ code: 'register.damaged' })
  })

  it.skipIf(process.platform !== 'linux')('says that a folder cannot be written', async () => {
    await expect(createHost({ dataDir: '/sys/so-vang' })).rejects.toMatchObject({ code: 'register.folderReadOnly' })
  })

  it('has a sentence for every way a file can be bad', async () => {
    copyFileSync(bornDigital, join(dir, 'x.pdf'))
    const { errorCodes } = await import('#common/contract/errors.ts')
    const { textOf } = await import('#common/i18n/t.ts')
    for (const code of errorCodes) expect(textOf(`errors.${code}`), code).toBeTruthy()
  })
})
