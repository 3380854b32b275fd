import type { Actor } from '#common/contract/app.ts'
import { isPartialDate } from '#common/domain/text/dates.ts'
import { cleanLine } from '#common/domain/text/normalise.ts'
import type { UnitData } from '#common/model/unit.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { type Clock, vietnamDay } from '../clock.ts'
import type { CommitResult, Reader } from '../records/records.ts'
import { dossiersProposing } from './dossier-use.repository.ts'
import type { OpenRegister } from './open-register.ts'
import type { Save, Withdrawal } from './people.service.ts'
import { ancestorsOf, recordsOfUnit, unitWithCode } from './units.repository.ts'
import { onlyOne, write } from './write.ts'

/**
 * Makes a unit or a new version of one. A renamed unit keeps its old name with the day the new one came into force; where the
 * officer gave no day, today. @throws AppError `unit.codeTaken`, `unit.cycle`, `record.notFound` (parent), `record.invalid`,
 * `record.conflict`, `record.withdrawn`, `record.notOwn`
 */
export async function saveUnit(
  register: OpenRegister,
  clock: Clock,
  actor: Actor,
  { id, version, data, reason }: Save<UnitData>,
): Promise<CommitResult> {
  const unit: UnitData = { ...data, name: cleanLine(data.name), code: data.code === null ? null : cleanLine(data.code) || null }
  refuseInvalid(unit)
  const results = await write(register, { actor, command: 'units.save', source: { kind: 'manual' } }, async (tx) => {
    if (unit.code !== null && (await unitWithCode(tx, unit.code, id ?? null)) !== null)
      throw new AppError('unit.codeTaken', { code: unit.code })
    if (unit.parentId !== null) await checkParent(register, tx, id ?? null, unit.parentId)
    if (id === undefined) return [{ type: 'unit', action: 'create', data: unit }]
    const before = await register.records.get('unit', id, tx)
    return [
      { type: 'unit', action: 'update', id, version: version ?? 0, reason, data: withFormerName(before.data, unit, vietnamDay(clock)) },
    ]
  })
  return onlyOne(results)
}

/** Withdraws a unit on which nothing stands; never the register's own. @throws AppError `record.inUse` */
export async function withdrawUnit(register: OpenRegister, actor: Actor, { id, version, reason }: Withdrawal): Promise<void> {
  await write(register, { actor, command: 'units.withdraw', source: { kind: 'manual' } }, async (tx) => {
    const own = register.identity()?.unitId === id ? 1 : 0
    const count = own + (await recordsOfUnit(tx, id)) + (await dossiersProposing(tx, id))
    if (count > 0) throw new AppError('record.inUse', { type: 'unit', count })
    return [{ type: 'unit', action: 'withdraw', id, version, reason }]
  })
}

async function checkParent(register: OpenRegister, tx: Reader, id: string | null, parentId: string): Promise<void> {
  const parent = await register.records.get('unit', parentId, tx)
  if (id !== null && (parentId === id || (await ancestorsOf(tx, parentId)).includes(id))) throw new AppError('unit.cycle')
  if (parent.withdrawnAt) throw new AppError('record.withdrawn', { type: 'unit' })
}

/** The old name among the former ones, unless the officer put it there already. */
function withFormerName(before: UnitData, after: UnitData, today: string): UnitData {
  if (before.name === after.name || after.formerNames.some((former) => former.name === before.name)) return after
  const since = before.formerNames.at(-1)?.to ?? before.startDate
  return { ...after, formerNames: [...after.formerNames, { name: before.name, from: since, to: today }] }
}

function refuseInvalid(unit: UnitData): void {
  const dates: [string, string | null][] = [
    ['startDate', unit.startDate],
    ['endDate', unit.endDate],
    ...unit.formerNames.flatMap((former, index): [string, string | null][] => [
      [`formerNames.${index}.from`, former.from],
      [`formerNames.${index}.to`, former.to],
    ]),
  ]
  const wrong = dates.filter(([, date]) => date !== null && !isPartialDate(date)).map(([path]) => path)
  if (unit.name === '') wrong.push('name')
  if (wrong.length > 0) throw new AppError('record.invalid', { type: 'unit', fields: wrong.join(', ') })
}
