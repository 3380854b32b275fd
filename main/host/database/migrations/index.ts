import type { Kysely } from 'kysely'
import type { Dialect } from '../dialect.ts'
import { up as m0001 } from './0001-register.ts'
import { up as m0002 } from './0002-corrections.ts'

export type Migration = { readonly name: string; up(db: Kysely<unknown>, dialect: Dialect): Promise<void> }

/** In order; a released migration is never edited. A static list, so that bundling changes nothing. */
export const migrations: readonly Migration[] = [
  { name: '0001-register', up: m0001 },
  { name: '0002-corrections', up: m0002 },
]
