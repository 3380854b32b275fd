import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Draft } from '#common/model/draft.ts'
import { createReader, type Reader } from '#host/reading/reader.ts'
import { samplesDir } from '#host/resources.ts'
import { read } from './read.ts'

let dir: string
let reader: Reader
const digital = () => join(samplesDir(), 'cstdcs-2025-2026.pdf')

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'so-vang-read-'))
  reader = createReader({ poolSize: 1 })
  writeFileSync(join(dir, 'rong.pdf'), '')
})
afterAll(async () => {
  await reader.close()
  rmSync(dir, { recursive: true, force: true })
})

async function run(...argv: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await read(argv, { stdout: { write: (t) => out.push(t) }, stderr: { write: (t) => err.push(t) } }, { reader })
  return { code, out: out.join(''), err: err.join('') }
}

describe('so-vang read', () => {
  it('prints one draft as JSON and nothing else', async () => {
    const { code, out, err } = await run('--json', digital())
    expect([code, err]).toEqual([0, ''])
    const draft = Draft.parse(JSON.parse(out))
    expect(draft.awards[0]?.awardCode.value).toBe('CSTDCS')
    expect(draft.files).toEqual([{ name: 'cstdcs-2025-2026.pdf', sha256: expect.stringMatching(/^[0-9a-f]{64}$/), pages: 2 }])
  })

  it('writes the good and says why the bad was refused', async () => {
    const out = join(dir, 'out')
    const { code } = await run('--out', out, join(dir, 'rong.pdf'), digital())
    expect(code).toBe(1)
    expect(readdirSync(out).sort()).toEqual(['cstdcs-2025-2026.json', 'rong.error.json'])
    expect(JSON.parse(readFileSync(join(out, 'rong.error.json'), 'utf8'))).toMatchObject({
      error: { code: 'read.empty' },
      file: 'rong.pdf',
    })
  })

  it('tells a person what was read', async () => {
    const { out } = await run(digital())
    expect(out).toContain('221/QĐ-CĐKTNH')
    expect(out).toContain('8 dòng')
  })

  it('draws overlays where asked', async () => {
    const overlay = join(dir, 'overlay')
    expect((await run('--overlay', overlay, digital())).code).toBe(0)
    expect(readdirSync(overlay).sort()).toEqual(['cstdcs-2025-2026-1.png', 'cstdcs-2025-2026-2.png'])
  })

  it.each([[[]], [['--nothing', 'a.pdf']], [['--register', '/does/not/exist', 'a.pdf']]])(
    'calls %j wrong use and touches nothing',
    async (argv) => {
      const { code, err } = await run(...argv)
      expect(code).toBe(2)
      expect(err).toContain('so-vang read')
      expect(existsSync('/does/not/exist')).toBe(false)
    },
  )
})
