import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { known } from './boundary-rules.ts'
import { importsOf, violationsOf } from './check-boundaries.ts'

const repository = join(import.meta.dirname, '..')

describe('the dependency rule', () => {
  it('holds in the whole tree', () => {
    expect(violationsOf(repository, known)).toEqual([])
  })

  describe('reports a planted violation', () => {
    let root: string
    beforeEach(() => {
      root = mkdtempSync(join(tmpdir(), 'sv-boundaries-'))
    })
    afterEach(() => rmSync(root, { recursive: true, force: true }))

    const plant = (file: string, source: string): void => {
      mkdirSync(dirname(join(root, file)), { recursive: true })
      writeFileSync(join(root, file), source)
    }
    const rulesFor = (file: string, source: string): string[] => {
      plant(file, source)
      return violationsOf(root, []).map(({ rule }) => rule)
    }

    it.each([
      ['common/model/a.ts', '#common/rpc/wire.ts', 'common/model may not import common/rpc'],
      ['common/rpc/a.ts', '../model/date.ts', 'common/rpc may not import common/model'],
      ['common/domain/text/a.ts', '../../contract/index.ts', 'common/domain may not import common/contract'],
      ['common/domain/a.ts', '#common/rpc/wire.ts', 'common/domain may not import common/rpc'],
      ['common/contract/a.ts', '../domain/text/names.ts', 'common/contract may not import common/domain'],
      ['common/i18n/a.ts', '../contract/errors.ts', 'common/i18n may not import common/contract'],
      ['common/domain/a.ts', '#host/start.ts', 'common/domain may not import main/host'],
      ['main/host/scan/a.ts', '#renderer/app.tsx', 'main/host may not import renderer'],
      ['main/host/a.ts', '../cli/main.ts', 'main/host may not import main/cli'],
      ['main/host/a.ts', '../electron/app.ts', 'main/host may not import main/electron'],
      ['main/electron/a.ts', '../host/start.ts', 'main/electron may not import main/host'],
      ['main/electron/a.ts', '#host/start.ts', 'main/electron may not import main/host'],
      ['preload/a.ts', '../main/electron/app.ts', 'preload may not import main/electron'],
      ['preload/a.ts', '#common/domain/text/fold.ts', 'preload may not import common/domain'],
      ['preload/a.ts', '#common/contract/shell.ts', 'preload takes types only'],
      ['renderer/a.ts', '#host/start.ts', 'renderer may not import main/host'],
      ['renderer/features/scan/a.ts', '../../../main/host/start.ts', 'renderer may not import main/host'],
      ['renderer/features/scan/a.ts', '../review/b.ts', 'the feature review stands apart from scan'],
      ['renderer/ui/a.ts', '#common/contract/index.ts', 'renderer/ui may not import common/contract'],
      ['renderer/ui/a.ts', '../features/scan/b.ts', 'renderer/ui may not import renderer'],
      ['renderer/host/a.ts', '../features/scan/b.ts', 'a feature is imported by the app and its routes only'],
      ['main/host/review/a.ts', '../scan/read-batch.ts', 'the feature scan is reached through its service only'],
      ['main/host/database/a.ts', '../scan/handlers.ts', 'the feature scan is reached through its service only'],
      ['main/host/review/a.ts', '../scan/batches.repository.ts', 'the feature scan is reached through its service only'],
    ])('%s → %s', (file, specifier, rule) => {
      expect(rulesFor(file, `import { x } from '${specifier}'\n`)).toEqual([rule])
    })

    it.each([
      ['common/domain/a.ts', 'node:fs', 'common/domain runs without Node'],
      ['common/domain/a.ts', 'fs/promises', 'common/domain runs without Node'],
      ['common/contract/a.ts', 'react', 'the package react lives in renderer'],
      ['preload/index.ts', 'node:fs', 'preload runs without Node'],
      ['renderer/features/scan/a.ts', 'node:path', 'renderer runs without Node'],
      ['renderer/features/scan/a.ts', 'electron', 'the package electron lives in main/electron, preload'],
      ['main/host/a.ts', 'electron', 'the package electron lives in main/electron, preload'],
      ['main/host/scan/a.ts', 'react', 'the package react lives in renderer'],
      ['main/host/scan/service.ts', 'better-sqlite3', 'the package better-sqlite3 lives in main/host/database'],
      [
        'main/host/http/a.ts',
        'kysely',
        'the package kysely lives in main/host/database, main/host/records, main/host/jobs, main/host/register, *.repository.ts, service.ts',
      ],
      ['main/host/scan/a.ts', 'pdfjs-dist/legacy/build/pdf.mjs', 'the package pdfjs-dist lives in main/host/reading, main/host/workers'],
      ['renderer/ui/a.ts', 'tesseract.js', 'the package tesseract.js lives in main/host/reading, main/host/workers'],
      ['renderer/ui/a.ts', 'zod', 'the package zod lives in common, main/host, main/cli, renderer/features, renderer/records'],
      ['main/host/register/a.ts', 'exceljs', 'the package exceljs lives in main/host/excel, main/host/reports, main/host/workers'],
      ['common/domain/a.ts', 'left-pad', 'the package left-pad has no home in build/boundary-rules.ts'],
      ['common/domain/a.ts', 'constructor', 'the package constructor has no home in build/boundary-rules.ts'],
    ])('%s → the package %s', (file, specifier, rule) => {
      expect(rulesFor(file, `import { x } from '${specifier}'\n`)).toEqual([rule])
    })

    it.each([
      "import '#host/start.ts'",
      "export * from '#host/start.ts'",
      "import type { Host } from '#host/start.ts'",
      "import {\n  a,\n  b,\n} from '#host/start.ts'",
      "const x = await import('#host/start.ts')",
      "type Host = import('#host/start.ts').Host",
      "const x = require('#host/start.ts')",
      "new Worker(new URL('../../main/host/start.ts', import.meta.url))",
    ])('in whatever form it is written: %s', (source) => {
      expect(rulesFor('common/domain/a.ts', source)).toEqual(['common/domain may not import main/host'])
    })

    it('reports a folder nobody has placed', () => {
      expect(rulesFor('main/extra/a.ts', "import '#common/model/date.ts'")).toEqual(['main/extra/a.ts is in no folder of the table'])
    })

    it('lets a known breach through, and asks for its line when it is gone', () => {
      const breach = { file: 'main/host/review/a.ts', target: 'main/host/scan/b.ts', cure: '' }
      plant('main/host/review/a.ts', "import '../scan/b.ts'\n")
      expect(violationsOf(root, [breach])).toEqual([])
      plant('main/host/review/a.ts', "import '../scan/b.ts'\nimport '../scan/c.ts'\n")
      expect(violationsOf(root, [breach])).toHaveLength(1)
      plant('main/host/review/a.ts', '')
      expect(violationsOf(root, [breach]).map(({ rule }) => rule)).toEqual([
        'no longer breaks the rule: take it off the list of known ones',
      ])
    })

    it('lets through what the table allows', () => {
      plant('common/contract/a.ts', "import { z } from 'zod'\nimport '../model/date.ts'\nimport '../rpc/wire.ts'\n")
      plant('main/host/start.ts', "import './scan/handlers.ts'\nimport './review/handlers.ts'\nimport 'node:fs'\n")
      plant('main/host/review/a.ts', "import { read } from '../scan/service.ts'\nimport './drafts.repository.ts'\n")
      plant('main/host/scan/b.repository.ts', "import { sql } from 'kysely'\nimport '#common/domain/text/fold.ts'\n")
      plant('preload/index.ts', "import type { Shell } from '#common/contract/shell.ts'\nimport { contextBridge } from 'electron'\n")
      plant('renderer/routes.tsx', "import './features/scan/screen.tsx'\nimport 'antd'\n")
      plant('renderer/features/scan/screen.tsx', "import '../../ui/button.tsx'\nimport '#common/contract/index.ts'\n")
      plant('main/host/scan/a.test.ts', "import '#renderer/app.tsx'\n")
      expect(violationsOf(root, [])).toEqual([])
    })
  })

  it('does not take comments for imports', () => {
    expect(importsOf("/* import 'a' */\n// import 'b'\n * import 'c'\nimport 'd' // from 'e'\n")).toEqual([
      { specifier: 'd', typeOnly: false },
    ])
  })
})
