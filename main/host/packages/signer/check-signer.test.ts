import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeWorld, NOW, type World } from '../testing/kit.ts'
import { checkSigner } from './check-signer.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld(tmpdir())
})
afterAll(() => world.remove())

describe('before a certificate signs', () => {
  it('a good one is ready, with its path, lists and days left', () => {
    const check = checkSigner(world.preparer, world.trust, NOW, 30)
    expect(check).toMatchObject({ ok: true, daysLeft: 344, expiresSoon: false, crls: world.trust.crls })
    expect(check.ok && check.path.map((certificate) => certificate.der)).toEqual([world.preparer.certDer, ...world.trust.anchors])
  })

  it('fewer than thirty days left are said', () => {
    const check = checkSigner(world.preparer, world.trust, new Date('2027-10-03T00:00:00Z'), 365)
    expect(check).toMatchObject({ ok: true, daysLeft: 29, expiresSoon: true })
  })

  it.each<[string, string, () => ReturnType<typeof checkSigner>]>([
    ['expired', 'E-CERT-EXPIRED', () => checkSigner(world.preparer, world.trust, new Date('2028-01-01'), 30)],
    ['not yet valid', 'E-CERT-NOTYET', () => checkSigner(world.preparer, world.trust, new Date('2026-10-31'), 30)],
    ['of no pinned authority', 'E-CERT-UNTRUSTED', () => checkSigner(world.preparer, { ...world.trust, anchors: [] }, NOW, 30)],
    ['without a list', 'E-REVOCATION-UNKNOWN', () => checkSigner(world.preparer, { ...world.trust, crls: [] }, NOW, 30)],
    ['with a stale list', 'E-REVOCATION-STALE', () => checkSigner(world.preparer, world.trust, new Date('2027-01-01'), 30)],
    ['no certificate at all', 'E-SIG-FORMAT', () => checkSigner({ certDer: Buffer.from('rác'), chainDer: [] }, world.trust, NOW, 30)],
    [
      "the authority's own",
      'E-CERT-UNTRUSTED',
      () => checkSigner({ certDer: world.trust.anchors[0] ?? Buffer.alloc(0), chainDer: [] }, world.trust, NOW, 30),
    ],
  ])('one %s is refused with %s', (_, code, check) => {
    expect(check()).toMatchObject({ ok: false, code })
  })
})
