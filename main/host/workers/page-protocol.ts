import type { PageResult } from '#common/model/page.ts'
import type { PageSource } from '../reading/page-job.ts'
import type { Refusal } from '../reading/refusal.ts'

export interface Picture {
  readonly bytes: Uint8Array
  readonly type: 'image/jpeg'
  readonly width: number
  readonly height: number
}

export type PageRequest =
  | ({ readonly op: 'inspect' } & Omit<PageSource, 'page'>)
  | ({ readonly op: 'read' } & PageSource)
  | ({ readonly op: 'draw'; readonly maxWidth: number } & PageSource)

export type PageAnswer =
  | { readonly pages: number }
  | { readonly page: PageResult }
  | { readonly picture: Picture }
  | { readonly refusal: Refusal }

export interface PageWorkerData {
  readonly languageDir?: string | undefined
}
