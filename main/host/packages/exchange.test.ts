import { readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { PersonData } from '#common/model/person.ts'
import { firstBrokenRow } from '../records/change-log.ts'
import {
  college,
  completeDossier,
  department,
  enterAwards,
  exportTrial,
  openParty,
  type Party,
  switchTrialOn,
  trustSender,
} from './testing/exchange.ts'

let sender: Party
let receiver: Party
let password: string
let people: string[]
let dossier: { id: string; version: number }

beforeEach(async () => {
  sender = await openParty(college)
  receiver = await openParty(department)
  password = await switchTrialOn(sender)
  await switchTrialOn(receiver)
  await trustSender(receiver, sender)
  people = (await enterAwards(sender)).people
  dossier = await completeDossier(sender, people)
})
afterEach(async () => {
  await sender.close()
  await receiver.close()
})

const give = (party: Party, bytes: Buffer, name = 'goi.asice') =>
  party.client.call('packages.verify', { fileToken: party.grant(bytes, name) })
const count = async ({ host }: Party, table: 'person' | 'dossier' | 'award' | 'decision' | 'exchange_package' | 'stored_file') =>
  Number(
    (
      await host.context
        .register()
        .db.selectFrom(table)
        .select((e) => e.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )
/** Changes a person's phone in the sender's register. */
async function changePhone(party: Party, id: string | undefined, phone: string): Promise<void> {
  const page = await party.client.call('people.get', { id: id ?? '' })
  const data: PersonData = { ...page.data, phone }
  await party.client.call('people.save', { id: page.id, version: page.version, data, reason: null })
}

describe('from dossier to package to register', () => {
  it('exports, verifies and takes in everything the dossier stands on', async () => {
    people = (await enterAwards(sender, { withScan: true, number: '216/QĐ-CĐKTHG' })).people
    dossier = await completeDossier(sender, people)
    const { made, bytes } = await exportTrial(sender, dossier, password)
    expect(made.report).toMatchObject({ status: 'valid', trial: true, unit: { code: 'H99.15' } })
    expect(made.fileName).toMatch(/^H99\.15_H99_20261121_000001_[0-9a-f]{8}\.asice$/)

    const page = await give(receiver, bytes, made.fileName)
    expect(page).toMatchObject({ state: 'waiting', code: null, sender: 'H99.15', sequence: 1, trial: true, direction: 'in' })
    // unit, two people, decision, two awards, dossier; three papers and the decision's scan
    expect(page.plan?.new.map((record) => record.type)).toEqual(['unit', 'person', 'person', 'decision', 'award', 'award', 'dossier'])
    expect(page.plan).toMatchObject({ same: [], conflicting: [], files: { new: 4, same: 0 } })
    expect(page.plan?.new.map((record) => record.title)).toContain('Quyết định số 216/QĐ-CĐKTHG')
    expect(await count(receiver, 'person')).toBe(0)

    expect(await receiver.client.call('packages.apply', { id: page.id, choices: [] })).toEqual({ written: 7, kept: 0 })
    const theirs = await receiver.client.call('dossiers.get', { id: dossier.id })
    const ours = await sender.client.call('dossiers.get', { id: dossier.id })
    expect(theirs.data).toEqual({ ...ours.data, state: 'received' })
    expect([ours.data.state, theirs.isOwn, ours.isOwn, theirs.ownerUnitId === ours.ownerUnitId]).toEqual(['exported', false, true, true])
    expect(theirs.version).toBe(ours.version)
    const paper = theirs.data.attachments[0]
    expect((await receiver.fetch(theirs.urls[paper?.id ?? ''] ?? null)).toString()).toContain('TO_TRINH')
    const person = await receiver.client.call('people.get', { id: people[0] ?? '' })
    expect(person.achievements).toHaveLength(1)
    const { entries } = await receiver.client.call('history.of', { recordType: 'person', id: people[0] ?? '' })
    expect(entries[0]?.source).toEqual({ kind: 'package', packageId: made.packageId, record: people[0] })
    expect(await firstBrokenRow(receiver.host.context.register().db)).toBeNull()
  })

  it('the same file again is the page there was, before and after it is taken in', async () => {
    const { bytes } = await exportTrial(sender, dossier, password)
    const first = await give(receiver, bytes)
    expect((await give(receiver, bytes)).id).toBe(first.id)
    await receiver.client.call('packages.apply', { id: first.id, choices: [] })
    const again = await give(receiver, bytes)
    expect(again).toMatchObject({ id: first.id, state: 'imported', dossierId: dossier.id })
    expect([await count(receiver, 'exchange_package'), await count(receiver, 'person')]).toEqual([1, 2])
    await expect(receiver.client.call('packages.apply', { id: first.id, choices: [] })).rejects.toMatchObject({
      code: 'package.notWaiting',
    })
  })

  it('shows what the sender changed since, field by field, and does as the officer chooses', async () => {
    const first = await exportTrial(sender, dossier, password)
    await receiver.client.call('packages.apply', { id: (await give(receiver, first.bytes)).id, choices: [] })
    await changePhone(sender, people[0], '0912 000 111')
    await changePhone(sender, people[1], '0912 000 222')
    const second = await exportTrial(sender, await completeDossier(sender, people, 'Đề nghị bổ sung'), password)
    const page = await give(receiver, second.bytes)
    expect(page).toMatchObject({ sequence: 2, report: { status: 'valid' } })
    expect(page.plan?.conflicting.map(({ title, differences }) => [title, differences])).toEqual([
      ['Đặng Thị Đức', [{ path: 'phone', ours: null, theirs: '0912 000 111' }]],
      ['Lê Văn Ân', [{ path: 'phone', ours: null, theirs: '0912 000 222' }]],
    ])
    expect(page.plan?.files.new).toBe(3)
    const [one, two] = people
    const apply = (choices: { id: string; take: 'ours' | 'theirs' }[]) => receiver.client.call('packages.apply', { id: page.id, choices })
    await expect(apply([{ id: one ?? '', take: 'theirs' }])).rejects.toMatchObject({ code: 'package.choiceMissing' })
    expect(await count(receiver, 'dossier')).toBe(1)
    // new: the second dossier
    expect(
      await apply([
        { id: one ?? '', take: 'theirs' },
        { id: two ?? '', take: 'ours' },
      ]),
    ).toEqual({ written: 2, kept: 1 })
    const taken = await receiver.client.call('people.get', { id: one ?? '' })
    expect([taken.data.phone, taken.version]).toEqual(['0912 000 111', 2])
    expect((await receiver.client.call('people.get', { id: two ?? '' })).data.phone).toBeNull()
    const edit = { id: taken.id, version: taken.version, data: taken.data, reason: null }
    await expect(receiver.client.call('people.save', edit)).rejects.toMatchObject({ code: 'record.notOwn' })
  })

  it('counts the packages of a stream and names the one before', async () => {
    const first = await exportTrial(sender, dossier, password)
    const second = await exportTrial(sender, await completeDossier(sender, people, 'Hai'), password)
    const third = await exportTrial(sender, await completeDossier(sender, people, 'Ba'), password)
    expect(third.made.fileName).toContain('_000003_')
    await receiver.client.call('packages.apply', { id: (await give(receiver, first.bytes)).id, choices: [] })
    const gap = await give(receiver, third.bytes)
    expect(gap.report).toMatchObject({
      status: 'warning',
      warnings: [{ code: 'W-GAP', params: { from: 2, to: 2 } }, { code: 'W-NO-TIMESTAMP' }],
    })
    await receiver.client.call('packages.apply', { id: gap.id, choices: [] })
    const late = await give(receiver, second.bytes)
    expect(late).toMatchObject({ state: 'invalid', code: 'E-SEQUENCE', plan: null })
    await expect(receiver.client.call('packages.apply', { id: late.id, choices: [] })).rejects.toMatchObject({
      code: 'package.refused',
      params: { code: 'E-SEQUENCE' },
    })
  })

  it('rejects with a reason, and what is rejected is not taken in any more', async () => {
    const { bytes } = await exportTrial(sender, dossier, password)
    const { id } = await give(receiver, bytes)
    await receiver.client.call('packages.reject', { id, reason: 'Gửi nhầm năm' })
    expect((await receiver.client.call('packages.get', { id })).state).toBe('rejected')
    await expect(receiver.client.call('packages.apply', { id, choices: [] })).rejects.toMatchObject({ code: 'package.notWaiting' })
    expect((await give(receiver, bytes)).id).not.toBe(id)
  })
})

describe('what is refused', () => {
  it('a changed file, with its code and name, and nothing is written', async () => {
    const { bytes } = await exportTrial(sender, dossier, password)
    // the papers lie uncompressed: their own words are found in the container
    const at = bytes.lastIndexOf('BIEN_BAN')
    const tampered = Buffer.from(bytes)
    tampered.write('BIEN_BAM', at)
    const page = await give(receiver, tampered)
    expect(page).toMatchObject({ state: 'invalid', plan: null, report: { status: 'invalid' } })
    expect(['E-FILE-CHANGED', 'E-ZIP']).toContain(page.code)
    expect(page.report?.file).toMatch(/^data\/attachments\/.+\.pdf$/)
    await expect(receiver.client.call('packages.apply', { id: page.id, choices: [] })).rejects.toMatchObject({ code: 'package.refused' })
    expect([await count(receiver, 'person'), await count(receiver, 'dossier'), await count(receiver, 'decision')]).toEqual([0, 0, 0])
  })
  it('bytes that are no package at all', async () => {
    expect(await give(receiver, Buffer.from('%PDF-1.7 không phải gói'))).toMatchObject({ state: 'invalid', code: 'E-ZIP' })
  })
  it('a package for somebody else', async () => {
    const { bytes } = await exportTrial(sender, dossier, password)
    const other = await openParty({ ...department, unit: { ...department.unit, code: 'H98', name: 'Sở Nội vụ tỉnh khác' } })
    await switchTrialOn(other)
    await trustSender(other, sender)
    expect(await give(other, bytes)).toMatchObject({ state: 'invalid', code: 'E-RECIPIENT' })
    await other.close()
  })
  it('a signer nobody authorised, until somebody does', async () => {
    const other = await openParty(department)
    await switchTrialOn(other)
    await trustSender(other, sender, 'H99.16')
    const { bytes } = await exportTrial(sender, dossier, password)
    const page = await give(other, bytes)
    expect(page).toMatchObject({ state: 'invalid', code: 'E-SIGNER-UNAUTHORIZED' })
    await trustSender(other, sender)
    expect(await other.client.call('packages.get', { id: page.id })).toMatchObject({ state: 'waiting', code: null })
    expect(await other.client.call('packages.apply', { id: page.id, choices: [] })).toMatchObject({ written: 7 })
    await other.close()
  })
  it('a signer whose authorisation ended, or whose authority is trusted no more, also between looking and taking in', async () => {
    const { bytes } = await exportTrial(sender, dossier, password)
    const { id } = await give(receiver, bytes)
    const { signers, anchors } = await receiver.client.call('trust.get', {})
    const signer = signers.find((one) => one.unitCode === 'H99.15')
    receiver.clock.at = '2026-11-21T02:00:05.000Z'
    await receiver.client.call('trust.revokeSigner', { id: signer?.id ?? '', reason: 'Chuyển công tác' })
    receiver.clock.at = '2026-11-21T02:00:10.000Z'
    await expect(receiver.client.call('packages.apply', { id, choices: [] })).rejects.toMatchObject({
      params: { code: 'E-SIGNER-UNAUTHORIZED' },
    })
    const anchor = anchors.find((one) => one.name.includes('Nam Hòa'))
    await receiver.client.call('trust.removeAnchor', { id: anchor?.id ?? '', reason: 'Không dùng nữa' })
    await expect(receiver.client.call('packages.apply', { id, choices: [] })).rejects.toMatchObject({
      params: { code: 'E-CERT-UNTRUSTED' },
    })
    expect(await count(receiver, 'person')).toBe(0)
  })
  it('renewing a record that is not the sender’s: ours is kept, and choosing theirs is refused', async () => {
    // the department has the college's people under its own hand already
    const { bytes } = await exportTrial(sender, dossier, password)
    const [id] = people
    const { data } = await sender.client.call('people.get', { id: id ?? '' })
    const register = receiver.host.context.register()
    await register.records.commit({ actor: register.actor(), command: 'test', source: { kind: 'sample' } }, [
      { type: 'person', action: 'create', id: id ?? '', data: { ...data, note: 'của Sở' } },
    ])
    const page = await give(receiver, bytes)
    expect(page.plan?.conflicting).toMatchObject([{ id, detail: expect.stringContaining('không phải bản ghi của đơn vị gửi') }])
    await expect(
      receiver.client.call('packages.apply', { id: page.id, choices: [{ id: id ?? '', take: 'theirs' }] }),
    ).rejects.toMatchObject({ code: 'record.notOwn' })
    expect(await receiver.client.call('packages.apply', { id: page.id, choices: [] })).toEqual({ written: 6, kept: 1 })
    expect((await receiver.client.call('people.get', { id: id ?? '' })).data.note).toBe('của Sở')
  })
  it('an authorised sender that speaks for its neighbour: what is the neighbour’s stays', async () => {
    await receiver.client.call('packages.apply', {
      id: (await give(receiver, (await exportTrial(sender, dossier, password)).bytes)).id,
      choices: [],
    })
    const { unit } = await sender.client.call('app.info', {})
    const neighbour = await openParty({ ...college, unit: { ...college.unit, code: 'H99.16', name: 'Trường Trung cấp Tân Khê' } })
    const register = neighbour.host.context.register()
    const context = { actor: register.actor(), command: 'test', source: { kind: 'sample' as const } }
    const own = await register.records.get('unit', register.identity()?.unitId ?? '')
    const stolen = { id: unit?.id ?? '', ownerUnitId: unit?.id ?? '' }
    const person = await sender.client.call('people.get', { id: people[0] ?? '' })
    await register.records.commit(context, [
      { type: 'unit', action: 'create', ...stolen, data: { ...own.data, code: 'H99.17' } },
      { type: 'person', action: 'create', id: person.id, ownerUnitId: stolen.ownerUnitId, data: { ...person.data, note: 'giả' } },
    ])
    const identity = register.identity()
    if (!identity) throw new Error('not set up')
    await register.setIdentity({ ...identity, unitId: stolen.id })
    const key = await switchTrialOn(neighbour)
    await trustSender(receiver, neighbour, 'H99.17')
    const page = await give(receiver, (await exportTrial(neighbour, await completeDossier(neighbour, [person.id]), key)).bytes)
    expect(page.plan?.conflicting.map((record) => record.detail.includes('Giữ bản trong sổ'))).toEqual([true, true])
    await receiver.client.call('packages.apply', { id: page.id, choices: [] })
    expect((await receiver.client.call('people.get', { id: person.id })).data.note).toBeNull()
    expect((await receiver.client.call('units.get', { id: stolen.id })).data.code).toBe('H99.15')
    await neighbour.close()
  })
  it('a well-signed record that is none by the register’s own models, with the file it stands in', async () => {
    const { db } = sender.host.context.register()
    await sql`UPDATE person SET data = json_set(data, '$.isAdmin', 1) WHERE id = ${people[0]}`.execute(db)
    const { bytes } = await exportTrial(sender, dossier, password)
    expect(await give(receiver, bytes)).toMatchObject({
      state: 'invalid',
      code: 'E-SCHEMA',
      plan: null,
      report: { file: `data/records/${people[0]}.json` },
    })
    expect(await count(receiver, 'person')).toBe(0)
  })
  it('two units under one code: the officer says which holds it', async () => {
    const saved = await receiver.client.call('units.save', {
      data: {
        code: 'H99.15',
        name: 'Trường CĐ Nam Hòa (ghi tay)',
        shortName: null,
        type: 'donViSuNghiep',
        parentId: null,
        province: null,
        address: null,
        status: 'active',
        startDate: null,
        endDate: null,
        formerNames: [],
        note: null,
      },
      reason: null,
    })
    const page = await give(receiver, (await exportTrial(sender, dossier, password)).bytes)
    expect(page.plan?.conflicting).toMatchObject([
      { type: 'unit', differences: expect.arrayContaining([expect.objectContaining({ path: 'id', ours: saved.id })]) },
    ])
    const theirs = page.plan?.conflicting[0]?.id ?? ''
    await receiver.client.call('packages.apply', { id: page.id, choices: [{ id: theirs, take: 'theirs' }] })
    expect((await receiver.client.call('units.get', { id: theirs })).data.code).toBe('H99.15')
    expect((await receiver.client.call('units.get', { id: saved.id })).data.code).toBeNull()
  })
})

describe('what may not be exported, and what a failure leaves', () => {
  const exportAs = (changes: object) =>
    sender.client.call('packages.export', {
      dossierId: dossier.id,
      version: dossier.version,
      key: { trial: true },
      password,
      acceptMissing: null,
      ...changes,
    })

  it('an empty dossier, one with missing papers, one that changed since it was looked at', async () => {
    const empty = await sender.client.call('dossiers.create', {
      title: 'Trống',
      awardCode: 'LDTT',
      period: null,
      recipientUnitCode: 'H99',
      recipientUnitName: 'Sở',
    })
    await expect(exportAs({ dossierId: empty.id, version: empty.version })).rejects.toMatchObject({ code: 'dossier.empty' })
    const bare = await sender.client.call('dossiers.addItems', { ...empty, personIds: people, unitIds: [] })
    await expect(exportAs({ dossierId: bare.id, version: bare.version })).rejects.toMatchObject({
      code: 'dossier.incomplete',
      params: { count: 3 },
    })
    await expect(exportAs({ version: dossier.version - 1 })).rejects.toMatchObject({ code: 'package.staleExport' })
    expect((await exportAs({ dossierId: bare.id, version: bare.version, acceptMissing: 'Gửi bản giấy sau' })).report.status).toBe('valid')
  })
  it('twice: what was exported stays as it is', async () => {
    await exportAs({})
    await expect(exportAs({ version: dossier.version + 1 })).rejects.toMatchObject({ code: 'dossier.notDraft' })
  })
  it('with a wrong password or a file that is no key', async () => {
    await expect(exportAs({ password: 'sai' })).rejects.toMatchObject({ code: 'package.key', params: { code: 'E-P12-PASSWORD' } })
    const fileToken = sender.grant(Buffer.from('không phải khóa'), 'khoa.p12')
    await expect(exportAs({ key: { fileToken } })).rejects.toMatchObject({ code: 'package.key', params: { code: 'E-P12-UNSUPPORTED' } })
    expect((await sender.client.call('dossiers.get', { id: dossier.id })).data.state).toBe('draft')
  })
  it('with a key that has run out', async () => {
    sender.clock.at = '2027-12-01T02:00:00.000Z'
    await expect(exportAs({})).rejects.toMatchObject({ code: 'package.key', params: { code: 'E-CERT-EXPIRED' } })
  })
  it('with the key of an authority the register does not trust', async () => {
    const { trial } = await receiver.client.call('trust.get', {})
    const fileToken = sender.grant(await receiver.fetch(trial.keyUrl), 'khoa.p12')
    const theirs = await openParty(department)
    const otherPassword = await switchTrialOn(theirs)
    const key = await theirs.fetch((await theirs.client.call('trust.get', {})).trial.keyUrl)
    await expect(exportAs({ key: { fileToken: sender.grant(key, 'khoa.p12') }, password: otherPassword })).rejects.toMatchObject({
      params: { code: 'E-CERT-UNTRUSTED' },
    })
    await expect(exportAs({ key: { fileToken }, password: otherPassword })).rejects.toMatchObject({ params: { code: 'E-P12-PASSWORD' } })
    await theirs.close()
  })
  it('without a paper it names', async () => {
    const { data } = await sender.client.call('dossiers.get', { id: dossier.id })
    await rm(sender.host.context.register().vault.pathOf(data.attachments[1]?.sha256 ?? ''))
    await expect(exportAs({})).rejects.toMatchObject({ code: 'file.missing', params: { name: 'BAO_CAO.pdf' } })
    expect(await count(sender, 'exchange_package')).toBe(0)
  })
  it('when the register fails at the last step: no state, no row, no file, and it works the next time', async () => {
    const { db, vault } = sender.host.context.register()
    await sql.raw(`CREATE TRIGGER fail BEFORE INSERT ON exchange_package BEGIN SELECT RAISE(ABORT, 'đĩa hỏng'); END`).execute(db)
    const files = () => readdirSync(vault.pathOf('0'.repeat(64)).slice(0, -68), { recursive: true }).length
    const before = files()
    const changes = async () =>
      Number(
        (
          await db
            .selectFrom('change_log')
            .select((e) => e.fn.countAll().as('n'))
            .executeTakeFirstOrThrow()
        ).n,
      )
    const logged = await changes()
    await expect(exportAs({})).rejects.toThrow()
    expect([await count(sender, 'exchange_package'), await changes(), files() - before <= 1]).toEqual([0, logged, true])
    expect(readdirSync(vault.incoming)).toEqual([])
    expect(await sender.client.call('dossiers.get', { id: dossier.id })).toMatchObject({
      version: dossier.version,
      data: { state: 'draft' },
      packages: [],
    })
    await sql.raw('DROP TRIGGER fail').execute(db)
    expect((await exportAs({})).fileName).toContain('_000001_')
  })
  it('a receiver’s failure at the last step leaves nothing of the package', async () => {
    const { bytes } = await exportTrial(sender, dossier, password)
    const { id } = await give(receiver, bytes)
    const { db, vault } = receiver.host.context.register()
    await sql.raw(`CREATE TRIGGER fail BEFORE INSERT ON dossier BEGIN SELECT RAISE(ABORT, 'đĩa hỏng'); END`).execute(db)
    await expect(receiver.client.call('packages.apply', { id, choices: [] })).rejects.toThrow()
    expect([await count(receiver, 'person'), await count(receiver, 'award')]).toEqual([0, 0])
    expect(readdirSync(vault.incoming)).toEqual([])
    await sql.raw('DROP TRIGGER fail').execute(db)
    expect(await receiver.client.call('packages.apply', { id, choices: [] })).toEqual({ written: 7, kept: 0 })
  })
})

describe('a trial authority', () => {
  it('is refused in a register with real records, for keys, roots and packages', async () => {
    const real = await openParty(department, { real: true })
    // nothing real lies in it yet
    await switchTrialOn(real)
    await trustSender(real, sender)
    const { bytes } = await exportTrial(sender, dossier, password)
    const { id } = await give(real, bytes)
    await enterAwards(real)
    expect((await real.client.call('trust.get', {})).trial).toMatchObject({ enabled: true, allowed: false })
    await expect(real.client.call('packages.apply', { id, choices: [] })).rejects.toMatchObject({ params: { code: 'E-CERT-UNTRUSTED' } })
    await real.client.call('trust.setTrial', { enabled: false })
    await expect(real.client.call('trust.setTrial', { enabled: true })).rejects.toMatchObject({ code: 'trial.realRecords' })
    const root = await receiver.fetch((await receiver.client.call('trust.get', {})).trial.rootUrl)
    await expect(real.client.call('trust.addAnchor', { fileToken: real.grant(root, 'goc.pem') })).rejects.toMatchObject({
      code: 'trial.realRecords',
    })
    await real.close()
  })
  it('may go on in a register that took in nothing but trial packages', async () => {
    const real = await openParty(department, { real: true })
    await switchTrialOn(real)
    await trustSender(real, sender)
    const { id } = await give(real, (await exportTrial(sender, dossier, password)).bytes)
    expect(await real.client.call('packages.apply', { id, choices: [] })).toMatchObject({ written: 7 })
    expect((await real.client.call('trust.get', {})).trial.allowed).toBe(true)
    await real.close()
  })
  it('counts for nothing where trial is off', async () => {
    const { bytes } = await exportTrial(sender, dossier, password)
    await receiver.client.call('trust.setTrial', { enabled: false })
    expect(await give(receiver, bytes)).toMatchObject({ state: 'invalid', code: 'E-CERT-UNTRUSTED' })
    expect((await receiver.client.call('app.info', {})).trial).toBe(false)
  })
  it('says THỬ NGHIỆM, gives a key once, and keeps its lists apart from another’s', async () => {
    const view = await receiver.client.call('trust.get', {})
    expect(view.anchors.map((anchor) => [anchor.trial, anchor.name.startsWith('THỬ NGHIỆM')])).toEqual([
      [true, true],
      [true, true],
    ])
    expect(new Set(view.anchors.map((anchor) => anchor.name)).size).toBe(2)
    expect(view.crls).toHaveLength(2)
    expect((await receiver.client.call('trust.setTrial', { enabled: true })).password).toBeNull()
    expect((await receiver.client.call('trust.get', {})).anchors).toHaveLength(2)
  })
  it('renews its own revocation list when it has run out', async () => {
    sender.clock.at = '2027-02-01T02:00:00.000Z'
    expect((await exportTrial(sender, dossier, password)).made.report.status).toBe('valid')
  })
})

describe('certificates and lists', () => {
  it('takes only what they are, and a list only of an authority it trusts', async () => {
    const { trial } = await sender.client.call('trust.get', {})
    const [root, crl] = [await sender.fetch(trial.rootUrl), await sender.fetch(trial.crlUrl)]
    const { client } = receiver
    const token = (bytes: Buffer) => receiver.grant(bytes, 'tep')
    await expect(client.call('trust.addAnchor', { fileToken: token(crl) })).rejects.toMatchObject({ code: 'package.notCertificate' })
    await expect(client.call('trust.addAnchor', { fileToken: token(Buffer.from('0')) })).rejects.toMatchObject({
      code: 'package.notCertificate',
    })
    await expect(client.call('trust.addCrl', { fileToken: token(root) })).rejects.toMatchObject({ code: 'package.notCrl' })
    const stranger = await openParty(college)
    await switchTrialOn(stranger)
    const foreign = await stranger.fetch((await stranger.client.call('trust.get', {})).trial.crlUrl)
    await expect(client.call('trust.addCrl', { fileToken: token(foreign) })).rejects.toMatchObject({ code: 'package.crlIssuer' })
    await stranger.close()
    const pem = `-----BEGIN X509 CRL-----\n${crl.toString('base64')}\n-----END X509 CRL-----\n`
    expect((await client.call('trust.addCrl', { fileToken: token(Buffer.from(pem)) })).crls).toHaveLength(2)
  })
  it('every act of trust is in the change log', async () => {
    const rows = await receiver.host.context
      .register()
      .db.selectFrom('change_log')
      .select('command')
      .where('command', 'like', 'trust.%')
      .execute()
    expect(z.array(z.string()).parse(rows.map((row) => row.command))).toEqual([
      'trust.setTrial',
      'trust.addAnchor',
      'trust.addCrl',
      'trust.authorise',
    ])
  })
})
