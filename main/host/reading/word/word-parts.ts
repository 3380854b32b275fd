import { stat } from 'node:fs/promises'
import { SaxesParser } from 'saxes'
import yauzl from 'yauzl'
import { Refused } from '../refusal.ts'

/** Above these a file is no decision but an attack or a mistake. */
const LARGEST_FILE = 60 * 1024 * 1024
const LARGEST_PART = 60 * 1024 * 1024
const MOST_ENTRIES = 5000

const broken = (cause?: unknown): never => {
  throw new Refused({ code: 'read.broken', params: {} }, { cause })
}

/** The XML parts of a .docx that are asked for by name; a part that is not there is null. */
export interface WordParts {
  /** Streams a part through `events`; names come without their prefix. @throws Refused */
  parse(name: string, events: XmlEvents): Promise<boolean>
  close(): void
}

export type Attributes = Readonly<Record<string, string>>
export interface XmlEvents {
  open(name: string, attribute: (name: string) => string | undefined): void
  text(text: string): void
  close(name: string): void
}

/**
 * Opens a Word file by its bytes. Sizes are bounded by what is really unpacked, not by what the file says of itself; no document type
 * and so no entity is let in; nothing outside the file is ever opened.
 *
 * @throws Refused `read.broken`, `read.too-large`, `read.password` (Word's own encryption is no zip and is told before)
 */
export async function openWord(path: string): Promise<WordParts> {
  const { size } = await stat(path)
  if (size > LARGEST_FILE) throw new Refused({ code: 'read.too-large', params: { size, limit: LARGEST_FILE } })
  const zip = await yauzl
    .openPromise(path, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true, autoClose: false })
    .catch(broken)
  const entries = new Map<string, yauzl.Entry>()
  try {
    if (zip.entryCount > MOST_ENTRIES) throw new Refused({ code: 'read.too-large', params: { limit: MOST_ENTRIES } })
    for await (const entry of zip.eachEntry()) if (!entries.has(entry.fileName)) entries.set(entry.fileName, entry)
  } catch (error) {
    zip.close()
    throw error instanceof Refused ? error : new Refused({ code: 'read.broken', params: {} }, { cause: error })
  }
  return {
    async parse(name, events) {
      const entry = entries.get(name)
      if (!entry) return false
      if (entry.isEncrypted()) throw new Refused({ code: 'read.password', params: {} })
      await parse(zip, entry, events)
      return true
    },
    close: () => zip.close(),
  }
}

async function parse(zip: yauzl.ZipFile, entry: yauzl.Entry, events: XmlEvents): Promise<void> {
  const parser = new SaxesParser()
  parser.on('error', broken)
  parser.on('doctype', broken)
  parser.on('opentag', ({ name, attributes }) => {
    const all = attributes as Attributes
    events.open(local(name), (asked) => attributeOf(all, asked))
  })
  parser.on('text', (text) => events.text(text))
  parser.on('cdata', (text) => events.text(text))
  parser.on('closetag', ({ name }) => events.close(local(name)))
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const stream = await zip.openReadStreamPromise(entry).catch(broken)
  let given = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      given += chunk.length
      if (given > LARGEST_PART) throw new Refused({ code: 'read.too-large', params: { limit: LARGEST_PART } })
      parser.write(decoder.decode(chunk, { stream: true }))
    }
    parser.write(decoder.decode()).close()
  } catch (error) {
    throw error instanceof Refused ? error : new Refused({ code: 'read.broken', params: {} }, { cause: error })
  } finally {
    stream.destroy()
  }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

function attributeOf(attributes: Attributes, name: string): string | undefined {
  if (Object.hasOwn(attributes, name)) return attributes[name]
  const key = Object.keys(attributes).find((known) => local(known) === name)
  return key === undefined ? undefined : attributes[key]
}
