import type { z } from 'zod'
import type { CatalogueEntry } from '#common/contract/register.ts'
import { t, textOf } from '#common/i18n/t.ts'

type Entry = z.infer<typeof CatalogueEntry>

/** The classes of the catalogue in the order lists show them. */
export const awardClasses = ['danhHieu', 'hinhThuc', 'danhHieuVinhDu', 'giaiThuong', 'danhGia', 'sangKien', 'kyLuat'] as const

/** A class in words; one the program does not know shows its code. */
export const classWord = (code: string): string => textOf(`awards.class.${code}`) ?? code

/**
 * An entry of the catalogue with its class in front: danh hiệu and hình thức are never mixed in one picker without it
 * (Luật 06/2022/QH15 keeps them apart; DESIGN-SYSTEM.md 7, rule 3).
 */
export const awardLabel = (entry: Pick<Entry, 'class' | 'name'>): string =>
  t('awards.inClass', { class: textOf(`awards.classShort.${entry.class}`) ?? entry.class, name: entry.name })

/** Choices of a picker, class by class; what is in force before what old papers name. */
export function awardChoices(entries: readonly Entry[]): readonly { readonly value: string; readonly label: string }[] {
  const place = (entry: Entry): number => {
    const at = (awardClasses as readonly string[]).indexOf(entry.class)
    return (at < 0 ? awardClasses.length : at) * 2 + (entry.code.startsWith('LEGACY_') ? 1 : 0)
  }
  return entries.toSorted((a, b) => place(a) - place(b)).map((entry) => ({ value: entry.code, label: awardLabel(entry) }))
}
