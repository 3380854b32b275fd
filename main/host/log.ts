import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Clock, randomToken } from './clock.ts'

/** Values a log line may hold: ids, counts, durations, codes. Never a name, never page text. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>

export interface Log {
  info(event: string, facts?: LogFacts): void
  /** Logs a bug; gives the short reference shown to the officer instead of it. */
  fault(error: unknown, where: string): string
}

const maxSize = 4 * 1024 * 1024

/** A log file of JSON lines in the register's folder; rolls over once at 4 MB. */
export function openLog(dir: string, clock: Clock): Log {
  const folder = join(dir, 'nhat-ky')
  const file = join(folder, 'so-vang.log')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const write = (line: Record<string, unknown>) => {
    try {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > maxSize) renameSync(file, join(folder, 'so-vang.cu.log'))
      appendFileSync(file, `${JSON.stringify({ at: clock.now().toISOString(), ...line })}\n`, { mode: 0o600 })
    } catch {
      // a full disk must not turn a refusal into a crash; the refusal itself reaches the officer
    }
  }
  return {
    info: (event, facts = {}) => write({ event, ...facts }),
    fault(error, where) {
      const ref = randomToken(4)
      // the message may hold what an officer typed: only the kind of error and the place in our code are kept
      const stack =
        error instanceof Error
          ? (error.stack ?? '')
              .split('\n')
              .filter((line) => line.trimStart().startsWith('at '))
              .slice(0, 12)
              .map((line) => line.trim())
          : []
      write({
        event: 'fault',
        ref,
        where,
        kind: error instanceof Error ? error.name : typeof error,
        code: String((error as { code?: unknown } | null)?.code ?? ''),
        stack,
      })
      return ref
    },
  }
}

/** A log that keeps nothing (command line without a register, tests). */
export const silentLog: Log = { info: () => undefined, fault: () => randomToken(4) }
