import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { DraftView } from '#common/contract/scan.ts'
import { firstBrokenRow } from '../records/change-log.ts'
import { samplesDir } from '../resources.ts'
import { startTestHost, type TestHost, untilBatchRests } from '../testing/registers.ts'

type View = z.infer<typeof DraftView>

describe('reviewing a draft', () => {
  let test: TestHost
  let view: View
  beforeEach(async () => {
    test = await startTestHost()
    const { batchId } = await test.client.call('scan.start', {
      fileTokens: [test.grant(join(samplesDir(), 'cstdcs-2025-2026.pdf'))],
      name: null,
    })
    const batch = await untilBatchRests(test.client, batchId)
    view = await test.client.call('drafts.get', { id: batch.files[0]?.draftId ?? '' })
  })
  afterEach(() => test.close())

  const edit = async (...edits: Parameters<typeof test.client.call<'drafts.edit'>>[1]['edits']) => {
    view = await test.client.call('drafts.edit', { id: view.id, version: view.version, edits })
    return view
  }
  /** Looks at everything that is in doubt and says it is right, as an officer would after comparing with the ink. */
  const acceptAll = async () => {
    if (view.doubts.length > 0) await edit(...view.doubts.map((path) => ({ op: 'accept' as const, path })))
    const waived = view.issues.filter((issue) => issue.blocks && issue.code !== 'missing' && issue.code !== 'link-open')
    if (waived.length > 0)
      await edit(...waived.map(({ code, field }) => ({ op: 'waive' as const, code, field, reason: 'Đã so với bản giấy' })))
    const open = view.links.flatMap((link, row) => (link.state === 'open' ? [{ op: 'link' as const, row, id: null }] : []))
    if (open.length > 0) await edit(...open)
  }
  const approve = () => test.client.call('drafts.approve', { id: view.id, version: view.version })

  it('keeps what the officer set beside what was read, and gives it back by undo', async () => {
    const read = view.draft.awards[0]?.name
    await edit({ op: 'set', path: 'awards.0.name', value: 'Trần Thị Hoài' })
    expect(view.draft.awards[0]?.name).toMatchObject({ value: 'Trần Thị Hoài', status: 'sure', raw: read?.raw, evidence: read?.evidence })
    expect(view.confirmed).toContain('awards.0.name')
    view = await test.client.call('drafts.undo', { id: view.id, version: view.version })
    expect(view.draft.awards[0]?.name).toEqual(read)
    expect(view.canUndo).toBe(false)
  })

  it('refuses an edit of a version that is not the last', async () => {
    const stale = view.version
    await edit({ op: 'accept', path: 'decision.decisionNumber' })
    await expect(
      test.client.call('drafts.edit', { id: view.id, version: stale, edits: [{ op: 'accept', path: 'decision.place' }] }),
    ).rejects.toMatchObject({ code: 'draft.conflict' })
    await expect(
      test.client.call('drafts.edit', { id: view.id, version: view.version, edits: [{ op: 'accept', path: '__proto__.x' }] }),
    ).rejects.toMatchObject({ code: 'draft.badPath' })
  })

  it('counts rows against Điều 1 again after a row is taken out, and lets approval wait for it', async () => {
    const declared = view.draft.decision.declaredCounts.individual.value
    expect(declared).toBe(view.draft.awards.filter((award) => award.recipientKind.value === 'individual').length)
    await edit({ op: 'removeRow', row: 0 })
    expect(view.issues).toContainEqual(expect.objectContaining({ code: 'count-mismatch', blocks: true }))
    await expect(approve()).rejects.toMatchObject({ code: 'draft.blocked' })
    expect((await test.client.call('app.info', {})).counts.decisions).toBe(0)
    await edit({ op: 'waive', code: 'count-mismatch', field: null, reason: 'Một người đã rút tên' })
    expect(view.issues.find((issue) => issue.code === 'count-mismatch')).toMatchObject({ blocks: false, waived: 'Một người đã rút tên' })
  })

  it('asks for a value that is too long for a record before approval, and says where it stands', async () => {
    await edit({ op: 'set', path: 'awards.1.position', value: 'Giảng viên '.repeat(40) })
    expect(view.issues).toContainEqual(expect.objectContaining({ code: 'too-long', field: 'awards.1.position', blocks: true }))
    await edit({ op: 'set', path: 'awards.1.position', value: 'Giảng viên' })
    expect(view.issues.some((issue) => issue.code === 'too-long')).toBe(false)
  })

  it('leaves a row in the change log when a draft is thrown away', async () => {
    await test.client.call('drafts.setState', { id: view.id, version: view.version, state: 'discarded', reason: 'Quét nhầm' })
    const { db } = test.host.context.register()
    const row = await db.selectFrom('change_log').selectAll().where('record_id', '=', view.id).executeTakeFirstOrThrow()
    expect(row).toMatchObject({ command: 'drafts.setState', action: 'withdraw', reason: 'Quét nhầm', actor_name: 'Võ Thị Ngọc Ánh' })
    expect(await firstBrokenRow(db)).toBe(null)
  })

  it('approves in one transaction: decision, awards, people and their ink', async () => {
    await acceptAll()
    const done = await approve()
    expect(done.awards).toBe(view.draft.awards.length)
    const decision = await test.client.call('decisions.get', { id: done.decisionId })
    expect(decision.data.number).toBe(view.draft.decision.decisionNumber.value)
    expect(decision.awards.map((award) => award.printedName)).toEqual(view.draft.awards.map((award) => award.name.value))
    expect(decision.files).toHaveLength(1)
    const award = decision.awards[0]
    const { ink } = await test.client.call('ink.of', { recordType: award?.recordType ?? 'award', id: award?.id ?? '' })
    const name = ink.find((one) => one.field === 'printedName')
    expect(name).toMatchObject({ fileName: 'cstdcs-2025-2026.pdf', confirmedBy: 'Võ Thị Ngọc Ánh' })
    expect((await test.host.blobs.fetch(name?.pageUrl ?? '')).status).toBe(200)
    const person = await test.client.call('people.get', { id: award?.personId ?? '' })
    expect(person.achievements).toHaveLength(1)
    expect(await firstBrokenRow(test.host.context.register().db)).toBe(null)
    await expect(approve()).rejects.toMatchObject({ code: 'draft.closed' })
  })

  it('proposes the people of the register the next time and never makes one twice', async () => {
    await acceptAll()
    await approve()
    const before = (await test.client.call('app.info', {})).counts.people
    const { batchId } = await test.client.call('scan.start', {
      fileTokens: [test.grant(join(samplesDir(), 'danh-gia-2025-2026.pdf'))],
      name: null,
    })
    const batch = await untilBatchRests(test.client, batchId)
    view = await test.client.call('drafts.get', { id: batch.files[0]?.draftId ?? '' })
    const known = view.links.filter((link) => link.state === 'proposed' || link.state === 'open')
    expect(known.length).toBeGreaterThan(0)
    const proposed = view.links.filter((link) => link.state === 'proposed').length
    await acceptAll()
    const done = await approve()
    const after = (await test.client.call('app.info', {})).counts.people
    expect(after - before).toBe(done.newPeople)
    expect(done.newPeople).toBeLessThanOrEqual(view.draft.awards.length - proposed)
  }, 120_000)

  it('says that the decision is in the register already', async () => {
    await acceptAll()
    await approve()
    await test.client
      .call('scan.start', { fileTokens: [test.grant(join(samplesDir(), 'danh-gia-phong-gddt-2024.pdf'))], name: null })
      .then(({ batchId }) => untilBatchRests(test.client, batchId))
    const { drafts } = await test.client.call('drafts.list', { state: 'open' })
    const first = view.draft.decision
    view = await test.client.call('drafts.get', { id: drafts[0]?.id ?? '' })
    await edit(
      { op: 'set', path: 'decision.decisionNumber', value: first.decisionNumber.value },
      { op: 'set', path: 'decision.signedDate', value: first.signedDate.value },
    )
    expect(view.issues).toContainEqual(expect.objectContaining({ code: 'already-in', blocks: true }))
  })

  it('writes nothing when the transaction fails in the middle', async () => {
    await acceptAll()
    const { db } = test.host.context.register()
    await db.schema.alterTable('evidence').renameTo('evidence_gone').execute()
    await expect(approve()).rejects.toMatchObject({ code: 'host.fault' })
    await db.schema.alterTable('evidence_gone').renameTo('evidence').execute()
    const { counts } = await test.client.call('app.info', {})
    expect(counts).toMatchObject({ decisions: 0, awards: 0, people: 0, draftsOpen: 1 })
    expect((await approve()).awards).toBe(view.draft.awards.length)
  })
})
