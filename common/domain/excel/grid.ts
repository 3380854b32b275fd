/** A cell as read: what it shows as one text, and the date where it is one (ISO, as precise as its format shows). */
export interface GridCell {
  readonly text: string
  readonly date?: string
}

/** A sheet as read: rows with their number in the sheet (from 1), cells by column (from 0); empty rows may be left out. */
export interface Grid {
  readonly name: string
  readonly rows: readonly { readonly row: number; readonly cells: ReadonlyMap<number, GridCell> }[]
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(index: number): string {
  let name = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}
