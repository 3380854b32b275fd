import type { Key } from '#common/i18n/vi.ts'

/**
 * The one key table (DESIGN-SYSTEM.md 6): it feeds the handlers (`useHotkeys`), the caps in buttons, the hint bars and
 * the `?` panel. A combination is written `Ctrl+Shift+X`; the first of a key is the one shown.
 * `typing: false`: the key does nothing while the officer is typing in a field (bare keys and caret movements).
 */
type KeyText = Extract<Key, `keys.${string}`>
type KeyRow = { readonly combos: readonly [string, ...string[]]; readonly label: KeyText; readonly typing: boolean }

const row = (label: KeyText, combos: readonly [string, ...string[]], typing = true): KeyRow => ({ combos, label, typing })

export const keyTable = {
  help: row('keys.help', ['?', 'F1'], false),
  searchAll: row('keys.searchAll', ['Ctrl+K']),
  searchList: row('keys.searchList', ['Ctrl+F']),
  nextMatch: row('keys.nextMatch', ['F3']),
  previousMatch: row('keys.previousMatch', ['Shift+F3']),
  create: row('keys.create', ['Ctrl+N']),
  save: row('keys.save', ['Ctrl+S']),
  print: row('keys.print', ['Ctrl+P']),
  exportExcel: row('keys.exportExcel', ['Ctrl+E']),
  undo: row('keys.undo', ['Ctrl+Z'], false),
  redo: row('keys.redo', ['Ctrl+Y'], false),
  close: row('keys.close', ['Esc']),
  edit: row('keys.edit', ['F2']),
  accept: row('keys.accept', ['Enter']),
  back: row('keys.back', ['Shift+Enter']),
  toggle: row('keys.toggle', ['Space'], false),
  ink: row('keys.ink', ['F4']),
  boxes: row('keys.boxes', ['F8']),
  take1: row('keys.take1', ['Alt+1']),
  take2: row('keys.take2', ['Alt+2']),
  take3: row('keys.take3', ['Alt+3']),
  take4: row('keys.take4', ['Alt+4']),
  take5: row('keys.take5', ['Alt+5']),
  take6: row('keys.take6', ['Alt+6']),
  take7: row('keys.take7', ['Alt+7']),
  take8: row('keys.take8', ['Alt+8']),
  take9: row('keys.take9', ['Alt+9']),
  createFromValue: row('keys.createFromValue', ['Alt+N']),
  searchRegister: row('keys.searchRegister', ['Alt+F']),
  approve: row('keys.approve', ['Ctrl+Enter']),
  nextDoubt: row('keys.nextDoubt', ['F7']),
  previousDoubt: row('keys.previousDoubt', ['Shift+F7']),
  nextDraft: row('keys.nextDraft', ['Ctrl+ArrowRight'], false),
  previousDraft: row('keys.previousDraft', ['Ctrl+ArrowLeft'], false),
  nextPage: row('keys.nextPage', ['PageDown']),
  previousPage: row('keys.previousPage', ['PageUp']),
  fitWidth: row('keys.fitWidth', ['Ctrl+0']),
  zoomIn: row('keys.zoomIn', ['Ctrl+=']),
  zoomOut: row('keys.zoomOut', ['Ctrl+-'], false),
  fillDown: row('keys.fillDown', ['Ctrl+D']),
  deleteRow: row('keys.deleteRow', ['Ctrl+-']),
  paste: row('keys.paste', ['Ctrl+V']),
  down: row('keys.down', ['ArrowDown'], false),
  up: row('keys.up', ['ArrowUp'], false),
  nextCell: row('keys.nextCell', ['Tab']),
  nextPane: row('keys.nextPane', ['F6']),
  previousPane: row('keys.previousPane', ['Shift+F6']),
  navigation: row('keys.navigation', ['Ctrl+B']),
  pause: row('keys.pause', ['Ctrl+Space']),
} as const satisfies Readonly<Record<string, KeyRow>>

export type KeyId = keyof typeof keyTable

/** The parts of a KeyboardEvent that decide; a plain object in tests. */
export interface KeyPress {
  readonly key: string
  readonly code?: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly metaKey?: boolean
  readonly isComposing?: boolean
  readonly keyCode?: number
}

/** True while an input method (Unikey, EVKey, the system's) is putting a letter together: no key acts then. */
export const isComposing = (press: KeyPress): boolean => press.isComposing === true || press.keyCode === 229

const named: Readonly<Record<string, string>> = { Esc: 'Escape', Space: ' ' }

/** Whether a key press is the combination `combo`. Digits with Alt go by place, whatever the layout writes there. */
export function matches(press: KeyPress, combo: string): boolean {
  if (isComposing(press)) return false
  const parts = combo.split('+')
  const last = combo.endsWith('++') ? '+' : (parts.at(-1) ?? '')
  const needs = (name: string): boolean => parts.slice(0, -1).includes(name)
  // Shift is part of the letter for a symbol like `?`
  const isSymbol = last.length === 1 && !/[a-z0-9]/i.test(last)
  if (press.ctrlKey !== needs('Ctrl') || press.altKey !== needs('Alt') || press.metaKey === true) return false
  if (!isSymbol && press.shiftKey !== needs('Shift')) return false
  if (/^[0-9]$/.test(last)) return press.code === `Digit${last}` || press.code === `Numpad${last}` || press.key === last
  if (/^[A-Z]$/i.test(last)) return press.code ? press.code === `Key${last.toUpperCase()}` : press.key.toUpperCase() === last.toUpperCase()
  if (last === '-' || last === '=') return press.key === last || press.code === (last === '-' ? 'NumpadSubtract' : 'NumpadAdd')
  return press.key === (named[last] ?? last)
}

/** The id of the key pressed among `ids`, or null. */
export function keyOf(press: KeyPress, ids: readonly KeyId[]): KeyId | null {
  return ids.find((id) => keyTable[id].combos.some((combo) => matches(press, combo))) ?? null
}

const shown: Readonly<Record<string, string>> = { PageDown: 'PgDn', PageUp: 'PgUp' }

/** What a cap shows for a combination: 'Ctrl+K' → ['Ctrl', 'K']. Arrows and Space are drawn by KeyCap. */
export const capParts = (combo: string): readonly string[] => combo.split('+').map((part) => shown[part] ?? (part === '' ? '+' : part))

/** The combination shown for a key. */
export const comboOf = (id: KeyId): string => keyTable[id].combos[0]

/** The nine keys that take candidate 1 to 9. */
export const takeKeys = [
  'take1',
  'take2',
  'take3',
  'take4',
  'take5',
  'take6',
  'take7',
  'take8',
  'take9',
] as const satisfies readonly KeyId[]
