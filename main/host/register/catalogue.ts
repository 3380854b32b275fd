import type { Packs } from '#common/model/pack.ts'

/** What lists need of the award catalogue, by code. */
export interface Catalogue {
  /** "Chiến sĩ thi đua cơ sở" → "CSTĐCS"; the text itself where the code is unknown */
  shortName(code: string | null, otherwise: string): string
  name(code: string): string | null
  /** danhHieu, hinhThuc, danhGia, sangKien …; `khac` where the code is unknown */
  classOf(code: string | null): string
  /** weight inside its class: greater is higher */
  order(code: string | null): number
  codesOf(awardClass: string): readonly string[]
  allCodes(): readonly string[]
}

export const OTHER_CLASS = 'khac'

/** The catalogue of the packs in use, indexed once. */
export function catalogueOf(packs: Pick<Packs, 'awards'>): Catalogue {
  const entries = new Map(packs.awards.map((entry) => [entry.code, entry]))
  const of = (code: string | null) => (code === null ? undefined : entries.get(code))
  return {
    shortName: (code, otherwise) => of(code)?.shortName ?? otherwise,
    name: (code) => of(code)?.name ?? null,
    classOf: (code) => of(code)?.class ?? OTHER_CLASS,
    order: (code) => of(code)?.order ?? 0,
    allCodes: () => [...entries.keys()],
    codesOf: (awardClass) => packs.awards.filter((entry) => entry.class === awardClass).map((entry) => entry.code),
  }
}

/** The catalogue's code of an initiative's scope; the record keeps only the scope. */
export const SCOPE_CODES = { coSo: 'SK_COSO', tinh: 'SK_TINH', toanQuoc: 'SK_TOANQUOC' } as const

export const initiativeCode = (scope: string | null): string | null =>
  scope === null ? null : (SCOPE_CODES[scope as keyof typeof SCOPE_CODES] ?? null)
