import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { z } from 'zod'
import type { Actor } from '#common/contract/app.ts'
import type { DecisionEntry } from '#common/contract/register.ts'
import type { DecisionData } from '#common/model/decision.ts'
import type { AwardEntry, Packs } from '#common/model/pack.ts'
import type { PersonData } from '#common/model/person.ts'
import type { UnitData } from '#common/model/unit.ts'
import type { CallContext } from '#common/rpc/serve.ts'
import type { Clock } from '../../clock.ts'
import { createEventBus } from '../../events.ts'
import { createGrants } from '../../files/grants.ts'
import { createLinks } from '../../files/links.ts'
import type { HostContext } from '../../host.ts'
import { silentLog } from '../../log.ts'
import type { Reader } from '../../reading/reader.ts'
import { type OpenRegister, openRegister } from '../open-register.ts'

export const fixedClock: Clock = { now: () => new Date('2026-07-10T03:00:00.000Z') }

const award = (code: string, name: string, shortName: string, awardClass: AwardEntry['class'], order: number): AwardEntry => ({
  code,
  name,
  source: 'test',
  verified: true,
  validFrom: null,
  validTo: null,
  shortName,
  class: awardClass,
  objects: ['individual', 'collective'],
  issuers: [],
  aliases: [],
  order,
  ext: [],
})

/** A catalogue of a dozen entries; the real one is data and may change. */
export const testPacks: Packs = {
  awards: [
    award('LDTT', 'Lao động tiên tiến', 'LĐTT', 'danhHieu', 20),
    award('CSTDCS', 'Chiến sĩ thi đua cơ sở', 'CSTĐCS', 'danhHieu', 40),
    award('TTLDTT', 'Tập thể lao động tiên tiến', 'TTLĐTT', 'danhHieu', 20),
    award('GK', 'Giấy khen', 'Giấy khen', 'hinhThuc', 40),
    award('BK_TINH', 'Bằng khen của Ủy ban nhân dân tỉnh', 'BK tỉnh', 'hinhThuc', 60),
    award('GDVH', 'Gia đình văn hóa', 'GĐVH', 'danhHieu', 30),
    award('HTXS', 'Hoàn thành xuất sắc nhiệm vụ', 'HTXS', 'danhGia', 40),
    award('HTT', 'Hoàn thành tốt nhiệm vụ', 'HTT', 'danhGia', 30),
    award('SK_COSO', 'Sáng kiến cấp cơ sở', 'SK cơ sở', 'sangKien', 20),
    award('KL_KHIEN_TRACH', 'Khiển trách', 'Khiển trách', 'kyLuat', 10),
  ],
  provinces: [],
  unitTypes: [],
  commendationTypes: [],
  attachmentKinds: [],
  checklists: [],
}

export const actor: Actor = { id: 'local', name: 'Võ Thị Ngọc Ánh', roles: ['entry', 'approve', 'admin'] }
export const call: CallContext<Actor> = { actor, signal: new AbortController().signal, method: 'test' }

export type Kit = {
  host: HostContext
  register: OpenRegister
  dir: string
  ownUnitId: string
  grant(name: string, bytes: Uint8Array | string): string
  close(): Promise<void>
}

