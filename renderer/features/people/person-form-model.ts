import { z } from 'zod'
import { changedFields } from '#common/domain/register/changed-fields.ts'
import { Classification, type Employment, type PersonData, PersonStatus } from '#common/model/person.ts'

const Kind = z.enum(['work', 'transfer', 'secondment', 'study', 'leave'])

/** A spell as it is typed. `key` keeps a line its place while others come and go. */
const SpellForm = z.object({
  key: z.number(),
  unitId: z.string().nullable(),
  unitText: z.string(),
  position: z.string(),
  isLeader: z.boolean(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  kind: Kind,
})
export type SpellForm = z.infer<typeof SpellForm>

/** A person as it is typed; texts may be empty, dates are ISO with their precision. */
const PersonForm = z.object({
  fullName: z.string(),
  givenName: z.string(),
  otherNames: z.string(),
  birthDate: z.string().nullable(),
  gender: z.enum(['male', 'female']).nullable(),
  staffCode: z.string(),
  classification: Classification.nullable(),
  honorific: z.string(),
  education: z.string(),
  status: PersonStatus,
  phone: z.string(),
  email: z.string(),
  note: z.string(),
  spells: z.array(SpellForm),
  reason: z.string(),
  /** the version that was being edited; null for a new person */
  version: z.number().nullable(),
})
export type PersonForm = z.infer<typeof PersonForm>

/** Reads what was kept while it was typed; null where it has another shape. */
export function readPersonForm(kept: unknown): PersonForm | null {
  const read = PersonForm.safeParse(kept)
  return read.success ? read.data : null
}

export const emptySpell = (key: number): SpellForm => ({
  key,
  unitId: null,
  unitText: '',
  position: '',
  isLeader: false,
  from: null,
  to: null,
  kind: 'work',
})

export const emptyPerson: PersonForm = {
  fullName: '',
  givenName: '',
  otherNames: '',
  birthDate: null,
  gender: null,
  staffCode: '',
  classification: null,
  honorific: '',
  education: '',
  status: 'working',
  phone: '',
  email: '',
  note: '',
  spells: [emptySpell(1)],
  reason: '',
  version: null,
}

/** The form of a person in the register. */
export function formOfPerson(data: PersonData, version: number): PersonForm {
  return {
    fullName: data.fullName,
    givenName: data.givenName ?? '',
    otherNames: data.otherNames.join(', '),
    birthDate: data.birthDate,
    gender: data.gender,
    staffCode: data.staffCode ?? '',
    classification: data.classification,
    honorific: data.honorific ?? '',
    education: data.education ?? '',
    status: data.status,
    phone: data.phone ?? '',
    email: data.email ?? '',
    note: data.note ?? '',
    spells: data.spells.map((spell, index) => ({ ...spell, key: index + 1, position: spell.position ?? '' })),
    reason: '',
    version,
  }
}

const line = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()
const orNull = (text: string): string | null => line(text) || null

/** A line of which nothing was typed is no spell. */
const isBlank = (spell: SpellForm): boolean =>
  line(spell.unitText) === '' && line(spell.position) === '' && spell.from === null && spell.to === null

/** What the form says, as the register keeps it. Takes any form; `problemsOf` says whether it may be saved. */
export function personOfForm(form: PersonForm): PersonData {
  return {
    fullName: line(form.fullName),
    givenName: orNull(form.givenName),
    otherNames: form.otherNames.split(/[,;]/).map(line).filter(Boolean).slice(0, 20),
    birthDate: form.birthDate,
    gender: form.gender,
    staffCode: orNull(form.staffCode),
    classification: form.classification,
    honorific: orNull(form.honorific),
    education: orNull(form.education),
    status: form.status,
    phone: orNull(form.phone),
    email: orNull(form.email),
    note: form.note.normalize('NFC').trim() || null,
    spells: form.spells
      .filter((spell) => !isBlank(spell))
      .map(({ key: _, ...spell }) => ({ ...spell, unitText: line(spell.unitText), position: orNull(spell.position) })),
  }
}

export type PersonProblem = 'fullName' | 'reason' | `spell.${number}.unit` | `spell.${number}.to`

/** The fields that keep the form from being saved, in the order they stand. `before` is what the register holds. */
export function problemsOf(form: PersonForm, before: PersonData | null): readonly PersonProblem[] {
  const spells = form.spells
    .filter((spell) => !isBlank(spell))
    .flatMap(({ key, unitText, from, to }): PersonProblem[] => [
      ...(line(unitText) === '' ? [`spell.${key}.unit` as const] : []),
      ...(endsBeforeItBegins(from, to) ? [`spell.${key}.to` as const] : []),
    ])
  return [
    ...(line(form.fullName) === '' ? ['fullName' as const] : []),
    ...spells,
    ...(needsReason(form, before) && line(form.reason) === '' ? ['reason' as const] : []),
  ]
}

/** Compared at the precision both have: from 2024-05 to 2024 may be right. */
function endsBeforeItBegins(from: string | null, to: string | null): boolean {
  const precision = Math.min(from?.length ?? 0, to?.length ?? 0)
  return from !== null && to !== null && to.slice(0, precision) < from.slice(0, precision)
}

/** A correction of what stands in the register says why; what is only added explains itself. */
export function needsReason(form: PersonForm, before: PersonData | null): boolean {
  return before !== null && changedFields(before, personOfForm(form)).some((change) => change.before !== null)
}

/** Nothing was typed that the register does not hold. */
export const isUntouched = (form: PersonForm, base: PersonForm): boolean =>
  form.reason === base.reason && changedFields(personOfForm(base), personOfForm(form)).length === 0

/** Spells for reading: the newest first, those without a beginning last. */
export const newestFirst = (spells: readonly Employment[]): readonly Employment[] =>
  spells.toSorted((a, b) => (b.from ?? '').localeCompare(a.from ?? '') || (b.to ?? '9999').localeCompare(a.to ?? '9999'))
