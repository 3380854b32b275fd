import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportGood, makeWorld, NOW, PACKAGE_ID, RECIPIENT, SENDER, verify, type World } from '../testing/kit.ts'
import type { VerifyInput } from './verify-package.ts'

let world: World
let good: { path: string; sha256: string }
const STREAM = 'H15.02>H15/2026'

beforeAll(async () => {
  world = await makeWorld(tmpdir())
  good = await exportGood(world)
})
afterAll(() => world.remove())

const report = async (changes: Partial<VerifyInput>, path = good.path) => (await verify(world, path, changes)).report
const history = (changes: Partial<VerifyInput['history']>): Pick<VerifyInput, 'history'> => ({
  history: { packages: new Map(), streams: new Map(), lastSeenTime: null, ...changes },
})
const last = (lastSequence: number, changes: { lastProfileVersion?: number; lastSha256?: string | null } = {}) =>
  history({ streams: new Map([[STREAM, { lastSequence, lastProfileVersion: 1, lastSha256: null, ...changes }]]) })

describe('the recipient', () => {
  it('other than us is E-RECIPIENT', async () => {
    expect(await report({ self: { unitCode: 'H16' } })).toMatchObject({ code: 'E-RECIPIENT', params: { recipient: 'H15' } })
  })

  it("with another encryption certificate than ours is E-RECIPIENT: the package was re-encrypted to somebody else's key", async () => {
    const descriptorOf = { unitCode: RECIPIENT.unitCode, encryptionCertSha256: 'a'.repeat(64) }
    const outcome = await exportGood(world, {
      descriptor: {
        packageId: PACKAGE_ID,
        type: 'submission',
        sender: SENDER,
        recipient: descriptorOf,
        sequence: 1,
        previous: null,
        createdAt: '2026-11-21T09:00:00+07:00',
        containsPersonalData: true,
        app: { name: 'Sổ Vàng', version: '0.1.0' },
      },
    })
    expect((await report({ self: descriptorOf }, outcome.path)).status).toBe('valid')
    expect(await report({ self: { ...descriptorOf, encryptionCertSha256: 'b'.repeat(64) } }, outcome.path)).toMatchObject({
      code: 'E-RECIPIENT',
    })
  })
})

describe('authority to sign', () => {
  it.each<[string, (authorisation: VerifyInput['trust']['authorisations'][number]) => VerifyInput['trust']['authorisations'][number]]>([
    ['for another unit', (a) => ({ ...a, unitCode: 'H15.03' })],
    ['in another role', (a) => ({ ...a, role: 'seal' })],
    ['that has ended', (a) => ({ ...a, to: '2026-11-20T00:00:00Z' })],
    ['that has not begun', (a) => ({ ...a, from: '2026-11-22T00:00:00Z' })],
    ['of another certificate', (a) => ({ ...a, certSha256: 'a'.repeat(64) })],
  ])('%s is held as E-SIGNER-UNAUTHORIZED', async (_, change) => {
    const trust = { ...world.trust, authorisations: world.trust.authorisations.map(change) }
    expect(await report({ trust })).toMatchObject({ status: 'invalid', code: 'E-SIGNER-UNAUTHORIZED', params: { unit: 'H15.02' } })
    const held = await verify(world, good.path, { trust, openHeld: true })
    expect(held.content?.records).toHaveLength(2)
  })
})

describe('policy', () => {
  it('refuses a clear package where encryption is required with E-POLICY, and takes it out of an envelope', async () => {
    const policy = { encryptionRequired: true, staleGraceDays: 30 }
    expect(await report({ policy })).toMatchObject({ code: 'E-POLICY', params: { reason: 'not-encrypted' } })
    expect((await report({ policy, wasEncrypted: true })).status).toBe('valid')
  })

  it("refuses a profile older than the stream's last with E-POLICY", async () => {
    expect(await report(last(0, { lastProfileVersion: 2 }))).toMatchObject({ code: 'E-POLICY', params: { reason: 'older-profile' } })
  })
})

describe('history', () => {
  it('the same bytes again are harmless and said to be known', async () => {
    const known = {
      packages: new Map([[PACKAGE_ID, good.sha256]]),
      streams: new Map([[STREAM, { lastSequence: 1, lastProfileVersion: 1, lastSha256: good.sha256 }]]),
    }
    expect(await report(history(known))).toMatchObject({ status: 'valid', alreadyImported: true })
  })

  it('a known id with other bytes is E-REPLAY', async () => {
    expect(await report(history({ packages: new Map([[PACKAGE_ID, 'a'.repeat(64)]]) }))).toMatchObject({
      code: 'E-REPLAY',
      alreadyImported: false,
    })
  })

  it('a number not above the last is E-SEQUENCE', async () => {
    expect(await report(last(1))).toMatchObject({ code: 'E-SEQUENCE', params: { sequence: 1, last: 1 } })
    expect(await report(last(7))).toMatchObject({ code: 'E-SEQUENCE' })
  })

  it('a gap, or a link to another package before, is W-GAP', async () => {
    const base = {
      packageId: PACKAGE_ID,
      type: 'submission' as const,
      sender: SENDER,
      recipient: RECIPIENT,
      createdAt: '2026-11-21T09:00:00+07:00',
    }
    const rest = { containsPersonalData: true, app: { name: 'Sổ Vàng', version: '0.1.0' } }
    const previous = { packageId: 'urn:uuid:019aa3c0-0000-7000-8000-00000000a000', sha256: 'c'.repeat(64) }
    const { path } = await exportGood(world, { descriptor: { ...base, ...rest, sequence: 5, previous } })
    expect(await report(last(2), path)).toMatchObject({
      status: 'warning',
      warnings: [{ code: 'W-GAP', params: { from: 3, to: 4 } }, { code: 'W-NO-TIMESTAMP' }],
    })
    expect(await report(last(4, { lastSha256: 'd'.repeat(64) }), path)).toMatchObject({
      status: 'warning',
      warnings: [{ code: 'W-GAP', params: { reason: 'previous' } }, {}],
    })
    expect((await report(last(4, { lastSha256: 'c'.repeat(64) }), path)).status).toBe('valid')
  })

  it('a clock behind what was seen before, or behind the newest list, is W-CLOCK', async () => {
    const later = new Date(NOW.getTime() + 3_600_000).toISOString()
    expect(await report(history({ lastSeenTime: later }))).toMatchObject({
      status: 'warning',
      warnings: [{}, { code: 'W-CLOCK', params: { seen: later } }],
    })
    expect((await report(history({ lastSeenTime: NOW.toISOString() }))).status).toBe('valid')
  })
})
