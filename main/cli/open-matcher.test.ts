import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Draft } from '#common/model/draft.ts'
import { samplesDir } from '#host/resources.ts'
import { startTestHost } from '#host/testing/registers.ts'
import { main } from './main.ts'

it('`read --register` proposes the people of a register beside the rows and writes nothing into it', async () => {
  const test = await startTestHost({ setUp: false })
  const out = mkdtempSync(join(tmpdir(), 'so-vang-read-'))
  try {
    await test.client.call('sample.open', {})
    const sample = test.host.context.register().dir
    const before = readdirSync(sample)
    let said = ''
    const io = { out: (text: string) => (said += text), err: (text: string) => (said += text), env: {}, askPassword: async () => '' }
    const code = await main(['read', '--out', out, '--register', sample, join(samplesDir(), 'cstdcs-2025-2026.pdf')], io as never)
    expect(code, said).toBe(0)
    const draft = Draft.parse(JSON.parse(readFileSync(join(out, 'cstdcs-2025-2026.json'), 'utf8')))
    const { rows } = await test.client.call('people.list', { search: 'Đỗ Văn Ưng' })
    const row = draft.awards.find((award) => award.name.value === 'Đỗ Văn Ưng')
    expect(row?.link).toMatchObject({ id: rows[0]?.id, status: 'sure' })
    expect(row?.link.candidates[0]?.reasons.length).toBeGreaterThan(0)
    expect(readdirSync(sample)).toEqual(before)
  } finally {
    await test.close()
    rmSync(out, { recursive: true, force: true })
  }
})

it('`read --register` says that a folder holds no register', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'so-vang-khong-'))
  let said = ''
  const io = { out: () => undefined, err: (text: string) => (said += text), env: {}, askPassword: async () => '' }
  expect(await main(['read', '--register', empty, join(samplesDir(), 'cstdcs-2025-2026.pdf')], io as never)).toBe(1)
  expect(said).toContain('[register.notReady]')
  rmSync(empty, { recursive: true, force: true })
})
