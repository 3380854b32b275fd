import type { PageResult } from '#common/model/page.ts'
import type { PageAnswer, PageRequest, PageWorkerData, Picture } from '../workers/page-protocol.ts'
import { createPool, defaultMemoryLimit, defaultPoolSize, TookTooLong, TookTooMuch } from '../workers/pool.ts'
import { workerUrl } from '../workers/worker-url.ts'
import type { FileKind } from './identify.ts'
import { openDocument } from './open-document.ts'
import { isRefusal, type Refusal } from './refusal.ts'

export { ENGINE, ENGINE_VERSION } from './engine-version.ts'

export interface ReaderOptions {
  /** worker threads; by default one fewer than cores, one alone under 6 GB of memory */
  readonly poolSize?: number
  /** folder with `vie.traineddata.gz`; by default the installed package's */
  readonly languageDir?: string
  /** longest time one page may take to read, in seconds */
  readonly pageSeconds?: number
  /** bytes the process may hold while it reads */
  readonly memoryLimit?: number
}

export interface Inspected {
  readonly kind: FileKind
  readonly pages: number
}

interface PageOptions {
  readonly signal?: AbortSignal
  readonly password?: string
}

/**
 * Reads files page by page in worker threads. What is wrong with a file comes back as a `Refusal`; an aborted call rejects with the
 * signal's reason and frees its worker at once; anything else that rejects is a fault of ours.
 */
export interface Reader {
  /** What the file is and how many pages it has; opens it far enough to know that it opens at all. */
  inspect(path: string, options?: PageOptions): Promise<Inspected | Refusal>
  /** Reads one page (`page` from 0). The result is plain data, to be kept under (sha256, page, ENGINE_VERSION). */
  readPage(path: string, page: number, options?: PageOptions): Promise<PageResult | Refusal>
  /** Draws one page (from 0) as shown, after the file's own rotation, at most `maxWidth` pixels wide (default 1600). */
  renderPage(path: string, page: number, options?: PageOptions & { readonly maxWidth?: number }): Promise<Picture | Refusal>
  close(): Promise<void>
}

const DEFAULT_WIDTH = 1600
/** A dense page takes some ten seconds on a slow machine; what takes minutes is not a page but a trap. */
const MOST_SECONDS = 240
const LOOK_SECONDS = 60
/** Engines keep memory they once needed; a fresh worker costs half a second. */
const TASKS_PER_WORKER = 200
/** A file that makes a library collect objects without end kills its worker, not the program. */
const MOST_HEAP_MB = 1024
/** A decision with its lists has at most some hundred pages; a file of more is an archive to be parted first. */
const MOST_PAGES = 600

/** Starts reading in workers; they begin with the first page and end with `close`. */
export function createReader(options: ReaderOptions = {}): Reader {
  const data: PageWorkerData = { languageDir: options.languageDir }
  const readMs = (options.pageSeconds ?? MOST_SECONDS) * 1000
  const pool = createPool<PageRequest, PageAnswer>(workerUrl('page-worker'), {
    size: options.poolSize ?? defaultPoolSize(),
    workerData: data,
    limitOf: ({ op }) => (op === 'read' ? readMs : Math.min(readMs, LOOK_SECONDS * 1000)),
    tasksPerWorker: TASKS_PER_WORKER,
    memoryLimit: options.memoryLimit ?? defaultMemoryLimit(),
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
  })

  async function ask(
    path: string,
    signal: AbortSignal | undefined,
    request: (kind: FileKind) => PageRequest,
  ): Promise<PageAnswer & { kind?: FileKind }> {
    const opened = await openDocument(path)
    if (isRefusal(opened)) return { refusal: opened }
    const asked = request(opened.kind)
    try {
      return { ...(await pool.run(asked, signal)), kind: opened.kind }
    } catch (error) {
      const page = 'page' in asked ? asked.page + 1 : 1
      if (error instanceof TookTooLong) return { refusal: { code: 'read.too-slow', params: { page, seconds: error.seconds } } }
      if (error instanceof TookTooMuch) return { refusal: { code: 'read.too-heavy', params: { page } } }
      throw error
    }
  }

  return {
    async inspect(path, { password, signal } = {}) {
      const answer = await ask(path, signal, (kind) => ({ op: 'inspect', path, kind, password }))
      if ('refusal' in answer) return answer.refusal
      if (!('pages' in answer) || !answer.kind) throw new Error('unexpected answer')
      if (answer.pages > MOST_PAGES) return { code: 'read.too-many-pages', params: { pages: answer.pages, limit: MOST_PAGES } }
      return { kind: answer.kind, pages: answer.pages }
    },
    async readPage(path, page, { password, signal } = {}) {
      const answer = await ask(path, signal, (kind) => ({ op: 'read', path, kind, page, password }))
      if ('refusal' in answer) return answer.refusal
      if (!('page' in answer)) throw new Error('unexpected answer')
      return answer.page
    },
    async renderPage(path, page, { password, signal, maxWidth = DEFAULT_WIDTH } = {}) {
      const answer = await ask(path, signal, (kind) => ({ op: 'draw', path, kind, page, password, maxWidth }))
      if ('refusal' in answer) return answer.refusal
      if (!('picture' in answer)) throw new Error('unexpected answer')
      return answer.picture
    },
    close: () => pool.close(),
  }
}
