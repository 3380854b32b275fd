import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checklistFor, isInForce, issuerLevels } from '#common/domain/catalogue/in-force.ts'
import { isAppError } from '#common/rpc/app-error.ts'
import { loadPacks } from './load-packs.ts'

const builtInDir = fileURLToPath(new URL('../../../resources/packs', import.meta.url))
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packs-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const kind = (code: string, extra: object = {}) => ({
  code,
  name: 'Tờ trình mẫu tỉnh',
  shortName: 'Tờ trình',
  aliases: [],
  vendorCode: null,
  source: 'Quy định của tỉnh Hòa Giang',
  verified: true,
  validFrom: null,
  validTo: null,
  ...extra,
})
const kinds = (entries: object[], extra: object = {}) => ({
  id: 'hoa-giang-kinds',
  type: 'attachment-kinds',
  version: 1,
  validFrom: null,
  validTo: null,
  layer: 'province',
  source: 'Quy định của tỉnh Hòa Giang',
  verified: true,
  entries,
  ...extra,
})
const write = (name: string, content: unknown) =>
  writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
const refusal = async (dir: string) => {
  try {
    await loadPacks({ builtInDir: dir })
  } catch (error) {
    if (isAppError(error)) return { code: error.code, ...error.params }
    throw error
  }
  return null
}

describe('the product’s own packs', () => {
  it('are whole, and hold every award of the catalogue once', async () => {
    const { packs, problems } = await loadPacks({ builtInDir })
    expect(problems).toEqual([])
    expect(packs.awards.length).toBeGreaterThan(80)
    const codes = packs.awards.map((award) => award.code)
    for (const code of [
      'LDTT',
      'CSTDCS',
      'CSTD_TINH',
      'CSTD_TQ',
      'TTLDTT',
      'TTLDXS',
      'CO_TINH',
      'CO_CP',
      'GDVH',
      'GK_SO',
      'GK_XA',
      'BK_TINH',
      'BK_TTG',
      'HCLD_3',
      'HCDL_1',
      'HTXS',
      'SK_COSO',
      'LEGACY_LDG',
      'KL_CANH_CAO',
    ]) {
      expect(codes).toContain(code)
    }
  })

  it('hold 63 provinces before 1 July 2025 and 34 from that day, each old one leading to a new one', async () => {
    const { packs } = await loadPacks({ builtInDir })
    const on = (day: string) => packs.provinces.filter((province) => isInForce(province, day))
    expect(on('2025-06-30')).toHaveLength(63)
    expect(on('2025-07-01')).toHaveLength(34)
    const now = new Map(on('2025-07-01').map((province) => [province.code, province.name]))
    for (const old of packs.provinces.filter((province) => province.validTo === '2025-06-30'))
      expect(now.has(old.successor ?? '')).toBe(true)
    expect(packs.provinces.find((province) => province.name === 'Ninh Thuận')?.successor).toBe('khanh-hoa')
  })

  it('say who may award and when', async () => {
    const { packs } = await loadPacks({ builtInDir })
    const cstdcs = packs.awards.find((award) => award.code === 'CSTDCS')
    expect(cstdcs && issuerLevels(cstdcs)).toEqual(['soNganh', 'huyen', 'xa', 'doanhNghiep', 'donVi'])
    expect(cstdcs?.issuers.find((issuer) => issuer.level === 'huyen')?.to).toBe('2025-06-30')
  })

  it('give each proposal its checklist by date, and the general one where none is named', async () => {
    const { packs } = await loadPacks({ builtInDir })
    expect(checklistFor(packs, 'CSTDCS', '2024-12-01')?.code).toBe('CSTDCS-R5')
    expect(checklistFor(packs, 'CSTDCS', '2026-03-01')?.code).toBe('CSTDCS-R6')
    expect(checklistFor(packs, 'GK_XA', '2026-03-01')?.requirements.map((requirement) => requirement.id)).toEqual([
      'toTrinh',
      'baoCao',
      'bienBan',
      'chungNhan',
    ])
    expect(checklistFor(packs, 'HTXS', '2026-03-01')).toBeNull()
  })
})

