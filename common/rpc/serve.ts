import { AppError, isAppError } from './app-error.ts'
import type { Access, EventMap, ParsedInputOf, Procedure, Procedures, ReturnOf } from './define.ts'
import type { Port, WireError } from './wire.ts'

/** Who acts and how to stop; every handler gets it. */
export type CallContext<Actor> = { readonly actor: Actor; readonly signal: AbortSignal; readonly method: string }

export type Handlers<C extends Procedures, Actor> = {
  readonly [K in keyof C]: (input: ParsedInputOf<C[K]>, context: CallContext<Actor>) => Promise<ReturnOf<C[K]>> | ReturnOf<C[K]>
}

export type ServeOptions<C extends Procedures, Actor> = {
  contract: C
  handlers: Handlers<C, Actor>
  /** who is acting on this port; asked at every call */
  actor: () => Actor
  /** may this actor call procedures of this access? */
  may: (actor: Actor, access: Access) => boolean
  /** what an error is, where it is no bug: a full disk is a refusal whichever call meets it */
  refusalOf?: (error: unknown) => AppError | null
  /** logs a bug and gives the short reference that is shown instead of it */
  onFault: (error: unknown, method: string) => string
}

/** Runs one call: parse the input, check access, run, parse the output. Throws AppError only. */
export async function dispatch<C extends Procedures, Actor>(
  options: ServeOptions<C, Actor>,
  method: string,
  input: unknown,
  signal: AbortSignal,
): Promise<unknown> {
  const procedure = Object.hasOwn(options.contract, method) ? options.contract[method] : undefined
  const handler = Object.hasOwn(options.handlers, method) ? options.handlers[method] : undefined
  if (!procedure || !handler) throw new AppError('call.unknown', { method: method.slice(0, 80) })
  const actor = options.actor()
  if (!options.may(actor, procedure.access)) throw new AppError('call.forbidden', { method })
  const parsed = parse(procedure.input, input)
  if (!parsed) throw new AppError('call.invalid', { method, fields: '.' })
  if (!parsed.success) {
    const paths = parsed.error.issues.slice(0, 5).map((issue) => issue.path.join('.') || '.')
    throw new AppError('call.invalid', { method, fields: paths.join(', ') })
  }
  try {
    const output = await handler(parsed.data as never, { actor, signal, method })
    const checked = procedure.output.safeParse(output)
    if (!checked.success)
      throw new Error(`output of ${method}: ${checked.error.issues.map((issue) => `${issue.path.join('.')} ${issue.code}`).join('; ')}`)
    return checked.data
  } catch (error) {
    if (isAppError(error)) throw error
    const refusal = options.refusalOf?.(error)
    if (refusal) throw refusal
    if (signal.aborted) throw new AppError('call.cancelled')
    throw new AppError('host.fault', {}, options.onFault(error, method))
  }
}

/** Null where the input is nested so deeply that looking at it fails. */
function parse(schema: Procedure['input'], input: unknown): ReturnType<Procedure['input']['safeParse']> | null {
  try {
    return schema.safeParse(input)
  } catch {
    return null
  }
}

const toWire = (error: unknown): WireError => {
  const known = isAppError(error) ? error : new AppError('host.fault')
  return { code: known.code, params: known.params, ...(known.ref ? { ref: known.ref } : {}) }
}

/** Serves a contract on one port. Returns how to send events and how to stop; `onClose` says that the other side is gone. */
export function serve<C extends Procedures, E extends EventMap, Actor>(
  port: Port,
  options: ServeOptions<C, Actor>,
  onClose: () => void = () => undefined,
): { emit: <K extends keyof E & string>(name: K, payload: unknown) => void; stop: () => void } {
  const running = new Map<number, AbortController>()
  const stopAll = () => {
    for (const controller of running.values()) controller.abort()
    running.clear()
  }
  port.listen(
    (frame) => {
      if (frame.t === 'cancel') {
        running.get(frame.id)?.abort()
        return
      }
      if (frame.t !== 'call') return
      const { id, method, input } = frame
      if (running.has(id)) return
      const controller = new AbortController()
      running.set(id, controller)
      const post = (reply: Parameters<Port['post']>[0]) => {
        if (running.delete(id)) port.post(reply)
      }
      dispatch(options, method, input, controller.signal).then(
        (output) => post({ t: 'ok', id, output }),
        (error: unknown) => post({ t: 'err', id, error: toWire(error) }),
      )
    },
    () => {
      stopAll()
      onClose()
    },
  )
  return { emit: (name, payload) => port.post({ t: 'event', name, payload }), stop: stopAll }
}
