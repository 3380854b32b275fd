import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { samplesDir } from '../resources.ts'
import { startTestHost, type TestHost, untilBatchRests } from '../testing/registers.ts'

const sample = (name: string) => join(samplesDir(), name)
const bornDigital = 'cstdcs-2025-2026.pdf'

describe('reading a batch', () => {
  let test: TestHost
  let dir: string
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'so-vang-scan-'))
    test = await startTestHost()
  })
  afterEach(async () => {
    await test.close()
    rmSync(dir, { recursive: true, force: true })
  })
  const start = async (...files: { path: string; name?: string }[]) => {
    const fileTokens = files.map(({ path, name }) => test.grant(path, name))
    const { batchId } = await test.client.call('scan.start', { fileTokens, name: null })
    return untilBatchRests(test.client, batchId)
  }

  it('turns a decision into a draft with its fields and rows, and keeps the file in the vault', async () => {
    const batch = await start({ path: sample(bornDigital) })
    expect(batch).toMatchObject({ state: 'done', pagesDone: batch.pagesTotal })
    expect(batch.files[0]).toMatchObject({ state: 'read', duplicateOf: null })
    const { drafts } = await test.client.call('drafts.list', { batchId: batch.id })
    expect(drafts).toHaveLength(1)
    const view = await test.client.call('drafts.get', { id: drafts[0]?.id ?? '' })
    expect(view.draft.decision.decisionNumber.value).toMatch(/QĐ/)
    expect(view.draft.awards.length).toBeGreaterThan(3)
    expect(view.pages).toHaveLength(batch.pagesTotal)
    const image = await test.host.blobs.fetch(`${view.pages[0]?.url}?w=400`)
    expect(image.status).toBe(200)
    expect(image.headers['content-type']).toMatch(/^image\//)
    expect(readdirSync(test.host.context.register().vault.incoming)).toEqual([])
  })

  it('recognises a file that was imported already, whatever its name', async () => {
    const first = await start({ path: sample(bornDigital) })
    const second = await start({ path: sample(bornDigital), name: 'quyet dinh (1).pdf' })
    expect(second.files[0]).toMatchObject({ state: 'duplicate', duplicateOf: bornDigital })
    const { drafts } = await test.client.call('drafts.list', {})
    expect(drafts.map((draft) => draft.batchId)).toEqual([first.id])
  })

  it('refuses bad files one by one with a code and reads the others on', async () => {
    writeFileSync(join(dir, 'rong.pdf'), '')
    writeFileSync(join(dir, 'hong.pdf'), '%PDF-1.7\n1 0 obj\n<<')
    writeFileSync(join(dir, 'ghi-chu.txt'), 'không phải bản quét')
    const batch = await start(
      { path: join(dir, 'rong.pdf') },
      { path: join(dir, 'hong.pdf') },
      { path: join(dir, 'ghi-chu.txt') },
      { path: sample(bornDigital) },
    )
    expect(batch.files.map((file) => [file.state, file.errorCode])).toEqual([
      ['refused', 'read.empty'],
      ['refused', 'read.broken'],
      ['refused', 'read.unsupported'],
      ['read', null],
    ])
  })

  it('goes on after a restart where it stopped and reads no page twice', async () => {
    const fileTokens = [test.grant(sample(bornDigital)), test.grant(sample('danh-gia-phong-gddt-2024.pdf'))]
    const { batchId } = await test.client.call('scan.start', { fileTokens, name: 'Tủ 2' })
    await test.restart()
    const batch = await untilBatchRests(test.client, batchId)
    expect(batch).toMatchObject({ state: 'done', name: 'Tủ 2' })
    expect(batch.files.map((file) => file.state)).toEqual(['read', 'read'])
    const { drafts } = await test.client.call('drafts.list', { batchId })
    expect(drafts).toHaveLength(2)
    const pages = await test.host.context.register().db.selectFrom('page_result').select(['sha256', 'page']).execute()
    expect(pages).toHaveLength(batch.pagesTotal)
  })

  it('pauses, says so, and resumes', async () => {
    const { batchId } = await test.client.call('scan.start', { fileTokens: [test.grant(sample('danh-gia-2025-2026.pdf'))], name: null })
    await test.client.call('scan.pause', { id: batchId })
    expect((await test.client.call('scan.batch', { id: batchId })).state).toBe('paused')
    await test.client.call('scan.cancel', { id: batchId })
    const cancelled = await test.client.call('scan.batch', { id: batchId })
    expect(cancelled.state).toBe('cancelled')
    expect(cancelled.files.map((file) => file.state)).toEqual(['cancelled'])
    await test.client.call('scan.resume', { id: batchId })
    expect((await test.client.call('scan.batch', { id: batchId })).state).toBe('running')
  })

  it('removes from the incoming folder what no batch waits for when it starts', async () => {
    const { incoming } = test.host.context.register().vault
    writeFileSync(join(incoming, 'bo-lai'), 'x')
    await test.restart()
    expect(existsSync(join(incoming, 'bo-lai'))).toBe(false)
  })
})
