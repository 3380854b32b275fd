// the frame and the scrolling of a table are the list's
import './data-table.css'
import './entry-grid.css'
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { t } from '#common/i18n/t.ts'
import { Button } from './button.tsx'
import { type At, type Cells, deleteRow, fillDown, parseBlock, pasteBlock, setCell } from './entry-grid-model.ts'
import { HintBar } from './hint-bar.tsx'
import { KeyCap } from './key-cap.tsx'
import { isComposing, matches } from './keys.ts'

export interface Suggestion {
  readonly id: string
  /** what goes into the cell */
  readonly value: string
  /** the value with its matched letters marked */
  readonly label: ReactNode
  readonly detail?: ReactNode
  readonly end?: ReactNode
}

export interface EntryColumn {
  readonly id: string
  readonly title: string
  readonly width?: number
  readonly align?: 'right'
  readonly bold?: boolean
  /** drawn by `render`, never typed into */
  readonly readOnly?: boolean
  readonly render?: (row: number) => ReactNode
  /** candidates for what is typed, from two letters on */
  readonly suggest?: (text: string, row: number, signal: AbortSignal) => Promise<readonly Suggestion[]>
  /** a candidate was taken: the other cells of the row that go with it, by column id */
  readonly onTake?: (suggestion: Suggestion, row: number) => Readonly<Record<string, string>> | undefined
  /** Alt+N on a text that is nobody yet */
  readonly onCreate?: (text: string, row: number) => void
  /** what is wrong with a cell, shown as its tooltip; told on leaving, never while typing */
  readonly check?: (text: string, row: number) => string | null
}

export interface EntryGridProps {
  readonly caption: string
  readonly columns: readonly EntryColumn[]
  readonly cells: Cells
  readonly onChange: (cells: Cells) => void
  readonly maxRows?: number
  /** empty rows drawn below the last one */
  readonly spareRows?: number
  readonly foot?: ReactNode
}

/**
 * Rows typed as in Excel: arrows move, typing replaces, F2 edits, Enter goes down, Tab right, Esc takes back,
 * Delete empties, Ctrl+D fills down, Ctrl+- deletes the row, Ctrl+V pastes a block. One Tab stop from outside;
 * Tab leaves at the last cell. Nothing is chosen by itself: a candidate is taken with ↓ and Enter.
 */
