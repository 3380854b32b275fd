import { checks, runCheck } from './checks.ts'

/** `npm run check`: every check runs, so that one run shows everything that is wrong. */
const failed: string[] = []
for (const check of checks) {
  if (!(await runCheck(check))) failed.push(check.name)
}
console.log(failed.length > 0 ? `check: ${failed.join(', ')} failed` : `check: ${checks.length} passed`)
process.exitCode = failed.length > 0 ? 1 : 0
