import { describe, expect, it } from 'vitest'
import { capParts, comboOf, type KeyId, type KeyPress, keyOf, keyTable, matches } from './keys.ts'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({ key, ctrlKey: false, altKey: false, shiftKey: false, ...more })

describe('the key table', () => {
  it('knows a key by its modifiers, all of them', () => {
    expect(matches(press('k', { ctrlKey: true, code: 'KeyK' }), 'Ctrl+K')).toBe(true)
    expect(matches(press('k', { ctrlKey: true, altKey: true, code: 'KeyK' }), 'Ctrl+K')).toBe(false)
    expect(matches(press('k', { code: 'KeyK' }), 'Ctrl+K')).toBe(false)
    expect(matches(press('F3', { shiftKey: true }), 'F3')).toBe(false)
    expect(matches(press('F3', { shiftKey: true }), 'Shift+F3')).toBe(true)
  })

  it('does nothing while a letter is being composed', () => {
    expect(matches(press('Enter', { isComposing: true }), 'Enter')).toBe(false)
    expect(matches(press('Enter', { keyCode: 229 }), 'Enter')).toBe(false)
    expect(matches(press('Enter'), 'Enter')).toBe(true)
  })

  it('takes Alt and a digit by the place of the key, also on the number pad', () => {
    expect(keyOf(press('¡', { altKey: true, code: 'Digit1' }), ['take1', 'take2'])).toBe('take1')
    expect(keyOf(press('2', { altKey: true, code: 'Numpad2' }), ['take1', 'take2'])).toBe('take2')
  })

  it('takes ? as it is written, with Shift or without', () => {
    expect(keyOf(press('?', { shiftKey: true }), ['help'])).toBe('help')
    expect(keyOf(press('/', {}), ['help'])).toBe(null)
  })

  it('binds no bare letter and no bare digit', () => {
    const bare = Object.values(keyTable).flatMap((row) => row.combos.filter((combo) => /^[a-z0-9]$/i.test(combo)))
    expect(bare).toEqual([])
  })

  it('writes caps in the words of the keyboard', () => {
    expect(capParts(comboOf('approve'))).toEqual(['Ctrl', 'Enter'])
    expect(capParts(comboOf('nextPage'))).toEqual(['PgDn'])
    expect(capParts('Ctrl+-')).toEqual(['Ctrl', '-'])
  })

  it('lets one combination mean two things only where screens differ', () => {
    const seen = new Map<string, KeyId[]>()
    for (const [id, row] of Object.entries(keyTable))
      for (const combo of row.combos) seen.set(combo, [...(seen.get(combo) ?? []), id as KeyId])
    expect([...seen.values()].filter((ids) => ids.length > 1)).toEqual([['zoomOut', 'deleteRow']])
  })
})
