import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The root that holds `resources/`: the checkout when run from source, the folder above `out/` in the asar, or
 * Electron's resources folder where the packer copied them beside it (SO_VANG_RESOURCES, set by the adapter).
 */
function rootOf(name: string): string {
  const given = process.env['SO_VANG_RESOURCES']
  if (given && existsSync(join(given, name))) return join(given, name)
  let dir = dirname(fileURLToPath(import.meta.url))
  for (;;) {
    const candidate = join(dir, 'resources', name)
    if (existsSync(candidate)) return candidate
    const parent = dirname(dir)
    if (parent === dir) throw new Error(`resources/${name} is missing`)
    dir = parent
  }
}

/** Folder of the data packs that ship with the program. */
export const packsDir = (): string => rootOf('packs')

/** Folder of the sample scans made for this project. */
export const samplesDir = (): string => rootOf('samples')

/** Folder of the fonts with which pages of Word files are drawn. */
export const fontsDir = (): string => rootOf('fonts')
