import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildSampleRegister } from '#common/domain/sample/sample-register.ts'
import { createEventBus } from '../events.ts'
import { firstBrokenRow } from '../records/change-log.ts'
import { type OpenRegister, openRegister } from '../register/open-register.ts'
import { fixedClock } from '../register/testing/kit.ts'
import { writeSample } from './write-sample.ts'

let dir: string
let register: OpenRegister
const open = () => openRegister({ dir: join(dir, 'mau'), sample: true, clock: fixedClock, events: createEventBus(), jobKinds: () => ({}) })
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'so-vang-mau-'))
  register = await open()
})
afterEach(async () => {
  await register.close()
  rmSync(dir, { recursive: true, force: true })
})
const countOf = async (table: 'unit' | 'person' | 'decision' | 'award' | 'evaluation' | 'initiative' | 'change_log') =>
  Number(
    (
      await register.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )
const counts = async () => ({
  units: await countOf('unit'),
  people: await countOf('person'),
  decisions: await countOf('decision'),
  granted: (await countOf('award')) + (await countOf('evaluation')) + (await countOf('initiative')),
})

describe('writeSample', () => {
  it('writes the whole sample once, all of it said to be sample, with an unbroken log', async () => {
    let next = 0
    const sample = buildSampleRegister({
      newId: () => {
        next += 1
        return String(next)
      },
    })
    const wanted = {
      units: sample.units.length,
      people: sample.people.length,
      decisions: sample.decisions.length,
      granted: sample.decisions.reduce((sum, decision) => sum + decision.awards.length, 0),
    }
    await writeSample(register)
    expect(await counts()).toEqual(wanted)
    const sources = await register.db.selectFrom('change_log').select('source').distinct().execute()
    expect(sources).toEqual([{ source: '{"kind":"sample"}' }])
    expect(await firstBrokenRow(register.db)).toBeNull()
    await writeSample(register)
    expect(await counts()).toEqual(wanted)
    expect(
      await register.db
        .selectFrom('person')
        .select('id')
        .where('owner_unit_id', '<>', register.identity()?.unitId ?? '')
        .execute(),
    ).toEqual([])
    const unread = await register.db.selectFrom('award').select('id').where('year', 'is', null).execute()
    expect(unread, 'every printed period is understood').toEqual([])
  })

  it('knows who it is of when it is opened again, also where the program stopped before it could say so', async () => {
    await writeSample(register)
    const first = register.identity()
    expect(first?.officer.name).toMatch(/mẫu/)
    await register.settings.clear('register.identity')
    await register.close()
    register = await open()
    expect(register.identity()).toBeNull()
    await writeSample(register)
    expect(register.identity()).toEqual(first)
  })
})
