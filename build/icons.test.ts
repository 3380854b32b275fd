import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { iconFile } from './icon-file.ts'

const icons = join(import.meta.dirname, 'icons')

describe('the icons', () => {
  it.each([16, 24, 32, 48, 64, 128, 256, 512, 1024])('hold the mark at %d pixels', async (size) => {
    const { data, info } = await sharp(join(icons, `${size}x${size}.png`))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const pixel = (x: number, y: number) => [...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4)]
    expect([info.width, info.height]).toEqual([size, size])
    // round corners are clear, the ground is lacquer red
    expect(pixel(0, 0)[3]).toBeLessThan(128)
    const [red = 0, green = 0, blue = 0, alpha] = pixel(Math.round(size / 2), Math.round(size * 0.06))
    expect(alpha).toBe(255)
    expect(Math.max(Math.abs(red - 0x97), Math.abs(green - 0x19), Math.abs(blue - 0x1d))).toBeLessThan(16)
  })

  it('lie in one file for Windows, where its directory says', async () => {
    const file = readFileSync(join(icons, 'icon.ico'))
    const count = file.readUInt16LE(4)
    expect([file.readUInt16LE(0), file.readUInt16LE(2), count]).toEqual([0, 1, 7])
    for (let index = 0; index < count; index += 1) {
      const at = 6 + 16 * index
      const [length, offset] = [file.readUInt32LE(at + 8), file.readUInt32LE(at + 12)]
      const { width, format } = await sharp(file.subarray(offset, offset + length)).metadata()
      expect([width, format]).toEqual([file.readUInt8(at) || 256, 'png'])
    }
    expect(existsSync(join(icons, 'icon.ico'))).toBe(true)
  })

  it('iconFile lays the pictures one after the other', () => {
    const file = iconFile([
      { size: 16, png: Uint8Array.of(1, 2) },
      { size: 256, png: Uint8Array.of(3) },
    ])
    expect([...file.subarray(38)]).toEqual([1, 2, 3])
    expect([file.readUInt8(6), file.readUInt8(22), file.readUInt32LE(18), file.readUInt32LE(34)]).toEqual([16, 0, 38, 40])
  })
})
