import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { searchKey } from '#common/domain/text/search-key.ts'
import type { Draft } from '#common/model/draft.ts'
import { loadPacks } from '../packs/load-packs.ts'
import { packsDir, samplesDir } from '../resources.ts'
import { readFiles } from './read-files.ts'
import { createReader, type Reader } from './reader.ts'

type Truth = {
  decisionNumber: string
  signedDate: string
  awards: { recipientKind: string; name: string; awardTitle: string }[]
}
const truthOf = (id: string) => JSON.parse(readFileSync(join(samplesDir(), 'gt', `${id}.json`), 'utf8')) as Truth

/**
 * Ten decisions of different kinds, carriers and manners, read by the real engine. Rows and the decision's own number and
 * date must be right; letters of a name may be in doubt, and then the draft must say so.
 */
describe('the sample decisions', () => {
  let reader: Reader
  const drafts = new Map<string, Draft>()
  const files: Readonly<Record<string, string[]>> = {
    'cstdcs-2025-2026': ['cstdcs-2025-2026.pdf'],
    'danh-gia-phong-gddt-2024': ['danh-gia-phong-gddt-2024.pdf'],
    'bang-khen-tinh-2024': ['bang-khen-tinh-2024.pdf'],
    'sang-kien-2025-2026': ['sang-kien-2025-2026.tif'],
    'giay-khen-phuong-2025': ['giay-khen-phuong-2025.png'],
    'kieu-cu-2006': ['kieu-cu-2006.jpg'],
    'giay-khen-sai-so-luong': ['giay-khen-sai-so-luong-p1.jpg', 'giay-khen-sai-so-luong-p2.jpg'],
    'ldtt-xa-2025-khong-ke': ['ldtt-xa-2025-khong-ke.pdf'],
    'gia-dinh-van-hoa-2022-hai-cot': ['gia-dinh-van-hoa-2022-hai-cot.jpg'],
    'giay-khen-truong-2024-anh-chup': ['giay-khen-truong-2024-anh-chup.jpg'],
  }
  beforeAll(async () => {
    reader = createReader()
    const { packs } = await loadPacks({ builtInDir: packsDir() })
    const paths = Object.values(files).flatMap((names) => names.map((name) => join(samplesDir(), name)))
    for await (const found of readFiles(reader, paths, { catalogue: packs.awards }))
      if ('draft' in found) drafts.set(found.name, found.draft)
  }, 300_000)
  afterAll(() => reader.close())

  it.each([
    ['cstdcs-2025-2026', 'award'],
    ['danh-gia-phong-gddt-2024', 'evaluation'],
    ['bang-khen-tinh-2024', 'award'],
    ['sang-kien-2025-2026', 'initiative'],
    ['giay-khen-phuong-2025', 'award'],
    ['kieu-cu-2006', 'award'],
    ['giay-khen-sai-so-luong', 'award'],
    ['ldtt-xa-2025-khong-ke', 'award'],
  ])('%s: kind, number, date and every row', (id, kind) => {
    const truth = truthOf(id)
    const draft = drafts.get(id)
    expect(draft?.kind).toBe(kind)
    expect(draft?.decision.decisionNumber.value).toBe(truth.decisionNumber)
    expect(draft?.decision.signedDate.value).toBe(truth.signedDate)
    expect(draft?.awards.map((award) => award.recipientKind.value)).toEqual(truth.awards.map((award) => award.recipientKind))
    for (const [index, award] of truth.awards.entries()) {
      const name = draft?.awards[index]?.name
      // what is not right to the letter is at least in doubt
      if (searchKey(name?.value ?? '') !== searchKey(award.name)) expect(name?.status, award.name).toBe('check')
      expect(name?.evidence.length, award.name).toBeGreaterThan(0)
    }
  })

  it.each([['gia-dinh-van-hoa-2022-hai-cot'], ['giay-khen-truong-2024-anh-chup']])(
    '%s: number, date, and every row or a word that one is missing',
    (id) => {
      const truth = truthOf(id)
      const draft = drafts.get(id)
      expect(draft?.decision.decisionNumber.value).toBe(truth.decisionNumber)
      expect(draft?.decision.signedDate.value).toBe(truth.signedDate)
      const names = new Set(truth.awards.map(({ name }) => searchKey(name)))
      const awards = draft?.awards ?? []
      const isWhole = awards.length === names.size && awards.every(({ name }) => names.has(searchKey(name.value ?? '')))
      const isSaid = draft?.issues.some(({ severity }) => severity !== 'info') || awards.some(({ name }) => name.status === 'check')
      expect(isWhole || isSaid).toBe(true)
      // letters may fall to a weak copy, but nobody is drafted for sure who is not on the paper
      for (const { name } of awards) if (!names.has(searchKey(name.value ?? ''))) expect(name.status, name.value ?? '').toBe('check')
    },
  )

  it('says where a paper contradicts itself', () => {
    expect(drafts.get('giay-khen-sai-so-luong')?.issues).toContainEqual(
      expect.objectContaining({ code: 'count-mismatch', severity: 'error' }),
    )
  })

  it('knows a household from a person, and what each was given', () => {
    const kinds = drafts.get('giay-khen-phuong-2025')?.awards.map((award) => award.recipientKind.value)
    expect(kinds).toContain('household')
    expect(kinds).toContain('individual')
    for (const award of drafts.get('bang-khen-tinh-2024')?.awards ?? []) expect(award.awardCode.value).toBe('BK_TINH')
  })
})
