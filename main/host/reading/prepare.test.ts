import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { samplesDir } from '#host/resources.ts'
import { components } from './image/components.ts'
import { type Colour, type Gray, toGray } from './image/gray.ts'
import { ontoQuad, type Quad, see } from './image/homography.ts'
import { orientationOf } from './image/orientation.ts'
import { type Prepared, prepare } from './prepare.ts'
import { decodeRaster } from './raster.ts'

const DPI = 150
let page: Colour
let list: Colour
let sharpPage: Colour
beforeAll(async () => {
  page = (await decodeRaster(join(samplesDir(), 'giay-khen-phuong-2025.png'), 0, DPI)).image
  sharpPage = (await decodeRaster(join(samplesDir(), 'giay-khen-phuong-2025.png'), 0, 200)).image
  list = (await decodeRaster(join(samplesDir(), 'cstdcs-huyen-2019-p2.jpg'), 0, DPI)).image
})

const blankPicture = (width: number, height: number, [r, g, b]: readonly [number, number, number]): Colour => {
  const data = new Uint8Array(width * height * 3)
  for (let i = 0; i < data.length; i += 3) data.set([r, g, b], i)
  return { width, height, channels: 3, data }
}

/** Copies a page onto a picture: through a perspective, its rows bent by `curl` (share of the height), lit from one side. */
function photograph(into: Colour, from: Colour, quad: Quad, curl = 0): void {
  const h = ontoQuad(from.width, from.height, quad)
  if (!h) throw new Error('corners lie on a line')
  // Drawn point by point from the page, densely enough that no pixel of the photograph is left out.
  for (let v = 0; v < from.height; v += 0.4) {
    for (let u = 0; u < from.width; u += 0.4) {
      const [x, y] = bend(h, from, u, v, curl)
      const px = Math.floor(x)
      const py = Math.floor(y)
      if (px < 0 || py < 0 || px >= into.width || py >= into.height) continue
      const p = (Math.floor(v) * from.width + Math.floor(u)) * from.channels
      const light = 0.9 - (0.35 * px) / into.width
      for (let c = 0; c < 3; c++) into.data[(py * into.width + px) * 3 + c] = (from.data[p + c] ?? 0) * light
    }
  }
}

const bend = (h: readonly number[], { width, height }: Colour, u: number, v: number, curl: number) => {
  const t = (2 * u) / width - 1
  return see(h, u, v + curl * height * (1 - t * t))
}

/** A quarter turn clockwise, as often as said. */
function turnColour(image: Colour, quarters: number): Colour {
  let from = image
  for (let q = 0; q < quarters; q++) {
    const { width: w, height: h, channels, data } = from
    const out = new Uint8Array(data.length)
    for (let y = 0; y < h; y++)
      for (let x = 0; x < w; x++)
        for (let c = 0; c < channels; c++) out[(x * h + h - 1 - y) * channels + c] = data[(y * w + x) * channels + c] ?? 0
    from = { width: h, height: w, channels, data: out }
  }
  return from
}

function beside(left: Colour, right: Colour, gutter: number, brightness: number): Colour {
  const into = blankPicture(left.width + gutter + right.width, Math.max(left.height, right.height), [255, 255, 255])
  const put = (from: Colour, x0: number) => {
    for (let y = 0; y < from.height; y++)
      for (let x = 0; x < from.width; x++)
        for (let c = 0; c < 3; c++)
          into.data[(y * into.width + x0 + x) * 3 + c] = from.data[(y * from.width + x) * from.channels + c] ?? 255
  }
  put(left, 0)
  put(right, left.width + gutter)
  for (let y = 0; y < into.height; y++)
    into.data.fill(brightness, (y * into.width + left.width) * 3, (y * into.width + left.width + gutter) * 3)
  return into
}

const only = (leaves: readonly Prepared[]): Prepared => {
  expect(leaves).toHaveLength(1)
  const [leaf] = leaves
  if (!leaf) throw new Error('no page')
  return leaf
}

describe('which way up', () => {
  it.each([0, 1, 2, 3] as const)('sees a page that lies %i quarter turns askew, and how to turn it back', (quarters) => {
    const look = (upright: Colour) => {
      const gray: Gray = toGray(turnColour(upright, quarters))
      return orientationOf(components(gray, 140))
    }
    const turn = (360 - quarters * 90) % 360
    expect(look(sharpPage)).toMatchObject({ turn, sure: true })
    expect(look(list)).toMatchObject({ turn })
  })

  it('leaves a page without letters as it is, and says that it does not know', () => {
    expect(orientationOf([])).toMatchObject({ turn: 0, sure: false, letter: 0 })
  })

  it.each([1, 2, 3] as const)('takes places of a page turned %i quarters back to where they are shown', (quarters) => {
    const shown = turnColour(page, quarters)
    const leaf = only(prepare(shown, DPI).leaves)
    expect([leaf.level.width, leaf.level.height]).toEqual([page.width, page.height])
    // the middle of the top edge
    const [x, y] = leaf.toShown?.(page.width / 2, 0) ?? [Number.NaN, Number.NaN]
    const edge = { 1: [shown.width, shown.height / 2], 2: [shown.width / 2, shown.height], 3: [0, shown.height / 2] }[quarters]
    // a scan's own small slope may be taken out as well
    expect(Math.hypot(x - (edge[0] ?? 0), y - (edge[1] ?? 0))).toBeLessThan(25)
  })
})

