import type { PersonPage } from '#common/contract/register.ts'
import { formatDate } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'

/** A person in one line under the name: "Bà · sinh năm 1983 · Giáo viên · Trường Tiểu học Võ Thị Sáu". */
export function personLine({ data, row }: Pick<PersonPage, 'data' | 'row'>): string {
  const { gender, birthDate } = data
  return [
    gender === null ? null : t(gender === 'male' ? 'people.mr' : 'people.mrs'),
    birthDate === null
      ? null
      : birthDate.length === 4
        ? t('people.bornYear', { year: birthDate })
        : t('people.born', { date: formatDate(birthDate) }),
    row.position,
    row.unit,
  ]
    .filter(Boolean)
    .join(' · ')
}
