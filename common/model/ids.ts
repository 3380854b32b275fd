import { z } from 'zod'

/** A record id: UUIDv7 in lower case, kept for life in every register the record reaches. */
export const Id = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
export type Id = z.infer<typeof Id>

/** SHA-256 of a file's bytes, 64 lower-case hex digits: the file's name in the vault. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
export type Sha256 = z.infer<typeof Sha256>

/** A single-use grant for one file the officer chose. The page never sends a path. */
export const FileToken = z.string().regex(/^ft_[A-Za-z0-9_-]{22,}$/)
export type FileToken = z.infer<typeof FileToken>