export function EntryGrid({ caption, columns, cells, onChange, maxRows = 2000, spareRows = 2, foot }: EntryGridProps) {
  const [at, setAt] = useState<At>({ row: 0, column: 0 })
  const [edit, setEdit] = useState<{ readonly text: string; readonly before: string } | null>(null)
  const [unplaced, setUnplaced] = useState<readonly { readonly row: number; readonly text: string }[]>([])
  const grid = useRef<HTMLTableElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const rows = Math.min(maxRows, Math.max(cells.length + spareRows, at.row + 1))
  const column = columns[at.column]
  const list = useSuggestions(column, edit && edit.text !== edit.before ? edit.text : null, at.row)

  const focusCell = (to: At): void => {
    // at once: a frame later the next letter of a quick hand has begun an editor, which would lose its focus and the letter
    flushSync(() => setAt(to))
    const cell = grid.current?.querySelector<HTMLElement>(`[data-cell="${to.row}-${to.column}"]`)
    cell?.focus()
    cell?.scrollIntoView({ block: 'nearest' })
  }
  const commit = (): Cells => {
    if (!edit) return cells
    const text = edit.text.trim().normalize('NFC')
    const next = text === (cells[at.row]?.[at.column] ?? '') ? cells : setCell(cells, at, text, columns.length)
    if (next !== cells) onChange(next)
    setEdit(null)
    return next
  }
  const move = (down: number, right: number): void => {
    commit()
    const to = {
      row: Math.min(Math.max(at.row + down, 0), maxRows - 1),
      column: Math.min(Math.max(at.column + right, 0), columns.length - 1),
    }
    focusCell(to)
  }
  const begin = (text: string): void => {
    if (column?.readOnly) return
    setEdit({ text, before: cells[at.row]?.[at.column] ?? '' })
  }
  const take = (suggestion: Suggestion): void => {
    let next = setCell(cells, at, suggestion.value, columns.length)
    const more = column?.onTake?.(suggestion, at.row) ?? {}
    columns.forEach((one, index) => {
      const value = more[one.id]
      if (value !== undefined) next = setCell(next, { row: at.row, column: index }, value, columns.length)
    })
    onChange(next)
    setEdit(null)
    focusCell({ row: at.row, column: Math.min(at.column + 1, columns.length - 1) })
  }

  useLayoutEffect(() => {
    if (!edit) return
    input.current?.focus()
  }, [edit])

  const onKeyDown = (event: KeyboardEvent): void => {
    const press = event.nativeEvent
    if (isComposing(press)) {
      // an input method starts in the cell itself: open the editor so that its letters have a place to go
      if (!edit && press.keyCode === 229) begin('')
      return
    }
    const act = keyAct(press)
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }

  const keyAct = (press: globalThis.KeyboardEvent): (() => void) | null => {
    const is = (combo: string): boolean => matches(press, combo)
    if (edit && list.items.length > 0) {
      if (is('ArrowDown')) return () => list.step(1)
      if (is('ArrowUp')) return () => list.step(-1)
      const chosen = list.items[list.active]
      if (is('Enter') && chosen) return () => take(chosen)
    }
    if (is('Enter')) return () => move(1, 0)
    if (is('Shift+Enter')) return () => move(-1, 0)
    if (is('Tab') && at.column < columns.length - 1) return () => move(0, 1)
    if (is('Shift+Tab') && at.column > 0) return () => move(0, -1)
    if (is('Alt+N') && edit && column?.onCreate)
      return () => {
        const text = edit.text.trim().normalize('NFC')
        commit()
        column.onCreate?.(text, at.row)
      }
    if (edit) {
      if (is('Esc'))
        return () => {
          setEdit(null)
          focusCell(at)
        }
      if (is('ArrowDown')) return () => move(1, 0)
      if (is('ArrowUp')) return () => move(-1, 0)
      return null
    }
    if (is('F2')) return () => begin(cells[at.row]?.[at.column] ?? '')
    if (is('ArrowDown')) return () => move(1, 0)
    if (is('ArrowUp')) return () => move(-1, 0)
    if (is('ArrowRight')) return () => move(0, 1)
    if (is('ArrowLeft')) return () => move(0, -1)
    if (is('Home')) return () => focusCell({ row: at.row, column: 0 })
    if (is('End')) return () => focusCell({ row: at.row, column: columns.length - 1 })
    if (is('PageDown')) return () => move(10, 0)
    if (is('PageUp')) return () => move(-10, 0)
    if (is('Delete') || is('Backspace')) return column?.readOnly ? null : () => onChange(setCell(cells, at, '', columns.length))
    if (is('Ctrl+D')) return () => onChange(fillDown(cells, at))
    if (is('Ctrl+-'))
      return () => {
        onChange(deleteRow(cells, at.row))
        focusCell(at)
      }
    if (press.key.length === 1 && !press.ctrlKey && !press.altKey && !press.metaKey) return column?.readOnly ? null : () => begin(press.key)
    return null
  }

  const onPaste = (event: ClipboardEvent): void => {
    if (edit) return
    const text = event.clipboardData.getData('text/plain')
    if (text === '') return
    event.preventDefault()
    const pasted = pasteBlock(cells, at, parseBlock(text), columns, maxRows)
    onChange(pasted.cells)
    setUnplaced(pasted.unplaced)
  }

  return (
    <div className="sv-table-frame">
      {unplaced.length > 0 ? (
        <div className="sv-grid-note" role="alert">
          {t('ui.gridUnplaced', {
            n: unplaced.length,
            cells: unplaced
              .slice(0, 5)
              .map((one) => `${one.row}: “${one.text}”`)
              .join('; '),
          })}
          <Button kind="link" size="small" label={t('ui.gridDismiss')} onClick={() => setUnplaced([])} />
        </div>
      ) : null}
      <div className="sv-table-scroll">
        <table
          ref={grid}
          className="sv-grid"
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA's grid pattern is a table that is typed into
          role="grid"
          aria-label={caption}
          aria-rowcount={rows + 1}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        >
          <colgroup>
            <col style={{ width: 44 }} />
            {columns.map((one) => (
              <col key={one.id} style={one.width ? { width: one.width } : undefined} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th scope="col">TT</th>
              {columns.map((one) => (
                <th key={one.id} scope="col" className={one.align === 'right' ? 'sv-right' : undefined}>
                  {one.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: rows }, (_, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row of the grid is its place
              <tr key={row} aria-rowindex={row + 2}>
                <th scope="row" className={row === at.row ? 'sv-grid-row-at' : undefined}>
                  {row + 1}
                </th>
                {columns.map((one, index) => {
                  const isAt = row === at.row && index === at.column
                  const value = cells[row]?.[index] ?? ''
                  const wrong = value && !(isAt && edit) ? one.check?.(value, row) : null
                  return (
                    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a cell of a grid is a gridcell, which may be selected
                    <td
                      key={one.id}
                      data-cell={`${row}-${index}`}
                      data-current={isAt || undefined}
                      tabIndex={isAt && !edit ? 0 : -1}
                      aria-selected={isAt}
                      aria-readonly={one.readOnly || undefined}
                      aria-invalid={wrong ? true : undefined}
                      title={wrong ?? ((!one.render && value) || undefined)}
                      className={`${one.align === 'right' ? 'sv-right' : ''}${one.bold ? ' sv-grid-bold' : ''}${wrong ? ' sv-grid-wrong' : ''}${isAt ? ' sv-grid-at' : ''}`}
                      onMouseDown={() => {
                        if (isAt) return
                        commit()
                        focusCell({ row, column: index })
                      }}
                      onDoubleClick={() => begin(value)}
                    >
                      {isAt && edit ? (
                        <Editor
                          ref={input}
                          text={edit.text}
                          title={one.title}
                          onText={(text) => setEdit({ ...edit, text })}
                          onLeave={commit}
                          list={one.suggest ? list : null}
                          onTake={take}
                          canCreate={one.onCreate !== undefined}
                        />
                      ) : one.render ? (
                        one.render(row)
                      ) : (
                        value
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="sv-table-foot">
        <HintBar
          hints={[
            { keys: ['accept'], label: t('ui.gridHintDown') },
            { keys: ['nextCell'], label: t('ui.gridHintNext') },
            { keys: ['edit'], label: t('ui.gridHintEdit') },
            { keys: ['fillDown'], label: t('ui.gridHintFill') },
            { keys: ['deleteRow'], label: t('ui.gridHintDelete') },
            { keys: ['paste'], label: t('ui.gridHintPaste') },
          ]}
          end={foot}
        />
      </div>
    </div>
  )
}

interface SuggestionList {
  readonly items: readonly Suggestion[]
  /** -1: none; nothing is chosen by itself */
  readonly active: number
  readonly step: (by: 1 | -1) => void
}

function useSuggestions(column: EntryColumn | undefined, text: string | null, row: number): SuggestionList {
  const [items, setItems] = useState<readonly Suggestion[]>([])
  const [active, setActive] = useState(-1)
  const suggest = column?.suggest
  useEffect(() => {
    setActive(-1)
    if (!suggest || text === null || text.trim().length < 2) {
      setItems([])
      return undefined
    }
    const stop = new AbortController()
    const timer = setTimeout(() => {
      suggest(text.trim(), row, stop.signal).then(
        (found) => {
          if (!stop.signal.aborted) setItems(found.slice(0, 8))
        },
        () => {
          if (!stop.signal.aborted) setItems([])
        },
      )
    }, 120)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [suggest, text, row])
  return { items, active, step: (by) => setActive((now) => Math.min(Math.max(now + by, -1), items.length - 1)) }
}

const comboProps = (open: boolean, active: number) => ({
  role: 'combobox' as const,
  'aria-expanded': open,
  'aria-controls': open ? 'sv-grid-list' : undefined,
  'aria-activedescendant': open && active >= 0 ? `sv-grid-option-${active}` : undefined,
})

function Editor(props: {
  readonly ref: { current: HTMLInputElement | null }
  readonly text: string
  readonly title: string
  readonly onText: (text: string) => void
  readonly onLeave: () => void
  readonly list: SuggestionList | null
  readonly onTake: (suggestion: Suggestion) => void
  readonly canCreate: boolean
}) {
  const { list } = props
  const open = list !== null && list.items.length > 0
  return (
    <div className="sv-grid-editor">
      <input
        ref={props.ref}
        value={props.text}
        aria-label={props.title}
        {...(list ? comboProps(open, list.active) : {})}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => props.onText(event.target.value)}
        onBlur={props.onLeave}
      />
      {open ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: pressing the mouse here must not take the focus from the cell
        <div className="sv-grid-popup" onMouseDown={(event) => event.preventDefault()}>
          <div id="sv-grid-list" role="listbox" aria-label={props.title}>
            {list.items.map((item, index) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the cell; aria-activedescendant points here
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the cell's
              <div
                key={item.id}
                id={`sv-grid-option-${index}`}
                role="option"
                aria-selected={index === list.active}
                className="sv-grid-option"
                onClick={() => props.onTake(item)}
              >
                <span className="sv-grid-option-label">{item.label}</span>
                <span className="sv-2 sv-cut">{item.detail}</span>
                <span className="sv-grid-option-end sv-2">{item.end}</span>
              </div>
            ))}
          </div>
          <div className="sv-grid-popup-foot">
            <span className="sv-hint">
              <KeyCap id="down" /> {t('ui.gridHintChoose')}
            </span>
            <span className="sv-hint">
              <KeyCap id="accept" /> {t('ui.gridHintTake')}
            </span>
            {props.canCreate ? (
              <span className="sv-hint sv-hints-end">
                <KeyCap id="createFromValue" /> {t('ui.gridCreate')}
              </span>
            ) : null}
          </div>
        </div>
      ) : null}
    </div>
  )
}
