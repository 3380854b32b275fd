import { describe, expect, it } from 'vitest'
import { streamOf } from './descriptor.ts'
import { fingerprint } from './fingerprint.ts'
import { packageFileName } from './package-name.ts'

const about = {
  sender: { unitCode: 'H15.02' },
  recipient: { unitCode: 'H15' },
  createdAt: '2026-11-21T00:30:00+07:00',
  sequence: 17,
  packageId: 'urn:uuid:019aa3c0-1234-7000-8000-00000000a001',
}

describe('the outer file name', () => {
  it('holds sender, recipient, local date, number and the head of the id', () => {
    expect(packageFileName(about)).toBe('H15.02_H15_20261121_000017_019aa3c0.asice')
  })
  it('keeps numbers beyond six digits whole', () => {
    expect(packageFileName({ ...about, sequence: 12_345_678 })).toContain('_12345678_')
  })
})

describe('the stream', () => {
  it('is sender, recipient and year', () => {
    expect(streamOf('H15.02', 'H15', about.createdAt)).toBe('H15.02>H15/2026')
  })
})

describe('dấu gói', () => {
  it('is three groups of four, upper case', () => {
    expect(fingerprint(`7f3a91c20b8e${'0'.repeat(52)}`)).toBe('7F3A - 91C2 - 0B8E')
  })
})
