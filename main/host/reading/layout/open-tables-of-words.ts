import type { SeenLine } from '../assemble.ts'
import type { SeenWord } from '../engine.ts'
import type { Gray } from '../image/gray.ts'
import type { Grid, GridCell } from '../image/ruled-table.ts'
import { inside } from '../read-pieces.ts'
import { wordInk } from './ink-boxes.ts'
import { looksLikeTable } from './looks-like-table.ts'
import { findOpenTables } from './open-table.ts'

/**
 * The open tables of a page whose words and their places are known (a text layer). `drawn` is the page without its words, `faint`
 * parts its lines from paper, `asLines` puts words together into lines.
 */
export function openTablesOfWords(
  words: readonly SeenWord[],
  drawn: Gray,
  faint: number,
  asLines: (words: readonly SeenWord[]) => readonly SeenLine[],
): Grid[] {
  return findOpenTables(wordInk(words, drawn, faint))
    .map(({ grid }) => grid)
    .filter((grid) => looksLikeTable(grid, (cell: GridCell) => asLines(words.filter((w) => inside(w, cell)))))
}
