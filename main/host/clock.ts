import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'

/** Time and ids come in as arguments everywhere; tests give fixed ones. */
export interface Clock {
  now(): Date
}
export const systemClock: Clock = { now: () => new Date() }

/** A new record id: UUIDv7 in lower case. */
export const newId = (): string => v7()

/** The moment as kept in the database: UTC ISO with milliseconds. */
export const timestamp = (clock: Clock): string => clock.now().toISOString()

/** The calendar day in Vietnam (UTC+7, no daylight saving), ISO. */
export const vietnamDay = (clock: Clock): string => new Date(clock.now().getTime() + 7 * 3_600_000).toISOString().slice(0, 10)

/** An unguessable token in base64url. */
export const randomToken = (bytes = 32): string => randomBytes(bytes).toString('base64url')
