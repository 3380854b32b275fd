import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'

const launcher = join(import.meta.dirname, '..', 'main', 'launch', 'start.mjs')

/** The application as `npm start -- --no-browser` runs it, on a folder of its own. */
export class RunningHost {
  readonly dataDir: string
  readonly #child: ChildProcess
  readonly #lines: AsyncIterator<string>
  readonly #exited: Promise<number | null>
  #errors = ''

  private constructor(dataDir: string, child: ChildProcess, lines: Interface) {
    this.dataDir = dataDir
    this.#child = child
    this.#lines = lines[Symbol.asyncIterator]()
    this.#exited = new Promise((resolve) => child.once('exit', resolve))
    child.stderr?.on('data', (data: Buffer) => {
      this.#errors += data.toString()
    })
  }

  static start(dataDir: string): RunningHost {
    const child = spawn(process.execPath, [launcher, '--no-browser'], {
      env: { ...process.env, SO_VANG_DATA: dataDir },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    return new RunningHost(dataDir, child, createInterface({ input: child.stdout }))
  }

  /** The address printed next, good once and for 30 seconds. @throws when the host ended instead, with what it said */
  async nextUrl(): Promise<string> {
    const { value, done } = await this.#lines.next()
    if (done) throw new Error(`the host ended (${await this.#exited}): ${this.#errors}`)
    return value
  }

  /** Asks for another address, as Enter does in the terminal. */
  async newUrl(): Promise<string> {
    this.#child.stdin?.write('\n')
    return this.nextUrl()
  }

  /** What it wrote to standard error so far. */
  get errors(): string {
    return this.#errors
  }

  /** Ends it as Ctrl+C does; gives its exit code. */
  async stop(): Promise<number | null> {
    if (this.#child.exitCode === null) this.#child.kill('SIGINT')
    return this.#exited
  }

  /** Its exit code, when it has ended by itself. */
  ended(): Promise<number | null> {
    return this.#exited
  }
}