describe('a good flat scan', () => {
  it('passes untouched: same pixels, same places', () => {
    const { leaves, times } = prepare(page, DPI)
    const leaf = only(leaves)
    expect(times).toBe(1)
    expect([leaf.turn, leaf.flattened, leaf.level.width, leaf.level.height]).toEqual([0, false, page.width, page.height])
    if (leaf.skew === 0) expect(leaf.toShown).toBeUndefined()
  })
})

describe('a photographed page', () => {
  const quads: Record<string, Quad> = {
    'turned a little': [
      [190, 160],
      [1330, 120],
      [1390, 1780],
      [150, 1800],
    ],
    keystone: [
      [330, 200],
      [1220, 180],
      [1420, 1800],
      [140, 1760],
    ],
    'running out of the picture at one side': [
      [-40, 150],
      [1200, 170],
      [1260, 1800],
      [-50, 1830],
    ],
  }
  it.each(Object.keys(quads))('is laid flat: %s', (name) => {
    const quad = quads[name] as Quad
    const photo = blankPicture(1540, 2000, [120, 84, 52])
    photograph(photo, page, quad)
    const leaf = only(prepare(photo, DPI).leaves)
    const h = ontoQuad(1, 1, quad)
    const { toShown } = leaf
    if (!h || !toShown) throw new Error('the sheet was not found')
    for (const u of [0.2, 0.5, 0.8]) {
      for (const v of [0.1, 0.5, 0.9]) {
        const [x, y] = toShown(u * leaf.level.width, v * leaf.level.height)
        const [tx, ty] = see(h, u, v)
        // a side that is out of the picture cannot be known: there the sheet ends at the frame
        expect(Math.abs(y - ty), `${u} ${v}`).toBeLessThan(16)
        expect(Math.abs(x - tx), `${u} ${v}`).toBeLessThan(name.startsWith('running') ? 60 : 16)
      }
    }
  })

  it('has its lines set straight where the paper curls', () => {
    const quad: Quad = [
      [170, 170],
      [1350, 170],
      [1350, 1800],
      [170, 1800],
    ]
    const photo = blankPicture(1540, 2040, [70, 66, 60])
    photograph(photo, page, quad, 0.012)
    const leaf = only(prepare(photo, DPI).leaves)
    const h = ontoQuad(page.width, page.height, quad)
    if (!h || !leaf.toShown) throw new Error('the sheet was not found')
    // Points of one line of the page: on the straightened picture they must lie at one height.
    for (const v of [0.25, 0.5]) {
      const heights = [0.15, 0.3, 0.5, 0.7, 0.85].map((u) => heightOf(leaf, bend(h, page, u * page.width, v * page.height, 0.012)))
      expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(9)
    }
  })

  it('asks for a finer picture where the sheet is small', () => {
    const photo = blankPicture(1540, 2000, [60, 60, 60])
    photograph(photo, page, [
      [470, 520],
      [1070, 520],
      [1070, 1368],
      [470, 1368],
    ])
    expect(prepare(photo, DPI).times).toBeGreaterThan(1.5)
  })
})

/** The height on the levelled picture of a place on the shown one. */
function heightOf(leaf: Prepared, [x, y]: readonly [number, number]): number {
  let best = Number.POSITIVE_INFINITY
  let at = 0
  for (let ly = 0; ly < leaf.level.height; ly += 2) {
    for (let lx = 0; lx < leaf.level.width; lx += 12) {
      const [sx, sy] = leaf.toShown?.(lx, ly) ?? [lx, ly]
      const d = Math.abs(sx - x) / 6 + Math.abs(sy - y)
      if (d < best) {
        best = d
        at = ly
      }
    }
  }
  return at
}

describe('two pages on one picture', () => {
  it('are read one after the other where a dark fold lies between them', () => {
    const book = blankPicture(page.width + list.width + 140, page.height + 80, [40, 40, 44])
    const place = (of: Colour, x: number): Quad => [
      [x, 40],
      [x + of.width, 40],
      [x + of.width, 40 + of.height],
      [x, 40 + of.height],
    ]
    photograph(book, page, place(page, 40))
    photograph(book, list, place(list, page.width + 100))
    const { leaves } = prepare(book, DPI)
    expect(leaves).toHaveLength(2)
    const middles = leaves.map((l) => l.toShown?.(l.level.width / 2, l.level.height / 2)[0] ?? 0)
    expect(middles[0]).toBeLessThan(book.width / 2)
    expect(middles[1]).toBeGreaterThan(book.width / 2)
  })

  it('are told apart on a white copy by the empty band between them', () => {
    const copy = beside(page, list, 20, 255)
    const { leaves } = prepare(copy, DPI)
    expect(leaves).toHaveLength(2)
    const right = leaves[1]
    const [x, y] = right?.toShown?.(10, 10) ?? [0, 0]
    expect(x).toBeGreaterThan(copy.width * 0.4)
    expect(Math.abs(y - 10)).toBeLessThan(40)
  })

  it('are not made of one landscape table, ruled or open', () => {
    for (const ruled of [true, false]) {
      const wide = blankPicture(1754, 1240, [255, 255, 255])
      const ink = (x: number, y: number, w: number, h: number) => {
        for (let r = y; r < y + h; r++) wide.data.fill(20, (r * wide.width + x) * 3, (r * wide.width + x + w) * 3)
      }
      for (let y = 150; y < 1050; y += 45) {
        for (const [from, to] of [
          [120, 160],
          [220, 480],
          [560, 800],
          [960, 1200],
          [1300, 1600],
        ] as const)
          for (let x = from; x < to; x += 13) ink(x, y, 8, 14)
        if (ruled) ink(100, y + 28, 1550, 2)
      }
      expect(prepare(wide, DPI).leaves).toHaveLength(1)
    }
  })
})
