import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checks, runCheck } from './checks.ts'
import { addCounts, type Counts, closingLine, countsOf, fromPlaywright, fromVitest, noCounts } from './test-report.ts'

/**
 * `npm test`: checks, then vitest, then Playwright, whatever fails on the way; the last line is
 * `N passed, N failed, N skipped` summed over all of them (a check counts as one test).
 */
const root = join(import.meta.dirname, '..')
const reports = mkdtempSync(join(tmpdir(), 'so-vang-tests-'))

type Runner = { name: string; args: string[]; env: Record<string, string>; parse: (report: unknown) => Counts }

const vitestReport = join(reports, 'vitest.json')
const playwrightReport = join(reports, 'playwright.json')
const runners: Runner[] = [
  {
    name: vitestReport,
    args: ['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${vitestReport}`],
    env: {},
    parse: fromVitest,
  },
  {
    name: playwrightReport,
    args: ['node_modules/@playwright/test/cli.js', 'test', '--reporter=line,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport },
    parse: fromPlaywright,
  },
]

function run({ args, env }: Runner): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
    child.on('error', () => resolve(null))
    child.on('exit', resolve)
  })
}

function readReport({ name, parse }: Runner): Counts | null {
  if (!existsSync(name)) return null
  try {
    return parse(JSON.parse(readFileSync(name, 'utf8')))
  } catch {
    return null
  }
}

let counts: Counts = noCounts
for (const check of checks) {
  const passed = await runCheck(check)
  console.log(`check ${check.name}: ${passed ? 'passed' : 'FAILED'}`)
  counts = addCounts(counts, { passed: Number(passed), failed: Number(!passed), skipped: 0 })
}
for (const runner of runners) {
  const exitCode = await run(runner)
  counts = addCounts(counts, countsOf(exitCode, readReport(runner)))
}
rmSync(reports, { recursive: true, force: true })
console.log(closingLine(counts))
process.exitCode = counts.failed > 0 ? 1 : 0
