import type { Actor } from '#common/contract/app.ts'
import { isPartialDate } from '#common/domain/text/dates.ts'
import { cleanLine } from '#common/domain/text/normalise.ts'
import type { PersonData } from '#common/model/person.ts'
import { AppError } from '#common/rpc/app-error.ts'
import type { CommitResult } from '../records/records.ts'
import { dossiersProposing } from './dossier-use.repository.ts'
import type { OpenRegister } from './open-register.ts'
import { recordsOfPerson } from './people.repository.ts'
import { onlyOne, write } from './write.ts'

export type Save<T> = { id?: string | undefined; version?: number | undefined; data: T; reason: string | null }
export type Withdrawal = { id: string; version: number; reason: string }

/**
 * Makes a person or a new version of one. @throws AppError `record.invalid` (a day that does not exist, a spell that ends before
 * it begins), `record.notFound` (a unit that is not there), `record.conflict`, `record.withdrawn`, `record.notOwn`
 */
export async function savePerson(
  register: OpenRegister,
  actor: Actor,
  { id, version, data, reason }: Save<PersonData>,
): Promise<CommitResult> {
  const person = { ...data, fullName: cleanLine(data.fullName), otherNames: data.otherNames.map(cleanLine).filter(Boolean) }
  refuseInvalid(person)
  const results = await write(register, { actor, command: 'people.save', source: { kind: 'manual' } }, async (tx) => {
    for (const unitId of new Set(person.spells.flatMap((spell) => spell.unitId ?? []))) await register.records.get('unit', unitId, tx)
    return id === undefined
      ? [{ type: 'person', action: 'create', data: person }]
      : [{ type: 'person', action: 'update', id, version: version ?? 0, data: person, reason }]
  })
  return onlyOne(results)
}

/** Withdraws a person on whom nothing stands. @throws AppError `record.inUse` with how many records and dossiers name them */
export async function withdrawPerson(register: OpenRegister, actor: Actor, { id, version, reason }: Withdrawal): Promise<void> {
  await write(register, { actor, command: 'people.withdraw', source: { kind: 'manual' } }, async (tx) => {
    const count = (await recordsOfPerson(tx, id)) + (await dossiersProposing(tx, id))
    if (count > 0) throw new AppError('record.inUse', { type: 'person', count })
    return [{ type: 'person', action: 'withdraw', id, version, reason }]
  })
}

function refuseInvalid(person: PersonData): void {
  const dates: [string, string | null][] = [
    ['birthDate', person.birthDate],
    ...person.spells.flatMap((spell, index): [string, string | null][] => [
      [`spells.${index}.from`, spell.from],
      [`spells.${index}.to`, spell.to],
    ]),
  ]
  const wrong = dates.filter(([, date]) => date !== null && !isPartialDate(date)).map(([path]) => path)
  for (const [index, { from, to }] of person.spells.entries()) {
    // compared at the precision both have: from 2024-05 to 2024 may be right
    const precision = Math.min(from?.length ?? 0, to?.length ?? 0)
    if (from !== null && to !== null && to.slice(0, precision) < from.slice(0, precision)) wrong.push(`spells.${index}.to`)
  }
  if (person.fullName === '') wrong.push('fullName')
  if (wrong.length > 0) throw new AppError('record.invalid', { type: 'person', fields: wrong.join(', ') })
}
