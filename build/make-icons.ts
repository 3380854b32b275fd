import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { iconFile } from './icon-file.ts'

/** `npm run icons`: build/icons from build/icon.svg, whenever the mark changes. electron-builder makes the Mac's own from the largest. */
const folder = join(import.meta.dirname, 'icons')
const mark = readFileSync(join(import.meta.dirname, 'icon.svg'))

const png = (size: number): Promise<Buffer> =>
  sharp(mark, { density: (72 * size) / 32 })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toBuffer()

mkdirSync(folder, { recursive: true })
for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) writeFileSync(join(folder, `${size}x${size}.png`), await png(size))
const sizes = [16, 24, 32, 48, 64, 128, 256]
writeFileSync(join(folder, 'icon.ico'), iconFile(await Promise.all(sizes.map(async (size) => ({ size, png: await png(size) })))))
