import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPagePictures, dropPictures } from './page-pictures.ts'
import { pictureAsked } from './picture-query.ts'

const a = 'a'.repeat(64)
const b = 'b'.repeat(64)

describe('pictures of pages', () => {
  let folder: string
  let drawn: number
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'so-vang-anh-'))
    drawn = 0
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const viewer = () => ({
    renderPage: async (_path: string, _page: number, { maxWidth = 1600 } = {}) => {
      drawn += 1
      const bytes = await sharp({
        create: { width: maxWidth, height: Math.round(maxWidth * Math.SQRT2), channels: 3, background: 'white' },
      })
        .jpeg()
        .toBuffer()
      return { bytes: new Uint8Array(bytes), type: 'image/jpeg' as const, width: maxWidth, height: Math.round(maxWidth * Math.SQRT2) }
    },
  })
  const page = (sha256: string, at = 1) => ({ path: '/khong/co', sha256, page: at })

  it('draws a page once for all widths, also after a restart', async () => {
    const pictures = createPagePictures(folder, viewer)
    for (const width of [800, 1200, 1600, 2400, 128]) expect(await pictures.of(page(a), { width })).not.toBeNull()
    await createPagePictures(folder, viewer).of(page(a), { width: 900 })
    expect(drawn).toBe(1)
  })

  it('lets two who ask at once wait for one drawing', async () => {
    const pictures = createPagePictures(folder, viewer)
    await Promise.all([pictures.of(page(a), { width: 800 }), pictures.of(page(a), { width: 1600 })])
    expect(drawn).toBe(1)
  })

  it('cuts the piece at a box with paper around it, as high as asked', async () => {
    const pictures = createPagePictures(folder, viewer)
    const piece = await pictures.of(page(a), { box: [0.2, 0.3, 0.25, 0.02], height: 76, turn: 0 })
    const { width = 0, height } = await sharp(piece ?? undefined).metadata()
    expect(height).toBe(76)
    // 500 by 57 px of the page, 17 px of paper around it
    expect(width / 76).toBeCloseTo((500 + 34) / (57 + 34), 0)
    const onItsSide = await pictures.of(page(a), { box: [0.3, 0.2, 0.02, 0.25], height: 76, turn: 90 })
    expect((await sharp(onItsSide ?? undefined).metadata()).width).toBeGreaterThan(300)
    const hairline = await pictures.of(page(a), { box: [0, 0.5, 1, 0], height: 400, turn: 0 })
    expect((await sharp(hairline ?? undefined).metadata()).width).toBe(6000)
    const atTheRim = await pictures.of(page(a), { box: [1, 1, 0, 0], height: 40, turn: 0 })
    expect((await sharp(atTheRim ?? undefined).metadata()).height).toBe(40)
  })

  it('keeps to its share of the disk: what was not looked at for longest goes', async () => {
    const size = (await createPagePictures(folder, viewer).of(page(a), { width: 1600 }))?.length ?? 0
    const pictures = createPagePictures(folder, viewer, size * 3.5)
    for (let at = 1; at <= 8; at++) await pictures.of(page(b, at), { width: 1600 })
    const names = readdirSync(folder)
    expect(names.length).toBeLessThanOrEqual(3)
    expect(names).toContain(`${b}-8.jpg`)
    expect(names).not.toContain(`${a}-1.jpg`)
  })

  it('forgets the pages of a file that must not be kept', async () => {
    const pictures = createPagePictures(folder, viewer)
    await pictures.of(page(a), { width: 128 })
    await pictures.of(page(b), { width: 128 })
    dropPictures(folder, a)
    expect(readdirSync(folder).every((name) => name.startsWith(b))).toBe(true)
    dropPictures(join(folder, 'khong-co'), a)
  })

  it('gives null where a page cannot be drawn, and keeps nothing', async () => {
    const pictures = createPagePictures(folder, () => ({ renderPage: async () => ({ code: 'read.broken' as const, params: {} }) }))
    expect(await pictures.of(page(a), { width: 800 })).toBeNull()
    expect(await pictures.of(page(a), { box: [0, 0, 1, 1], height: 40, turn: 0 })).toBeNull()
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('the query of a page link', () => {
  it('asks for a width or a piece', () => {
    expect(pictureAsked('/blobs/x?w=800')).toEqual({ width: 800 })
    expect(pictureAsked('/blobs/x?cut=0,0,1,1&h=60&t=180')).toMatchObject({ turn: 180 })
    expect(pictureAsked('/blobs/x?cut=0,0,1,1&h=60&t=45')).toMatchObject({ turn: 0 })
    expect(pictureAsked('/blobs/x?cut=0.1,0.2,0.3,0.02&h=60')).toEqual({ box: [0.1, 0.2, 0.3, 0.02], height: 60, turn: 0 })
  })
  it('takes what makes no sense for the page', () => {
    for (const bad of ['', '?w=abc', '?cut=1,2', '?cut=0,0,2,1&h=9', '?cut=,,,&h=20', '?w=NaN']) {
      expect(pictureAsked(`/blobs/x${bad}`)).toEqual({ width: 1400 })
    }
    expect(pictureAsked('/blobs/x?w=99999')).toEqual({ width: 4000 })
    expect(pictureAsked('/blobs/x?cut=0,0,1,1&h=99999')).toEqual({ box: [0, 0, 1, 1], height: 400, turn: 0 })
  })
})
