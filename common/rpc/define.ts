import type { z } from 'zod'

/**
 * Who may call a procedure. `open`: before a register exists; `read`, `entry`, `approve`, `admin`: roles of
 * DOMAIN.md 7 (NHAP_LIEU, DUYET, QUAN_TRI). Until accounts exist (part 6) the one local officer has all of them.
 */
export type Access = 'open' | 'read' | 'entry' | 'approve' | 'admin'

/** A procedure is data: a kind, who may call it, the schema of its input and of its output. */
export type Procedure<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly kind: 'query' | 'command'
  readonly access: Access
  readonly input: I
  readonly output: O
}

export type Procedures = Readonly<Record<string, Procedure>>
export type EventMap = Readonly<Record<string, z.ZodType>>

/** A call that changes nothing. */
export const query = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O, access: Access = 'read'): Procedure<I, O> => ({
  kind: 'query',
  access,
  input,
  output,
})

/** A call that may change something; it carries who is acting. */
export const command = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O, access: Access = 'entry'): Procedure<I, O> => ({
  kind: 'command',
  access,
  input,
  output,
})

export type InputOf<P> = P extends Procedure<infer I, z.ZodType> ? z.input<I> : never
export type ParsedInputOf<P> = P extends Procedure<infer I, z.ZodType> ? z.output<I> : never
export type OutputOf<P> = P extends Procedure<z.ZodType, infer O> ? z.output<O> : never
/** What a handler returns: the output before it is parsed. */
export type ReturnOf<P> = P extends Procedure<z.ZodType, infer O> ? z.input<O> : never
