import { mkdirSync, writeFileSync } from 'node:fs'
import { killRounds } from './kill/kill-rounds.ts'

/** `npm run bench:kill [-- kills files]`: SIGKILL at random moments while importing and approving; JSON to bench-results/. */
const [kills = '50', files = '20'] = process.argv.slice(2)
const report = await killRounds({
  files: Number(files),
  kills: Number(kills),
  random: Math.random,
  maxDelayMs: 2000,
  onRun: (killed) => process.stderr.write(killed ? '×' : '·'),
})
process.stderr.write('\n')
mkdirSync('bench-results', { recursive: true })
writeFileSync('bench-results/kill.json', `${JSON.stringify(report, null, 2)}\n`)
console.log(JSON.stringify(report, null, 2))
process.exitCode = report.problems.length === 0 ? 0 : 1
