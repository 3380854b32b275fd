import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { headKey, meaningsOf, meantValue } from '#common/domain/excel/people-mapping.ts'
import { recordData } from '#common/model/record.ts'
import { loadPeopleMapping } from './load-mapping.ts'

const mapping = loadPeopleMapping()

describe('the mapping pack of sheets of people', () => {
  it('gives every head one meaning and every word one value', () => {
    const heads = mapping.entries.flatMap((entry) => [...new Set(entry.heads.map(headKey))])
    expect(heads.filter((head, index) => heads.indexOf(head) !== index)).toEqual([])
    expect(heads).not.toContain('')
    for (const entry of mapping.entries) {
      const words = 'values' in entry ? Object.values(entry.values ?? {}).flatMap((forms) => forms.map(headKey)) : []
      expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
    }
  })

  it('has only values that a person may have', () => {
    const { shape } = recordData.person
    for (const entry of mapping.entries) {
      if (!('values' in entry) || !entry.values) continue
      for (const value of Object.keys(entry.values))
        expect(shape[entry.code as 'gender'].safeParse(value).success, `${entry.code} ${value}`).toBe(true)
    }
  })

  it('recognises heads by meaning, longer ones by how they begin, one column for one field', () => {
    expect(
      meaningsOf(
        ['Stt', 'HỌ VÀ TÊN', 'Ngày, tháng, năm sinh', 'Chức vụ, chức danh nghề nghiệp', 'Đơn vị công tác\n(ghi rõ)', 'Lạ'],
        mapping,
      ),
    ).toEqual(['ordinal', 'fullName', 'birthDate', 'position', 'unit', null])
    expect(meaningsOf(['Họ tên', 'Họ và tên', 'Tên gọi Ông/Bà'], mapping)).toEqual(['fullName', null, 'honorific'])
    expect(meaningsOf(['Số CCCD/CMND', 'Căn cước công dân số'], mapping)).toEqual(['sensitive', 'sensitive'])
    expect([
      meantValue(mapping, 'gender', 'NỮ'),
      meantValue(mapping, 'classification', 'hđlđ'),
      meantValue(mapping, 'gender', 'constructor'),
    ]).toEqual(['female', 'nguoiLaoDong', null])
  })

  it('is refused when it is not whole', () => {
    const dir = mkdtempSync(join(tmpdir(), 'so-vang-goi-'))
    mkdirSync(join(dir, 'excel'))
    expect(() => loadPeopleMapping(dir)).toThrow(
      expect.objectContaining({ code: 'pack.bad', params: expect.objectContaining({ reason: 'unreadable' }) }),
    )
    writeFileSync(
      join(dir, 'excel', 'people.json'),
      JSON.stringify({ ...mapping, entries: [{ code: 'salary', name: 'Lương', heads: ['Lương'] }] }),
    )
    expect(() => loadPeopleMapping(dir)).toThrow(
      expect.objectContaining({ code: 'pack.bad', params: expect.objectContaining({ reason: 'schema' }) }),
    )
    rmSync(dir, { recursive: true, force: true })
  })
})
