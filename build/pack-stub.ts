import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Electron finds its fuses behind this text in its own binary; see @electron/fuses. */
export const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const fuseCount = 9

/**
 * Lays a folder that electron-builder takes for Electron's distribution on Linux: enough to pack for real where no binary
 * can be had (TOOLCHAIN.md 5). The fuses are all off in it, so a test sees which ones the packing turned on.
 */
export function writeElectronStub(folder: string, version: string): void {
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'), { recursive: true })
  const wire = Buffer.from([1, fuseCount, ...Array<number>(fuseCount).fill('0'.charCodeAt(0))])
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('stub'), Buffer.from(fuseSentinel), wire]), { mode: 0o755 })
  writeFileSync(join(folder, 'version'), version)
  writeFileSync(join(folder, 'LICENSE'), 'stub')
  for (const locale of ['en-US', 'vi', 'fr']) writeFileSync(join(folder, 'locales', `${locale}.pak`), 'stub')
}

/** The fuses of a packed program, in Electron's order: runAsNode, cookie encryption, NODE_OPTIONS, inspect, asar integrity, only asar, … */
export function fusesOf(program: Buffer): string {
  const at = program.indexOf(fuseSentinel)
  if (at < 0) return ''
  const length = program[at + fuseSentinel.length + 1] ?? 0
  const start = at + fuseSentinel.length + 2
  return program.subarray(start, start + length).toString('latin1')
}
