import { z } from 'zod'

/** What every list takes: search without diacritics, sort, one page of rows. */
export const ListInput = {
  search: z.string().max(200).default(''),
  sort: z.string().max(40).optional(),
  descending: z.boolean().default(false),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
}

/** One page of a list and how many rows there are in all. */
export const listOf = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int() })

/** Nothing but that it was done. */
export const Done = z.object({})