describe('a bad pack of the product stops the start and names the entry', () => {
  it.each([
    ['not JSON', '{', { entry: '', reason: 'notJson' }],
    [
      'a missing field',
      kinds([kind('TO_TRINH', { verified: 'yes' })], { layer: undefined }),
      { entry: 'TO_TRINH.verified', reason: 'schema' },
    ],
    ['an unknown field', kinds([kind('TO_TRINH', { price: 1 })], { layer: undefined }), { entry: 'TO_TRINH', reason: 'schema' }],
    ['a code twice', kinds([kind('TO_TRINH'), kind('TO_TRINH')], { layer: undefined }), { entry: 'TO_TRINH', reason: 'duplicateCode' }],
    [
      'dates the wrong way round',
      kinds([kind('TO_TRINH', { validFrom: '2025-01-01', validTo: '2024-01-01' })], { layer: undefined }),
      { entry: 'TO_TRINH', reason: 'badDates' },
    ],
    ['an unknown type', kinds([], { type: 'prices' }), { entry: 'type', reason: 'schema' }],
  ])('%s', async (_, content, expected) => {
    await write('kinds.json', content)
    expect(await refusal(folder)).toMatchObject({ code: 'pack.bad', file: 'kinds.json', ...expected })
  })

  it('two files that say different things of one code', async () => {
    await write('a.json', kinds([kind('TO_TRINH')], { layer: undefined }))
    await write('b.json', kinds([kind('TO_TRINH')], { layer: undefined }))
    expect(await refusal(folder)).toMatchObject({
      code: 'pack.bad',
      file: 'b.json',
      entry: 'TO_TRINH',
      reason: 'contradiction',
      detail: 'a.json',
    })
  })

  it('one spelling for two awards', async () => {
    const catalogue = JSON.parse(await readFile(join(builtInDir, 'award-catalogue.json'), 'utf8'))
    catalogue.entries.find((award: { code: string }) => award.code === 'LDTT').aliases.push('CSTĐCS')
    await write('award-catalogue.json', catalogue)
    expect(await refusal(folder)).toMatchObject({ code: 'pack.bad', entry: 'CSTDCS', reason: 'aliasTaken' })
  })

  it('a folder without packs', async () => {
    expect(await refusal(join(folder, 'none'))).toMatchObject({ code: 'pack.bad', reason: 'unreadable' })
  })
})

describe('packs of a province and of a unit', () => {
  it('lie over the national entries by code, the unit’s last', async () => {
    await write('1-unit.json', kinds([kind('TO_TRINH', { name: 'Tờ trình của trường' })], { id: 'u', layer: 'unit' }))
    await write('2-province.json', kinds([kind('TO_TRINH'), kind('HG_PHU_LUC', { name: 'Phụ lục của tỉnh' })]))
    const { packs, problems } = await loadPacks({ builtInDir, overrideDir: folder })
    expect(problems).toEqual([])
    const named = (code: string) => packs.attachmentKinds.filter((entry) => entry.code === code).map((entry) => entry.name)
    expect(named('TO_TRINH')).toEqual(['Tờ trình của trường'])
    expect(named('HG_PHU_LUC')).toEqual(['Phụ lục của tỉnh'])
    expect(named('BIEN_BAN')).toHaveLength(1)
  })

  it('are left out when bad, reported, and everything else stays in force', async () => {
    await write('bad.json', '{ "id": ')
    await write('good.json', kinds([kind('TO_TRINH')]))
    await write('clash.json', kinds([kind('BIEN_BAN')], { id: 'c', layer: 'national' }))
    await mkdir(join(folder, 'folder.json'))
    const { packs, problems } = await loadPacks({ builtInDir, overrideDir: folder })
    expect(packs.attachmentKinds.find((entry) => entry.code === 'TO_TRINH')?.name).toBe('Tờ trình mẫu tỉnh')
    expect(problems.map(({ file, code }) => `${file} ${code}`).sort()).toEqual([
      'bad.json notJson',
      'clash.json schema',
      'folder.json unreadable',
    ])
  })

  it('keep their last good content when the file goes bad', async () => {
    await write('province.json', kinds([kind('TO_TRINH')]))
    const first = await loadPacks({ builtInDir, overrideDir: folder })
    await write('province.json', 'torn')
    const second = await loadPacks({ builtInDir, overrideDir: folder, previous: first })
    expect(second.packs.attachmentKinds.find((entry) => entry.code === 'TO_TRINH')?.name).toBe('Tờ trình mẫu tỉnh')
    expect(second.problems.map((problem) => problem.code)).toEqual(['notJson'])
    await write('province.json', kinds([kind('TO_TRINH'), kind('TO_TRINH')]))
    const third = await loadPacks({ builtInDir, overrideDir: folder, previous: second })
    expect(third.packs.attachmentKinds.find((entry) => entry.code === 'TO_TRINH')?.name).toBe('Tờ trình mẫu tỉnh')
    expect(third.problems.map((problem) => problem.code)).toEqual(['duplicateCode'])
  })
})
