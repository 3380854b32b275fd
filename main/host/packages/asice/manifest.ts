import { SaxesParser } from 'saxes'
import { isEntryName } from '#common/model/package.ts'
import type { HashName } from './algorithms.ts'
import { LIMITS } from './limits.ts'
import { refuse } from './refusal.ts'

/**
 * META-INF/ASiCManifestNNN.xml (ETSI EN 319 162-1 annex A.4, schema en_31916201v010101.xsd; profile of PACKAGES.md
 * section 3). It is signed as bytes and never written out again.
 */
export const ASIC_NAMESPACE = 'http://uri.etsi.org/02918/v1.2.1#'
const DSIG_NAMESPACE = 'http://www.w3.org/2000/09/xmldsig#'
const SHA256_URI = 'http://www.w3.org/2001/04/xmlenc#sha256'
const HASH_BY_URI: ReadonlyMap<string, HashName> = new Map([
  [SHA256_URI, 'sha256'],
  ['http://www.w3.org/2001/04/xmldsig-more#sha384', 'sha384'],
  ['http://www.w3.org/2001/04/xmlenc#sha512', 'sha512'],
])
const HASH_BYTES: Record<HashName, number> = { sha256: 32, sha384: 48, sha512: 64 }

export interface ManifestReference {
  readonly uri: string
  readonly mediaType: string | null
  readonly hash: HashName
  /** lower-case hex */
  readonly digest: string
  readonly rootFile: boolean
}

export interface AsicManifest {
  readonly signatureUri: string
  readonly references: readonly ManifestReference[]
}

/**
 * The bytes of a manifest over `files` (SHA-256 as hex), ascending by name. `signatureUri` is the `.p7s` that signs it.
 */
export const buildManifest = (
  signatureUri: string,
  files: readonly { readonly name: string; readonly sha256: string; readonly mediaType: string }[],
): Buffer => {
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1))
  const references = sorted.map(({ name, sha256, mediaType }) => {
    const root = name === 'package.json' ? ' Rootfile="true"' : ''
    return [
      `  <asic:DataObjectReference URI="${name}" MimeType="${mediaType}"${root}>`,
      `    <ds:DigestMethod Algorithm="${SHA256_URI}"/>`,
      `    <ds:DigestValue>${Buffer.from(sha256, 'hex').toString('base64')}</ds:DigestValue>`,
      '  </asic:DataObjectReference>',
    ].join('\n')
  })
  const lines = [
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>',
    `<asic:ASiCManifest xmlns:asic="${ASIC_NAMESPACE}" xmlns:ds="${DSIG_NAMESPACE}">`,
    `  <asic:SigReference URI="${signatureUri}" MimeType="application/pkcs7-signature"/>`,
    ...references,
    '</asic:ASiCManifest>',
  ]
  return Buffer.from(`${lines.join('\n')}\n`)
}

interface Element {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: Element[]
  text: string
}

/** root, SigReference, and three a file */
const MAX_ELEMENTS = 2 + 3 * LIMITS.entries

