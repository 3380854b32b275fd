import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'

export interface Measured {
  readonly wallSeconds: number
  readonly cpuSeconds: number
  readonly peakPssMB: number
  readonly code: number | null
}

/** Runs a command; its peak memory is the highest sum of PSS over its process tree, looked at five times a second. */
export function measure(command: string, argv: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Measured> {
  return new Promise((done) => {
    const started = performance.now()
    let peak = 0
    const child = execFile(command, [...argv], { env: { ...process.env, ...env }, maxBuffer: 1 << 28 }, (error) => {
      clearInterval(timer)
      // The time of ended children stands in /proc/self/stat (cutime, cstime), in ticks of 1/100 s.
      done({
        wallSeconds: (performance.now() - started) / 1000,
        cpuSeconds: childTicks() / 100 - ticksBefore / 100,
        peakPssMB: Math.round(peak),
        code: error ? 1 : 0,
      })
    })
    const ticksBefore = childTicks()
    const timer = setInterval(() => {
      if (child.pid !== undefined)
        peak = Math.max(
          peak,
          family(child.pid).reduce((sum, p) => sum + pssOf(p), 0),
        )
    }, 200)
  })
}

/** All descendants of a process, itself included. */
function family(pid: number): number[] {
  const found = [pid]
  for (const p of found) {
    try {
      for (const task of readdirSync(`/proc/${p}/task`)) {
        found.push(...readFileSync(`/proc/${p}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number))
      }
    } catch {
      // it has ended meanwhile
    }
  }
  return found
}

function pssOf(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

function childTicks(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return Number(fields[13]) + Number(fields[14])
}
