import type { Contract } from '#common/contract/index.ts'
import type { InputOf } from '#common/rpc/define.ts'

/** What the first run asks, as it is typed. */
export interface SetUpForm {
  readonly name: string
  readonly type: string
  readonly province: string
  readonly shortName: string
  /** empty: the proposed code is taken */
  readonly code: string
  readonly superiorName: string
  readonly superiorCode: string
  readonly officerName: string
}

export const emptyForm: SetUpForm = {
  name: '',
  type: '',
  province: '',
  shortName: '',
  code: '',
  superiorName: '',
  superiorCode: '',
  officerName: '',
}

/** Reads a kept form; null where it is of another shape. */
export function readForm(kept: unknown): SetUpForm | null {
  if (typeof kept !== 'object' || kept === null) return null
  const record = kept as Record<string, unknown>
  const names = Object.keys(emptyForm) as (keyof SetUpForm)[]
  if (!names.every((name) => typeof record[name] === 'string')) return null
  return Object.fromEntries(names.map((name) => [name, record[name]])) as unknown as SetUpForm
}

/** The shape of a unit code as the contract takes it. */
export const isCode = (code: string): boolean => /^[A-Za-z0-9][A-Za-z0-9.-]{0,59}$/.test(code)

/** The fields of the first step that keep it from being left, in the order they stand. */
export function unitProblems(form: SetUpForm): readonly ('name' | 'type' | 'province' | 'code' | 'superiorCode')[] {
  const problems: ('name' | 'type' | 'province' | 'code' | 'superiorCode')[] = []
  if (form.name.trim() === '') problems.push('name')
  if (form.type === '') problems.push('type')
  if (form.province === '') problems.push('province')
  if (form.code.trim() !== '' && !isCode(form.code.trim())) problems.push('code')
  if (form.superiorCode.trim() !== '' && !isCode(form.superiorCode.trim())) problems.push('superiorCode')
  return problems
}

const text = (value: string): string => value.trim().normalize('NFC')

/** The form as the contract takes it; `proposed` are the codes for what was left empty. */
export function setUpInput(
  form: SetUpForm,
  proposed: { readonly unit: string; readonly superior: string },
): InputOf<Contract['app.setUp']> {
  const superiorName = text(form.superiorName)
  return {
    officerName: text(form.officerName),
    unit: {
      name: text(form.name),
      type: form.type,
      shortName: text(form.shortName) || null,
      code: form.code.trim() || proposed.unit,
      province: form.province,
    },
    superior: superiorName ? { name: superiorName, code: form.superiorCode.trim() || proposed.superior } : null,
  }
}
