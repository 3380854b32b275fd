import { textOf } from '#common/i18n/t.ts'
import { type AppError, isAppError } from '#common/rpc/app-error.ts'

/** Where a command writes; tests give their own. */
export type Io = {
  out: (text: string) => void
  err: (text: string) => void
  env: Readonly<Record<string, string | undefined>> /** asks on the terminal without echo */
  askPassword: (question: string) => Promise<string>
}

/** The terminal this process runs in. */
export const terminalIo = (): Io => ({
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  env: process.env,
  askPassword,
})

async function askPassword(question: string): Promise<string> {
  const { stdin, stderr } = process
  if (!stdin.isTTY) throw new WrongUse('Không có màn hình để hỏi mật khẩu: đặt SO_VANG_KEY_PASSWORD.')
  stderr.write(question)
  stdin.setRawMode(true)
  let typed = ''
  try {
    for await (const chunk of stdin as AsyncIterable<Buffer>) {
      for (const letter of chunk.toString('utf8')) {
        if (letter === '\r' || letter === '\n') return typed.normalize('NFC')
        if (letter === '\u0003') throw new WrongUse('Đã hủy.')
        typed = letter === '\u007f' || letter === '\b' ? [...typed].slice(0, -1).join('') : typed + letter
      }
    }
    return typed.normalize('NFC')
  } finally {
    stdin.setRawMode(false)
    stdin.pause()
    stderr.write('\n')
  }
}

/** Ends of a command (DESIGN.md, Command line). */
export const exit = { done: 0, refused: 1, wrongUse: 2, fault: 3 } as const

/** What happened · what was kept · what to do, in one paragraph. */
export function sentenceOf(error: AppError): string {
  const params = Object.fromEntries(Object.entries(error.params).map(([key, value]) => [key, value === null ? '–' : String(value)]))
  const parts = ['', '.kept', '.todo'].map((part) => textOf(`errors.${error.code}${part}`, params)).filter((text) => text !== null)
  return `${parts.join(' ') || error.code} [${error.code}${error.ref ? ` ${error.ref}` : ''}]`
}

/** Tells a refusal the way the caller asked for and gives the exit code. */
export function tellError(io: Io, error: unknown, json: boolean): number {
  if (!isAppError(error)) throw error
  if (json) io.out(`${JSON.stringify({ error: { code: error.code, params: error.params, message: sentenceOf(error) } })}\n`)
  else io.err(`${sentenceOf(error)}\n`)
  return error.code === 'host.fault' ? exit.fault : exit.refused
}

/** Wrong use of a command: what was wrong and how it is used. */
export class WrongUse extends Error {}
