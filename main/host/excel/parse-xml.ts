import { SaxesParser } from 'saxes'
import { AppError } from '#common/rpc/app-error.ts'

export type Attributes = Readonly<Record<string, string>>
export type XmlEvents = {
  open?: (name: string, attributes: Attributes) => void
  text?: (text: string) => void
  close?: (name: string) => void
  /** asked after every chunk: stop reading, what is known is enough */
  done?: () => boolean
}

/**
 * Streams one XML part through `events`; names come without their namespace prefix. No document type is let in, so no entity is
 * ever expanded. @throws AppError `excel.notExcel` where it is not well-formed UTF-8 XML
 */
export async function parseXml(part: AsyncIterable<Buffer>, events: XmlEvents): Promise<void> {
  const parser = new SaxesParser()
  const broken = (): never => {
    throw new AppError('excel.notExcel', { reason: 'xml' })
  }
  parser.on('error', broken)
  parser.on('doctype', broken)
  parser.on('opentag', ({ name, attributes }) => events.open?.(local(name), attributes))
  parser.on('text', (text) => events.text?.(text))
  parser.on('cdata', (text) => events.text?.(text))
  parser.on('closetag', ({ name }) => events.close?.(local(name)))
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of part) {
      parser.write(decoder.decode(chunk, { stream: true }))
      if (events.done?.()) return
    }
    parser.write(decoder.decode()).close()
  } catch (error) {
    if (error instanceof AppError) throw error
    if (error instanceof TypeError) broken()
    throw error
  }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** The attribute whatever its prefix: `r:id` is asked for as `id`. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  if (Object.hasOwn(attributes, name)) return attributes[name]
  const key = Object.keys(attributes).find((known) => local(known) === name)
  return key === undefined ? undefined : attributes[key]
}
