import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PeopleMapping } from '#common/domain/excel/people-mapping.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { packsDir } from '../resources.ts'

const FILE = join('excel', 'people.json')

/** The mapping pack of sheets of people. @throws AppError `pack.bad` */
export function loadPeopleMapping(dir: string = packsDir()): PeopleMapping {
  const bad = (reason: string): never => {
    throw new AppError('pack.bad', { file: FILE, entry: '', reason, detail: '' })
  }
  let json: unknown
  try {
    json = JSON.parse(readFileSync(join(dir, FILE), 'utf8'))
  } catch {
    return bad('unreadable')
  }
  const parsed = PeopleMapping.safeParse(json)
  return parsed.success ? parsed.data : bad('schema')
}
