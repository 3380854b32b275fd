import { z } from 'zod'
import { changedFields } from '#common/domain/register/changed-fields.ts'
import type { UnitData } from '#common/model/unit.ts'

const FormerName = z.object({ key: z.number(), name: z.string(), from: z.string().nullable(), to: z.string().nullable() })
export type FormerName = z.infer<typeof FormerName>

/** A unit as it is typed. */
const UnitForm = z.object({
  name: z.string(),
  code: z.string(),
  shortName: z.string(),
  type: z.string(),
  parentId: z.string().nullable(),
  parentText: z.string(),
  province: z.string(),
  address: z.string(),
  status: z.enum(['active', 'ended']),
  startDate: z.string().nullable(),
  endDate: z.string().nullable(),
  formerNames: z.array(FormerName),
  note: z.string(),
  reason: z.string(),
  version: z.number().nullable(),
})
export type UnitForm = z.infer<typeof UnitForm>

/** Reads what was kept while it was typed; null where it has another shape. */
export function readUnitForm(kept: unknown): UnitForm | null {
  const read = UnitForm.safeParse(kept)
  return read.success ? read.data : null
}

/** A new unit below the register's own, which is what most new ones are. */
export const emptyUnit = (parent: { readonly id: string; readonly name: string; readonly province: string | null } | null): UnitForm => ({
  name: '',
  code: '',
  shortName: '',
  type: '',
  parentId: parent?.id ?? null,
  parentText: parent?.name ?? '',
  province: parent?.province ?? '',
  address: '',
  status: 'active',
  startDate: null,
  endDate: null,
  formerNames: [],
  note: '',
  reason: '',
  version: null,
})

/** The form of a unit in the register; `parentName` is what its parent is called now. */
export function formOfUnit(data: UnitData, version: number, parentName: string): UnitForm {
  return {
    name: data.name,
    code: data.code ?? '',
    shortName: data.shortName ?? '',
    type: data.type,
    parentId: data.parentId,
    parentText: parentName,
    province: data.province ?? '',
    address: data.address ?? '',
    status: data.status,
    startDate: data.startDate,
    endDate: data.endDate,
    formerNames: data.formerNames.map((former, index) => ({ ...former, key: index + 1 })),
    note: data.note ?? '',
    reason: '',
    version,
  }
}

const line = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()
const orNull = (text: string): string | null => line(text) || null

/** What the form says, as the register keeps it. */
export function unitOfForm(form: UnitForm): UnitData {
  return {
    name: line(form.name),
    code: orNull(form.code),
    shortName: orNull(form.shortName),
    type: form.type,
    parentId: form.parentId,
    province: orNull(form.province),
    address: orNull(form.address),
    status: form.status,
    startDate: form.startDate,
    endDate: form.endDate,
    formerNames: form.formerNames
      .filter((former) => line(former.name) !== '')
      .map(({ key: _, ...former }) => ({ ...former, name: line(former.name) })),
    note: form.note.normalize('NFC').trim() || null,
  }
}

export type UnitProblem = 'name' | 'type' | 'parent' | 'reason'

/** The fields that keep the form from being saved. A parent that is written but not taken from the register is none. */
export function unitProblems(form: UnitForm, before: UnitData | null): readonly UnitProblem[] {
  return [
    ...(line(form.name) === '' ? ['name' as const] : []),
    ...(form.type === '' ? ['type' as const] : []),
    ...(line(form.parentText) !== '' && form.parentId === null ? ['parent' as const] : []),
    ...(unitNeedsReason(form, before) && line(form.reason) === '' ? ['reason' as const] : []),
  ]
}

/** A correction of what stands in the register says why. */
export const unitNeedsReason = (form: UnitForm, before: UnitData | null): boolean =>
  before !== null && changedFields(before, unitOfForm(form)).some((change) => change.before !== null)

/** Nothing was typed that the register does not hold. */
export const isUnitUntouched = (form: UnitForm, base: UnitForm): boolean =>
  form.reason === base.reason && changedFields(unitOfForm(base), unitOfForm(form)).length === 0
