import { describe, expect, it } from 'vitest'
import { bareFileName, createShellCalls, type Dialogs, type FileDesk } from './shell-calls.ts'

function fakes({ chosen = [] as string[], place = null as string | null } = {}) {
  const seen: unknown[] = []
  const dialogs: Dialogs = {
    open: (options) => {
      seen.push(['open', options])
      return Promise.resolve(chosen)
    },
    save: (options) => {
      seen.push(['save', options])
      return Promise.resolve(place)
    },
  }
  const desk: FileDesk = {
    grant: (paths) => Promise.resolve(paths.map((path, index) => ({ token: `ft_${index}`, name: path.split('/').at(-1) ?? '', size: 1 }))),
    save: (link, path) => {
      seen.push(['written', link, path])
      return Promise.resolve()
    },
  }
  return { seen, calls: createShellCalls(dialogs, desk) }
}

describe('choosing files', () => {
  it('gives tokens for what the officer chose, never a path', async () => {
    const { calls } = fakes({ chosen: ['/nha/quyet-dinh.pdf'] })
    expect(await calls.pickFiles({ purpose: 'scans', many: true })).toEqual([{ token: 'ft_0', name: 'quyet-dinh.pdf', size: 1 }])
  })

  it('gives nothing when the officer cancels', async () => {
    expect(await fakes().calls.pickFiles({ purpose: 'package', many: false })).toEqual([])
  })

  it.each([undefined, null, 'scans', {}, { purpose: 'toString' }, { purpose: '/etc/passwd', many: true }])(
    'opens no dialog for %j',
    async (options) => {
      const { seen, calls } = fakes({ chosen: ['/etc/passwd'] })
      expect(await calls.pickFiles(options)).toEqual([])
      expect(seen).toEqual([])
    },
  )

  it('takes dropped files, and only texts for paths', async () => {
    const { calls } = fakes()
    expect(await calls.adoptFiles(['/nha/a.pdf', '', 7, null, { path: '/x' }])).toHaveLength(1)
    expect(await calls.adoptFiles('/etc/passwd')).toEqual([])
  })
})

describe('saving a file', () => {
  it('writes what the link gives to where the officer says', async () => {
    const { seen, calls } = fakes({ place: '/nha/goi.asice' })
    expect(await calls.saveFile('/blobs/abc.def', 'Hồ sơ 01.asice')).toBe(true)
    expect(seen).toEqual([
      ['save', { defaultName: 'Hồ sơ 01.asice' }],
      ['written', '/blobs/abc.def', '/nha/goi.asice'],
    ])
  })

  it('writes nothing when the officer cancels', async () => {
    const { seen, calls } = fakes()
    expect(await calls.saveFile('/blobs/abc.def', 'x')).toBe(false)
    expect(seen).toHaveLength(1)
  })

  it.each(['file:///etc/passwd', '/etc/passwd', 'https://example.invalid/blobs/', 7])('opens no dialog for the link %s', async (link) => {
    const { seen, calls } = fakes({ place: '/nha/x' })
    expect(await calls.saveFile(link, 'x')).toBe(false)
    expect(seen).toEqual([])
  })

  it.each([
    ['../../khoi-dong/x.lnk', 'x.lnk'],
    ['C:\\Windows\\x.dll', 'x.dll'],
    ['.profile', 'profile'],
    ['a:b*c?.xlsx', 'a_b_c_.xlsx'],
    ['', 'so-vang'],
    [null, 'so-vang'],
  ])('suggests for %j the name %s', (given, name) => expect(bareFileName(given)).toBe(name))
})
