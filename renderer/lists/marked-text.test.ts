import { describe, expect, it } from 'vitest'
import { nameParts } from './marked-text.tsx'

const shown = (name: string, search: string, given: string) => {
  const at = name.lastIndexOf(given)
  return nameParts(name, search, at, at + given.length).map(({ text, hit, isGiven }) => `${isGiven ? '*' : ''}${hit ? '=' : ''}${text}`)
}

describe('a name in a list', () => {
  it('shows the given name and the letters found, also over the border between the two', () => {
    expect(shown('Đặng Thị Đức', '', 'Đức')).toEqual(['Đặng Thị ', '*Đức'])
    expect(shown('Đặng Thị Đức', 'thi du', 'Đức')).toEqual(['Đặng ', '=Thị ', '*=Đứ', '*c'])
    expect(shown('H’Lan Niê', 'nie', 'H’Lan')).toEqual(['*H’Lan', ' ', '=Niê'])
  })
})
