import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { writeDecisions } from './decisions.ts'

export type KillReport = {
  files: number
  /** how often the process was killed before it had finished */
  kills: number
  /** registers that were filled in the course of it, each from empty to the last approval */
  registers: number
  confirmed: number
  problems: string[]
  seconds: number
}

const victim = fileURLToPath(new URL('./victim.ts', import.meta.url))

/** Runs the victim; kills it after `killAfterMs` unless it ends before. Gives what it confirmed. */
function run(
  dataDir: string,
  filesDir: string,
  killAfterMs: number | null,
): Promise<{ lines: string[]; killed: boolean; problem: string | null }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [victim, dataDir, filesDir], { stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8')
    })
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString('utf8')
    })
    const timer = killAfterMs === null ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs)
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      const killed = signal === 'SIGKILL'
      resolve({ lines: out.split('\n').slice(0, -1), killed, problem: killed || code === 0 ? null : `exit ${code}: ${err.slice(-2000)}` })
    })
  })
}

/**
 * Kills the host with SIGKILL at random moments, `kills` times, while it imports files and approves drafts. Whenever it got
 * through in spite of that, and at the end, looks whether anything is broken, missing or there twice; then begins a new
 * register. `random` gives numbers from 0 to 1.
 */
export async function killRounds(options: {
  files: number
  kills: number
  random: () => number
  maxDelayMs: number
  onRun?: (killed: boolean) => void
}): Promise<KillReport> {
  const root = mkdtempSync(join(tmpdir(), 'so-vang-kill-'))
  const started = Date.now()
  const report: KillReport = { files: options.files, kills: 0, registers: 0, confirmed: 0, problems: [], seconds: 0 }
  try {
    const filesDir = join(root, 'tep')
    await writeDecisions(filesDir, options.files)
    while (report.kills < options.kills) {
      report.registers += 1
      const dataDir = join(root, `so-${report.registers}`)
      const confirmed: string[] = []
      for (let isDone = false; !isDone; ) {
        const mayKill = report.kills < options.kills
        // from within the start of the process to well into the work
        const result = await run(dataDir, filesDir, mayKill ? 150 + options.random() * options.maxDelayMs : null)
        confirmed.push(...result.lines)
        options.onRun?.(result.killed)
        if (result.killed) report.kills += 1
        if (result.problem) report.problems.push(`register ${report.registers}: ${result.problem}`)
        isDone = !result.killed
      }
      report.problems.push(...inspect(dataDir, options.files, confirmed))
      report.confirmed += confirmed.filter((line) => line.startsWith('approved')).length
      rmSync(dataDir, { recursive: true, force: true })
    }
    return { ...report, seconds: (Date.now() - started) / 1000 }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** What is wrong with the register afterwards; nothing, if all is well. */
function inspect(dataDir: string, files: number, confirmed: readonly string[]): string[] {
  const db = new Sqlite(join(dataDir, 'so-dang-ky.sqlite'), { readonly: true })
  const problems: string[] = []
  const number = (sql: string) => Number(Object.values(db.prepare(sql).get() as object)[0])
  const expect = (what: string, found: unknown, wanted: unknown) => {
    if (found !== wanted) problems.push(`${what}: ${String(found)} instead of ${String(wanted)}`)
  }
  try {
    expect('integrity', db.pragma('integrity_check', { simple: true }), 'ok')
    expect('foreign keys', (db.pragma('foreign_key_check') as unknown[]).length, 0)
    expect('batches', number('SELECT count(*) FROM batch'), 1)
    expect('files', number('SELECT count(*) FROM batch_file'), files)
    expect('files read', number("SELECT count(*) FROM batch_file WHERE state = 'read'"), files)
    expect('files by content', number('SELECT count(DISTINCT sha256) FROM batch_file'), files)
    expect('files in the vault', number('SELECT count(*) FROM stored_file'), files)
    expect('files on disk', vaultFiles(dataDir).length, files)
    expect('half-written files', vaultFiles(dataDir).filter((name) => name.endsWith('.part')).length, 0)
    expect('files left in the incoming folder', readdirSync(join(dataDir, 'dang-nhap')).length, 0)
    expect('pages', number('SELECT count(*) FROM page_result'), number('SELECT sum(pages) FROM batch_file'))
    expect('drafts', number("SELECT count(*) FROM draft WHERE state = 'approved'"), files)
    expect('drafts in all', number('SELECT count(*) FROM draft'), files)
    expect('decisions', number('SELECT count(*) FROM decision'), files)
    expect('numbers of decisions', number('SELECT count(DISTINCT number_key) FROM decision'), files)
    expect(
      'awards of each decision alike',
      number('SELECT count(DISTINCT n) FROM (SELECT count(*) AS n FROM award GROUP BY decision_id)'),
      1,
    )
    expect(
      'rows of the change log without values',
      number('SELECT count(*) FROM change_log l LEFT JOIN change_value v ON v.seq = l.seq WHERE v.seq IS NULL'),
      0,
    )
    expect(
      'created records without a row of the change log',
      number("SELECT count(*) FROM award a WHERE NOT EXISTS (SELECT 1 FROM change_log l WHERE l.record_id = a.id AND l.action = 'create')"),
      0,
    )
    const decided = db.prepare('SELECT id FROM decision WHERE id = ?')
    const seen = new Set<string>()
    for (const line of confirmed) {
      const [what, draftId = '', decisionId = ''] = line.split(' ')
      if (what !== 'approved') continue
      if (!decided.get(decisionId)) problems.push(`confirmed but missing: ${decisionId}`)
      if (seen.has(draftId)) problems.push(`approved twice: ${draftId}`)
      seen.add(draftId)
    }
  } finally {
    db.close()
  }
  return problems
}

const vaultFiles = (dataDir: string): string[] =>
  readdirSync(join(dataDir, 'kho'), { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []))
