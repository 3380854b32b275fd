import { refuse } from './refusal.ts'

/**
 * The tag files that make the unzipped package a BagIt 1.0 bag (RFC 8493), so that `sha256sum -c manifest-sha256.txt`
 * checks it without this program.
 */
export const BAG_FILES = ['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt'] as const
const BAGIT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'

export interface PayloadFile {
  readonly name: string
  readonly size: number
  readonly sha256: string
}

/** The three tag files for a payload; `date` is yyyy-mm-dd. */
export const buildBag = (
  payload: readonly PayloadFile[],
  about: { organisation: string; packageId: string; date: string },
): { name: string; data: Buffer }[] => {
  const sorted = [...payload].sort((a, b) => (a.name < b.name ? -1 : 1))
  const bytes = payload.reduce((sum, file) => sum + file.size, 0)
  const info = [
    `Source-Organization: ${about.organisation.replace(/\s+/g, ' ')}`,
    `Bagging-Date: ${about.date}`,
    `External-Identifier: ${about.packageId}`,
    `Payload-Oxum: ${bytes}.${payload.length}`,
  ]
  return [
    { name: 'bagit.txt', data: Buffer.from(BAGIT) },
    { name: 'bag-info.txt', data: Buffer.from(`${info.join('\n')}\n`) },
    { name: 'manifest-sha256.txt', data: Buffer.from(sorted.map((file) => `${file.sha256}  ${file.name}\n`).join('')) },
  ]
}

/**
 * Checks that the bag's own list says the same as the signed one. Refuses with E-SCHEMA where a tag file is missing or is
 * another BagIt, with E-MANIFEST-FORMAT where `manifest-sha256.txt` disagrees.
 */
export const checkBag = (text: (name: string) => string | undefined, payload: readonly PayloadFile[]): void => {
  for (const name of BAG_FILES) if (text(name) === undefined) refuse('E-SCHEMA', { reason: 'bag' }, name)
  if (text('bagit.txt') !== BAGIT) refuse('E-SCHEMA', { reason: 'bag' }, 'bagit.txt')
  const expected = payload.map((file) => `${file.sha256}  ${file.name}`).sort()
  const lines = (text('manifest-sha256.txt') ?? '').split('\n')
  if (lines.pop() !== '') refuse('E-MANIFEST-FORMAT', { reason: 'bag' }, 'manifest-sha256.txt')
  const differing = lines.sort().find((line, index) => line !== expected[index])
  if (lines.length !== expected.length || differing !== undefined) {
    const about = /^[0-9a-f]{64} {2}(\S+)$/.exec(differing ?? '')?.[1] ?? ''
    refuse('E-MANIFEST-FORMAT', { reason: 'bag', entry: about }, 'manifest-sha256.txt')
  }
}
