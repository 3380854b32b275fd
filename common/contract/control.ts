import { z } from 'zod'
import { FileToken } from '../model/ids.ts'
import { command, query } from '../rpc/define.ts'

/**
 * What Electron's own process asks of the host, over a port of its own that no page ever gets. Paths appear here and
 * nowhere else: they come from a dialog or from a file dropped on the window.
 */
export const controlContract = {
  /** tokens for files the officer chose; what is no readable file is left out */
  'control.grant': command(
    z.strictObject({ paths: z.array(z.string().min(1)).max(2000) }),
    z.object({ files: z.array(z.object({ token: FileToken, name: z.string(), size: z.int() })) }),
  ),
  /** writes what a blob link gives to a path the officer chose; whole or not at all */
  'control.save': command(z.strictObject({ link: z.string().max(8192), path: z.string().min(1) }), z.object({ saved: z.boolean() })),
  /** is a job running? closing the last window asks */
  'control.busy': query(z.strictObject({}), z.object({ busy: z.boolean() })),
  /** answers when no job is running any more */
  'control.idle': query(z.strictObject({}), z.object({})),
  /** stops jobs at their next step, closes the register; the process ends after the answer */
  'control.close': command(z.strictObject({}), z.object({})),
}
export type ControlContract = typeof controlContract

/** What a port that Electron hands to the host is for. */
export type PortPurpose = { readonly kind: 'control' } | { readonly kind: 'window' } | { readonly kind: 'blob'; readonly link: string }

/** What the host says to Electron outside any port: it runs, or why it cannot. */
export type HostNotice = { readonly kind: 'ready' } | { readonly kind: 'failed'; readonly code: string }

/** Bytes of a blob on a port of their own: the head, then one part for each `pull`, then the end. */
export type BlobMessage =
  | { readonly kind: 'head'; readonly status: number; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: 'part'; readonly bytes: Uint8Array }
  | { readonly kind: 'end' }
  | { readonly kind: 'broken' }
