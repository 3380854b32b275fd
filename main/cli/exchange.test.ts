import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
} from '#host/packages/testing/exchange.ts'
import { aPerson } from '#host/register/testing/kit.ts'
import { main } from './main.ts'

let folder: string
let sender: Party
let receiver: Party
let registerDir: string
let file: string
let key: { path: string; password: string }
let dossierId: string

/** Runs a command as from a terminal; gives its exit code and what it wrote. */
async function run(args: readonly string[], env: Record<string, string> = {}) {
  let out = ''
  let err = ''
  const io = {
    out: (text: string) => {
      out += text
    },
    err: (text: string) => {
      err += text
    },
    env,
    askPassword: () => Promise.reject(new Error('nobody is asked in a test')),
  }
  const code = await main([...args, '--data', registerDir], io)
  return { code, out, err, json: () => JSON.parse(out) as Record<string, unknown> }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'so-vang-cli-'))
  sender = await openParty(college)
  receiver = await openParty(department, { real: true })
  // the command line lives in the present
  for (const party of [sender, receiver]) party.clock.at = new Date().toISOString()
  const password = await switchTrialOn(sender)
  const { people } = await enterAwards(sender)
  const { made, bytes } = await exportTrial(sender, await completeDossier(sender, people), password)
  file = join(folder, made.fileName)
  writeFileSync(file, bytes)
  key = { path: join(folder, 'khoa.p12'), password: await switchTrialOn(receiver) }
  await trustSender(receiver, sender)
  writeFileSync(key.path, await receiver.fetch((await receiver.client.call('trust.get', {})).trial.keyUrl))
  dossierId = await sampleDossier(receiver)
  registerDir = join(receiver.dir, 'so')
  await receiver.host.close()
})
afterAll(async () => {
  await sender.close()
  for (const dir of [folder, receiver.dir]) rmSync(dir, { recursive: true, force: true })
})

/** A complete dossier that came from the sample: a trial key may sign it. */
async function sampleDossier({ host, client, grant }: Party): Promise<string> {
  const register = host.context.register()
  const context = { actor: register.actor(), command: 'sample.open', source: { kind: 'sample' as const } }
  const [person] = await register.records.commit(context, [{ type: 'person', action: 'create', data: aPerson() }])
  const [made] = await register.records.commit(context, [
    {
      type: 'dossier',
      action: 'create',
      data: {
        title: 'Đề nghị',
        awardCode: 'LDTT',
        period: null,
        recipientUnitCode: 'HG',
        recipientUnitName: 'UBND tỉnh',
        state: 'draft',
        items: [],
        attachments: [],
        note: null,
      },
    },
  ])
  let ref = { id: made?.id ?? '', version: 1 }
  ref = await client.call('dossiers.addItems', { ...ref, personIds: [person?.id ?? ''], unitIds: [] })
  for (const kind of ['TO_TRINH', 'BAO_CAO', 'BIEN_BAN'])
    ref = await client.call('dossiers.attach', { ...ref, kind, itemId: null, fileToken: grant(Buffer.from('%PDF-1.7\n'), 'a.pdf') })
  return ref.id
}

describe('so-vang verify', () => {
  it('says in words and in JSON that a package is good: 0', async () => {
    const { code, json } = await run(['verify', '--json', file])
    expect([code, Object.keys(json()).sort()]).toEqual([0, ['counts', 'signer', 'status', 'time', 'unit', 'warnings']])
    expect(json()).toMatchObject({ status: 'valid', unit: { code: 'H99.15' }, counts: { records: 7, attachments: 3 } })
    const words = await run(['verify', file])
    expect([words.code, words.out]).toEqual([0, expect.stringContaining('THỬ NGHIỆM: không có giá trị pháp lý')])
  })
  it('names what is wrong with a bad one: 1', async () => {
    const bad = join(folder, 'sua.asice')
    const bytes = readFileSync(file)
    bytes.write('BIEN_BAM', bytes.lastIndexOf('BIEN_BAN'))
    writeFileSync(bad, bytes)
    const { code, json } = await run(['verify', '--json', bad])
    expect(code).toBe(1)
    expect(json()).toMatchObject({ status: 'invalid', file: expect.stringMatching(/^data\/attachments\//) })
    expect(json()['code']).toMatch(/^E-/)
    expect((await run(['verify', bad])).out).toContain(String(json()['code']))
  })
  it('wants exactly one file that exists: 2, 1', async () => {
    expect((await run(['verify'])).code).toBe(2)
    expect((await run(['verify', join(folder, 'khong-co.asice')])).code).toBe(1)
  })
})

describe('so-vang import', () => {
  it('plans, writes only when told to, and takes the same again for what it is', async () => {
    const planned = await run(['import', '--json', file])
    expect([planned.code, planned.json()]).toEqual([0, { plan: { new: 7, same: 0, conflicting: 0 }, applied: false }])
    const written = await run(['import', '--json', '--confirm', file])
    expect([written.code, written.json()]).toEqual([0, { plan: { new: 7, same: 0, conflicting: 0 }, applied: true }])
    const again = await run(['import', '--json', '--confirm', file])
    expect([again.code, again.json()]).toEqual([0, { plan: { new: 0, same: 7, conflicting: 0 }, applied: false }])
  })
  it('refuses what is no package: 1, with its code', async () => {
    const { code, json } = await run(['import', '--json', '--confirm', key.path])
    expect([code, json()]).toEqual([1, { error: { code: 'E-ZIP' }, applied: false }])
  })
})

describe('so-vang export', () => {
  const args = () => ['export', '--json', '--dossier', dossierId, '--key', key.path, '--out', join(folder, 'ra')]
  it('wants dossier, key and folder: 2; the right password: 1', async () => {
    expect((await run(['export', '--json'])).code).toBe(2)
    const wrong = await run(args(), { SO_VANG_KEY_PASSWORD: 'sai' })
    expect([wrong.code, wrong.json()]).toMatchObject([1, { error: { code: 'package.key', params: { code: 'E-P12-PASSWORD' } } }])
  })
  it('writes the package into the folder: 0, and not a second time: 1', async () => {
    const { code, json } = await run(args(), { SO_VANG_KEY_PASSWORD: key.password })
    expect(code).toBe(0)
    expect(existsSync(String(json()['file']))).toBe(true)
    expect(json()).toMatchObject({ packageId: expect.stringMatching(/^urn:uuid:/), fingerprint: expect.stringMatching(/^[0-9A-F]{4} - /) })
    expect((await run(args(), { SO_VANG_KEY_PASSWORD: key.password })).json()).toMatchObject({ error: { code: 'dossier.notDraft' } })
  })
})