/** An open register of a fictitious college (`sample`: an empty one) in a temporary folder, with a host around it. Close it after the test. */
export async function openKit(options: { reader?: Reader; sample?: boolean } = {}): Promise<Kit> {
  const dir = mkdtempSync(join(tmpdir(), 'so-vang-register-'))
  const events = createEventBus()
  const register = await openRegister({
    dir: join(dir, 'so'),
    sample: options.sample === true,
    clock: fixedClock,
    events,
    jobKinds: () => ({}),
  })
  const ownUnitId = options.sample === true ? '' : await setUp(register)
  const grants = createGrants(fixedClock)
  const reader = (): Reader => {
    if (options.reader) return options.reader
    throw new Error('this test reads nothing')
  }
  const host: HostContext = {
    version: 'test',
    dataDir: dir,
    clock: fixedClock,
    log: silentLog,
    events,
    grants,
    links: createLinks(fixedClock),
    packs: testPacks,
    reader,
    viewer: reader,
    register: () => register,
    readyRegister: () => register,
    openSample: async () => undefined,
    closeSample: async () => undefined,
  }
  return {
    host,
    register,
    dir,
    ownUnitId,
    grant(name, bytes) {
      const path = join(dir, `chon-${Math.random().toString(36).slice(2)}`)
      writeFileSync(path, bytes)
      return grants.mint({ path, name, temporary: true })
    },
    async close() {
      await register.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

async function setUp(register: OpenRegister): Promise<string> {
  const context = { actor, command: 'app.setUp', source: { kind: 'manual' as const } }
  const own = aUnit({ name: 'Trường Cao đẳng Kỹ thuật Hòa Giang', code: 'H99.01', type: 'donViSuNghiep' })
  const [made] = await register.records.commit(context, [{ type: 'unit', action: 'create', data: own }])
  const unitId = made?.id ?? ''
  await register.setIdentity({ unitId, officer: { id: 'local', name: actor.name }, superior: null })
  return unitId
}

export const aPerson = (changes: Partial<PersonData> = {}): PersonData => ({
  fullName: 'Đặng Thị Đức',
  givenName: null,
  otherNames: [],
  birthDate: null,
  gender: null,
  staffCode: null,
  classification: null,
  honorific: null,
  education: null,
  status: 'working',
  phone: null,
  email: null,
  spells: [],
  note: null,
  ...changes,
})

export const aUnit = (changes: Partial<UnitData> = {}): UnitData => ({
  code: null,
  name: 'Khoa Điện',
  shortName: null,
  type: 'tapTheNho',
  parentId: null,
  province: null,
  address: null,
  status: 'active',
  startDate: null,
  endDate: null,
  formerNames: [],
  note: null,
  ...changes,
})

export const aDecision = (changes: Partial<DecisionData> = {}): DecisionData => ({
  kind: 'award',
  number: '215/QĐ-CĐKTHG',
  signedDate: '2026-07-10',
  issuingBody: 'TRƯỜNG CAO ĐẲNG KỸ THUẬT HÒA GIANG',
  parentBody: null,
  issuerLevel: null,
  place: null,
  subject: 'Về việc công nhận danh hiệu thi đua năm học 2025 - 2026',
  signerName: 'Lê Quang Vịnh',
  signerTitle: 'HIỆU TRƯỞNG',
  signerAuthority: null,
  proposal: null,
  legalBases: [],
  annexDate: null,
  declaredCounts: { individual: null, collective: null, household: null, initiative: null },
  files: [],
  note: null,
  ...changes,
})

type Entry = z.output<typeof DecisionEntry>
export const aRow = (changes: Partial<Entry['rows'][number]> = {}): Entry['rows'][number] => ({
  recipientKind: 'individual',
  name: 'Đặng Thị Đức',
  birth: null,
  position: null,
  unit: null,
  bonusAmount: null,
  awardCode: null,
  linkId: null,
  ...changes,
})
export const anEntry = (changes: Partial<Entry> = {}): Entry => ({
  decision: aDecision(),
  awardCode: 'CSTDCS',
  commendationType: null,
  periodPrinted: '2025 - 2026',
  rows: [aRow()],
  fileToken: null,
  waiver: null,
  ...changes,
})

/** Makes people in one commit; gives their ids in order. */
export async function addPeople(register: OpenRegister, people: readonly Partial<PersonData>[]): Promise<string[]> {
  const results = await register.records.commit(
    { actor, command: 'people.save', source: { kind: 'manual' } },
    people.map((changes) => ({ type: 'person', action: 'create', data: aPerson(changes) })),
  )
  return results.map((result) => result.id)
}