/** The element tree, names as `{namespace}local`; everything the profile has no use for is refused. */
const parseTree = (xml: string, no: (reason: string) => never): Element => {
  const root: Element = { name: '', attributes: new Map(), children: [], text: '' }
  const open: Element[] = [root]
  let count = 0
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', () => no('xml'))
  parser.on('doctype', () => no('doctype'))
  parser.on('processinginstruction', () => no('processing-instruction'))
  parser.on('comment', () => no('comment'))
  parser.on('cdata', () => no('cdata'))
  parser.on('xmldecl', ({ encoding, version }) => {
    if (version !== '1.0' || (encoding !== undefined && encoding.toUpperCase() !== 'UTF-8')) no('encoding')
  })
  parser.on('text', (text) => {
    const element = open.at(-1)
    if (element !== undefined) element.text += text
  })
  parser.on('opentag', (tag) => {
    if (open.length > 6) no('depth')
    count += 1
    if (count > MAX_ELEMENTS) no('length')
    const own = Object.values(tag.attributes).filter((attribute) => attribute.prefix !== 'xmlns' && attribute.name !== 'xmlns')
    if (own.some((attribute) => attribute.prefix !== '')) no('attribute')
    const attributes = new Map(own.map((attribute) => [attribute.name, attribute.value]))
    const element: Element = { name: `{${tag.uri}}${tag.local}`, attributes, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  const top = root.children[0]
  return top === undefined || root.children.length !== 1 ? no('root') : top
}

const digestHex = (base64: string, hash: HashName, no: (reason: string) => never): string => {
  const bytes = Buffer.from(base64, 'base64')
  return bytes.length === HASH_BYTES[hash] && bytes.toString('base64') === base64 ? bytes.toString('hex') : no('digest')
}

/**
 * Reads a manifest whose signature has been checked. Refuses with E-MANIFEST-FORMAT whatever the profile does not
 * name, with E-PATH a reference that is no plain entry name, with E-LIMIT one that is too long.
 */
export const parseManifest = (bytes: Buffer, file: string): AsicManifest => {
  const no = (reason: string): never => refuse('E-MANIFEST-FORMAT', { reason }, file)
  if (bytes.length > LIMITS.manifestBytes) refuse('E-LIMIT', { limit: LIMITS.manifestBytes }, file)
  const decode = (): string => {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    } catch {
      return no('encoding')
    }
  }
  const take = (element: Element | undefined, name: string, required: readonly string[], optional: readonly string[]): Element => {
    if (element === undefined || element.name !== name) return no('element')
    const keys = [...element.attributes.keys()]
    if (!required.every((key) => keys.includes(key)) || !keys.every((key) => required.includes(key) || optional.includes(key)))
      no('attribute')
    if (element.name !== `{${DSIG_NAMESPACE}}DigestValue` && element.text.trim() !== '') no('text')
    return element
  }
  const uriOf = (element: Element): string => {
    const uri = element.attributes.get('URI') ?? ''
    return isEntryName(uri) ? uri : refuse('E-PATH', { uri: uri.slice(0, 200) }, file)
  }
  const top = take(parseTree(decode(), no), `{${ASIC_NAMESPACE}}ASiCManifest`, [], [])
  const [first, ...rest] = top.children
  const signatureUri = uriOf(take(first, `{${ASIC_NAMESPACE}}SigReference`, ['URI'], ['MimeType']))
  if (first?.children.length !== 0) no('element')
  const references = rest.map((child): ManifestReference => {
    const element = take(child, `{${ASIC_NAMESPACE}}DataObjectReference`, ['URI'], ['MimeType', 'Rootfile'])
    const [methodNode, valueNode, ...more] = element.children
    const method = take(methodNode, `{${DSIG_NAMESPACE}}DigestMethod`, ['Algorithm'], [])
    const value = take(valueNode, `{${DSIG_NAMESPACE}}DigestValue`, [], [])
    if (more.length > 0 || method.children.length > 0 || value.children.length > 0) no('element')
    const hash = HASH_BY_URI.get(method.attributes.get('Algorithm') ?? '') ?? no('algorithm')
    const rootFile = element.attributes.get('Rootfile') ?? 'false'
    if (rootFile !== 'true' && rootFile !== 'false') no('attribute')
    const mediaType = element.attributes.get('MimeType') ?? null
    return { uri: uriOf(element), mediaType, hash, digest: digestHex(value.text.trim(), hash, no), rootFile: rootFile === 'true' }
  })
  if (references.length === 0) no('no-reference')
  if (new Set(references.map((reference) => reference.uri)).size !== references.length) no('duplicate-reference')
  if (references.filter((reference) => reference.rootFile).length > 1) no('root-file')
  return { signatureUri, references }
}
