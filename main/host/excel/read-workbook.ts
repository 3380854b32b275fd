import type { Grid } from '#common/domain/excel/grid.ts'
import type { PeopleMapping } from '#common/domain/excel/people-mapping.ts'
import { type PeopleSheet, readPeople } from '#common/domain/excel/read-people.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { openWorkbook } from './workbook.ts'

/**
 * The people of one sheet of a workbook: of the sheet named, else of the first visible one that has heads of people.
 * @throws AppError `excel.notExcel`, `excel.tooLarge`, `excel.noHeader`
 */
export async function readPeopleFile(
  path: string,
  mapping: PeopleMapping,
  sheet: string | null,
): Promise<{ people: PeopleSheet; sheets: readonly string[] }> {
  const workbook = await openWorkbook(path)
  try {
    const wanted = sheet === null ? workbook.sheets : [sheet]
    for (const name of wanted) {
      const grid: Grid = await workbook.grid(name)
      const people = readPeople(grid, mapping)
      if (people) return { people, sheets: workbook.sheets }
    }
    throw new AppError('excel.noHeader', { sheet: sheet ?? workbook.sheets[0] ?? '' })
  } finally {
    workbook.close()
  }
}
