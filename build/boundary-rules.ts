/**
 * Who may import whom (ARCHITECTURE.md 3.3), one row a folder. The longest folder that holds a file is its row.
 * Why this is a table of ours and not Biome's: docs/decisions/0003-dependency-rule.md.
 */
export type Zone = {
  readonly folder: string
  /** folders of ours it may import from, beside itself */
  readonly may: readonly string[]
  /** may it use Node's own modules? */
  readonly node: boolean
  /** may it take values from other folders, or only types? */
  readonly typesOnly?: true
}

export const zones: readonly Zone[] = [
  { folder: 'common/model', may: [], node: false },
  { folder: 'common/rpc', may: [], node: false },
  { folder: 'common/domain', may: ['common/model'], node: false },
  { folder: 'common/contract', may: ['common/model', 'common/rpc'], node: false },
  { folder: 'common/i18n', may: ['common/model'], node: false },
  { folder: 'common', may: [], node: false },
  { folder: 'main/host', may: ['common'], node: true },
  { folder: 'main/cli', may: ['main/host', 'common'], node: true },
  // the adapter reaches the host only through a port and a script path
  { folder: 'main/electron', may: ['common'], node: true },
  { folder: 'main/launch', may: ['main/host', 'main/cli', 'common'], node: true },
  { folder: 'preload', may: ['common/rpc', 'common/contract'], node: false, typesOnly: true },
  // the set of parts knows the words and nouns of the trade, never the calls
  { folder: 'renderer/ui', may: ['common/i18n', 'common/model', 'common/domain', 'renderer/styles'], node: false },
  { folder: 'renderer', may: ['common', 'renderer/ui'], node: false },
]

/**
 * Where a package lives: folders, or the ends of file names (`*.repository.ts`). A package that is not listed has no
 * home yet and is refused everywhere.
 */
export const homes: Readonly<Record<string, readonly string[]>> = {
  electron: ['main/electron', 'preload'],
  // forms build on the schemas of the contract
  zod: ['common', 'main/host', 'main/cli', 'renderer/features', 'renderer/records'],
  'better-sqlite3': ['main/host/database'],
  kysely: ['main/host/database', 'main/host/records', 'main/host/jobs', 'main/host/register', '*.repository.ts', 'service.ts'],
  uuid: ['main/host/clock.ts'],
  'pdfjs-dist': ['main/host/reading', 'main/host/workers'],
  '@napi-rs/canvas': ['main/host/reading', 'main/host/workers'],
  sharp: ['main/host/reading', 'main/host/workers', 'main/cli/overlay.ts'],
  'tesseract.js': ['main/host/reading', 'main/host/workers'],
  '@tesseract.js-data/vie': ['main/host/reading'],
  exceljs: ['main/host/excel', 'main/host/reports', 'main/host/workers'],
  asn1js: ['main/host/packages', 'main/host/reading'],
  pkijs: ['main/host/packages', 'main/host/reading'],
  saxes: ['main/host/packages', 'main/host/excel', 'main/host/reading'],
  yauzl: ['main/host/packages', 'main/host/excel', 'main/host/reading'],
  react: ['renderer'],
  'react-dom': ['renderer'],
  antd: ['renderer'],
  '@ant-design/icons': ['renderer/ui'],
  '@tabler/icons-react': ['renderer/ui'],
  '@tanstack/react-query': ['renderer/host', 'renderer/features'],
  wouter: ['renderer'],
  dayjs: ['renderer'],
  '@fontsource/source-sans-3': ['renderer/styles'],
  '@fontsource/tinos': ['renderer/styles'],
}

/**
 * Features of the host: one reaches another only through its service (`service.ts`, `export.service.ts`), never its
 * repositories; only composition sees all of them. `register` is no feature but what they all read.
 */
export const hostFeatures: readonly string[] = ['app', 'dossier', 'excel', 'exchange', 'packages', 'reports', 'review', 'sample', 'scan']

/** Files of main/host that put the features together. */
export const composition = /^main\/host\/(start|handlers|job-kinds|entry-[a-z]+)\.ts$/

export type KnownBreach = { readonly file: string; readonly target: string; readonly cure: string }

/**
 * Edges that break the rule today and are known, each with what would end it. The check fails on one that is no longer
 * needed, so the list only gets shorter.
 */
export const known: readonly KnownBreach[] = []

/** Folders of the page under which every sub-folder is a feature that knows no other. */
export const rendererFeatures = 'renderer/features'
