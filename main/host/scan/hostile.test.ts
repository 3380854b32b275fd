import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startTestHost, type TestHost, untilBatchRests } from '../testing/registers.ts'
import { stubReader } from '../testing/stub-reader.ts'

/** What files, clicks and killed hosts may do to a batch. A stub reads, so that only the batch is on trial. */
describe('a batch that is pressed', () => {
  let dir: string
  let test: TestHost
  let stub: ReturnType<typeof stubReader>
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'so-vang-press-'))
    stub = stubReader({ waitMs: 2 })
    test = await startTestHost({ reader: stub.reader })
  })
  afterEach(async () => {
    await test.close()
    rmSync(dir, { recursive: true, force: true })
  })
  let count = 0
  const file = (text: string, name = 'quyet-dinh.pdf'): string => {
    const path = join(dir, `tep-${count++}`)
    writeFileSync(path, text)
    return test.host.grants.mint({ path, name, temporary: true })
  }
  const begin = async (...fileTokens: string[]) => (await test.client.call('scan.start', { fileTokens, name: null })).batchId
  const read = async (...fileTokens: string[]) => untilBatchRests(test.client, await begin(...fileTokens))
  const states = (batch: Awaited<ReturnType<typeof read>>) => batch.files.map((one) => one.errorCode ?? one.state)
  const register = () => test.host.context.register()
  const incoming = () => readdirSync(register().vault.incoming)
  const kept = () =>
    readdirSync(join(register().vault.incoming, '..', 'kho'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())

  it.each([
    ['while it is opened', 'HONG-NGAY'],
    ['at a page', 'trang một\nHONG'],
    ['when its draft is made', 'LECH'],
  ])('says which file broke the reading %s, reads the others, and reads it again when told to', async (_when, text) => {
    const batch = await read(file('trước'), file(text), file('sau'))
    expect(batch).toMatchObject({ state: 'done', errorCode: null })
    expect(states(batch)).toEqual(['read', 'read.fault', 'read'])
    expect(batch.files.map((one) => one.draftId !== null)).toEqual([true, false, true])
    await test.client.call('scan.retry', { fileId: batch.files[1]?.id ?? '', password: null })
    expect(states(await untilBatchRests(test.client, batch.id))[1]).toBe('read.fault')
  })

  it('reads the pages anew where what was kept of them broke the draft', async () => {
    const batch = await read(file('LECH'))
    expect(stub.pagesRead()).toBe(1)
    await test.client.call('scan.retry', { fileId: batch.files[0]?.id ?? '', password: null })
    await untilBatchRests(test.client, batch.id)
    expect(stub.pagesRead()).toBe(2)
  })

  it('leaves a batch paused that the officer paused, when files are added or tried again', async () => {
    const batch = await read(file('HONG'), file('trang một'))
    await register().db.updateTable('job').set({ state: 'paused' }).execute()
    await test.client.call('scan.addFiles', { batchId: batch.id, fileTokens: [file('trang hai')] })
    await test.client.call('scan.retry', { fileId: batch.files[0]?.id ?? '', password: null })
    const paused = await test.client.call('scan.batch', { id: batch.id })
    expect(paused.state).toBe('paused')
    expect(states(paused)).toEqual(['waiting', 'read', 'waiting'])
    await test.client.call('scan.resume', { id: batch.id })
    expect(states(await untilBatchRests(test.client, batch.id))).toEqual(['read.fault', 'read', 'read'])
  })

  it('keeps no page of a decision whose other page bears a secrecy mark, in whatever order they come', async () => {
    for (const tokens of [
      [file('MẬT', 'A-p1.jpg'), file('trang hai', 'A-p2.jpg')],
      [file('trang kia', 'B-p2.jpg'), file('TỐI MẬT', 'B-p1.jpg')],
    ]) {
      const batch = await read(...tokens)
      expect(states(batch)).toEqual(['read.secret', 'read.secret'])
      expect(batch.files.map((one) => one.draftId)).toEqual([null, null])
    }
    expect(incoming()).toEqual([])
    expect(kept()).toEqual([])
    expect(await register().db.selectFrom('page_result').selectAll().execute()).toEqual([])
    expect(await register().db.selectFrom('stored_file').selectAll().execute()).toEqual([])
  })

  it('takes a draft away with its files when a page read later bears a mark', async () => {
    const batch = await read(file('HONG', 'A-p1.jpg'), file('trang hai', 'A-p2.jpg'))
    expect(batch.files[1]?.draftId).not.toBe(null)
    const first = batch.files[0]
    const { incoming: name } = await register()
      .db.selectFrom('batch_file')
      .select('incoming')
      .where('id', '=', first?.id ?? '')
      .executeTakeFirstOrThrow()
    writeFileSync(join(register().vault.incoming, name ?? ''), 'MẬT')
    await register()
      .db.updateTable('batch_file')
      .set({ sha256: null })
      .where('id', '=', first?.id ?? '')
      .execute()
    await test.client.call('scan.retry', { fileId: first?.id ?? '', password: null })
    expect(states(await untilBatchRests(test.client, batch.id))).toEqual(['read.secret', 'read.secret'])
    expect((await test.client.call('drafts.list', {})).drafts).toEqual([])
    expect(kept()).toEqual([])
  })

  it('finishes forgetting after it was killed in the middle', async () => {
    const batch = await read(file('trang một\ntrang hai'))
    await register().db.updateTable('batch_file').set({ state: 'secret' }).where('batch_id', '=', batch.id).execute()
    await test.restart()
    expect(kept()).toEqual([])
    expect(await register().db.selectFrom('page_result').selectAll().execute()).toEqual([])
    expect((await test.client.call('drafts.list', {})).drafts).toEqual([])
  })

  it('takes names as data: not composed, of objects, very long, with control characters', async () => {
    const names = ['Quyết định.pdf'.normalize('NFD'), '__proto__', 'a.constructor', 'x'.repeat(255), 'a\u0000\u202e\n.pdf']
    expect(states(await read(...names.map((name) => file(name, name))))).toEqual(names.map(() => 'read'))
  })

  it('reads three copies of one file once', async () => {
    const batch = await read(file('như nhau', 'a.pdf'), file('như nhau', 'b.pdf'), file('như nhau', 'c.pdf'))
    expect(batch.files.map((one) => [one.state, one.duplicateOf])).toEqual([
      ['read', null],
      ['duplicate', 'a.pdf'],
      ['duplicate', 'a.pdf'],
    ])
    expect(stub.pagesRead()).toBe(1)
  })

  it('reads a file again whose draft was discarded', async () => {
    const first = await read(file('như nhau'))
    const id = first.files[0]?.draftId ?? ''
    await test.client.call('drafts.setState', { id, version: 1, state: 'discarded', reason: 'quét nhầm' })
    const second = await read(file('như nhau'))
    expect(second.files[0]).toMatchObject({ state: 'read' })
    expect(second.files[0]?.draftId).not.toBe(id)
  })

  it('makes the draft of a page image that was refused and then read, once', async () => {
    const batch = await read(file('trang một', 'A-p1.jpg'), file('HONG', 'A-p2.jpg'))
    const only = batch.files[0]?.draftId
    const second = batch.files[1]?.id ?? ''
    const { incoming: name } = await register()
      .db.selectFrom('batch_file')
      .select('incoming')
      .where('id', '=', second)
      .executeTakeFirstOrThrow()
    writeFileSync(join(register().vault.incoming, name ?? ''), 'trang hai')
    await register().db.updateTable('batch_file').set({ sha256: null }).where('id', '=', second).execute()
    await test.client.call('scan.retry', { fileId: second, password: null })
    const whole = await untilBatchRests(test.client, batch.id)
    expect(new Set(whole.files.map((one) => one.draftId)).size).toBe(1)
    expect(whole.files[0]?.draftId).not.toBe(only)
    expect((await test.client.call('drafts.list', { state: 'open' })).drafts).toHaveLength(1)
  })

  it('reads pages of an earlier engine anew before it makes a draft of them', async () => {
    const batch = await read(file('trang một', 'A-p1.jpg'), file('trang hai', 'A-p2.jpg'))
    const { db } = register()
    await db.deleteFrom('draft').execute()
    await db.updateTable('batch_file').set({ draft_id: null }).execute()
    await db.updateTable('page_result').set({ engine: 'cũ' }).execute()
    await test.client.call('scan.resume', { id: batch.id })
    const again = await untilBatchRests(test.client, batch.id)
    const { draft } = await test.client.call('drafts.get', { id: again.files[0]?.draftId ?? '' })
    expect(draft.text).toContain('trang một')
    expect(draft.text).toContain('trang hai')
  })

  it('spends all tokens or none, and leaves nothing behind', async () => {
    const good = file('tốt')
    await expect(begin(good, `ft_${'x'.repeat(32)}`)).rejects.toMatchObject({ code: 'file.tokenUnknown' })
    await expect(begin(good, good)).rejects.toMatchObject({ code: 'file.tokenUnknown' })
    const gone = test.host.grants.mint({ path: join(dir, 'khong-con'), name: 'a.pdf', temporary: false })
    const other = file('tốt nữa')
    await expect(begin(other, gone)).rejects.toMatchObject({ code: 'file.missing' })
    expect(incoming()).toEqual([])
    expect((await test.client.call('scan.batches', {})).batches).toEqual([])
    expect(states(await read(good))).toEqual(['read'])
  })

  it('reads what two windows add at the same moment, and takes files of one name for two decisions', async () => {
    const id = await begin(file('đầu'))
    const add = (text: string) => test.client.call('scan.addFiles', { batchId: id, fileTokens: [file(text, 'Z.pdf')] })
    await Promise.all([add('một'), add('hai'), add('ba')])
    await expect
      .poll(async () => (await test.client.call('scan.batch', { id })).files.map((one) => one.state))
      .toEqual(['read', 'read', 'read', 'read'])
    const batch = await untilBatchRests(test.client, id)
    expect(new Set(batch.files.map((one) => one.draftId)).size).toBe(4)
  })

  it('loses nothing in whatever order it is paused, resumed, cancelled and added to', async () => {
    const id = await begin(file(Array.from({ length: 12 }, (_, page) => `trang ${page}`).join('\n')))
    let seed = 20261122
    const dice = () => {
      seed = (seed * 16807) % 2147483647
      return seed / 2147483647
    }
    const calls: Promise<unknown>[] = []
    let added = 0
    for (let step = 0; step < 60; step++) {
      const kind = dice()
      if (kind < 0.25)
        calls.push(test.client.call('scan.pause', { id }).catch((error: { code: string }) => expect(error.code).toBe('batch.notPausable')))
      else if (kind < 0.55) calls.push(test.client.call('scan.resume', { id }))
      else if (kind < 0.75) calls.push(test.client.call('scan.cancel', { id }))
      else calls.push(test.client.call('scan.addFiles', { batchId: id, fileTokens: [file(`thêm ${added++}`)] }))
      if (dice() < 0.5) await new Promise((resolve) => setTimeout(resolve, dice() * 8))
    }
    await Promise.all(calls)
    await test.client.call('scan.resume', { id })
    const batch = await untilBatchRests(test.client, id)
    expect(states(batch)).toEqual(Array.from({ length: added + 1 }, () => 'read'))
    expect(new Set(batch.files.map((one) => one.draftId)).size).toBe(added + 1)
    expect(test.host.isBusy()).toBe(false)
    expect(incoming()).toEqual([])
  })

  it('goes on when the sample register was opened meanwhile and closed again', async () => {
    const id = await begin(file(Array.from({ length: 30 }, (_, page) => `trang ${page}`).join('\n')))
    await test.client.call('sample.open', {})
    await expect(test.client.call('scan.batch', { id })).rejects.toMatchObject({ code: 'batch.notFound' })
    await test.client.call('sample.close', {})
    expect(states(await untilBatchRests(test.client, id))).toEqual(['read'])
  })

  it('asks the database as often for many batches as for one', async () => {
    await read(file('một'))
    const asked = vi.spyOn(Sqlite.prototype, 'prepare')
    const countOf = async () => {
      asked.mockClear()
      await test.client.call('scan.batches', {})
      await test.client.call('app.todo', {})
      return asked.mock.calls.length
    }
    const one = await countOf()
    for (const text of ['hai', 'ba', 'bốn']) await read(file(text))
    expect(await countOf()).toBe(one)
    asked.mockRestore()
    const { batches } = await test.client.call('scan.batches', {})
    for (const summary of batches) {
      const { files, ...view } = await test.client.call('scan.batch', { id: summary.id })
      expect(summary).toMatchObject({ ...view, fileCount: files.length, draftsOpen: 1 })
    }
  })
})
