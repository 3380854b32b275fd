import type { z } from 'zod'
import type { Actor } from '#common/contract/app.ts'
import type { ExcelPreview } from '#common/contract/excel.ts'
import type { PeopleField, PeopleMapping } from '#common/domain/excel/people-mapping.ts'
import { type NewUnit, type PeoplePlan, planPeople } from '#common/domain/excel/plan-people.ts'
import type { PeopleSheet } from '#common/domain/excel/read-people.ts'
import { cleanLine } from '#common/domain/text/normalise.ts'
import { searchKey } from '#common/domain/text/search-key.ts'
import type { UnitData } from '#common/model/unit.ts'
import { AppError, isAppError } from '#common/rpc/app-error.ts'
import { newId } from '../clock.ts'
import type { Grant } from '../files/grants.ts'
import { sha256Of } from '../files/vault.ts'
import type { HostContext, Input, Output } from '../host.ts'
import type { CommitResult, RecordChange } from '../records/records.ts'
import type { OpenRegister } from '../register/open-register.ts'
import { transaction } from '../register/write.ts'
import { readPeopleFile } from './read-workbook.ts'
import { registerView } from './register-view.ts'

/** A sheet that was read and is waiting for the officer's word. Kept in memory only: it goes with the program. */
type Waiting = {
  register: OpenRegister
  token: string
  file: string
  sha256: string
  sheets: readonly string[]
  people: PeopleSheet
  plan: PeoplePlan
  until: number
}

const MOST_WAITING = 4
const LIFETIME = 2 * 3_600_000

/** Sheets of people: read, shown, and written only when confirmed. */
export function createExcelService(host: HostContext, mapping: () => PeopleMapping) {
  const waiting = new Map<string, Waiting>()
  const files = keptFiles(host)
  const tidy = () => {
    for (const [id, { until, register }] of waiting)
      if (until < host.clock.now().getTime() || register !== host.register()) waiting.delete(id)
    for (const id of [...waiting.keys()].slice(0, -MOST_WAITING)) waiting.delete(id)
  }
  const take = (previewId: string): Waiting => {
    tidy()
    const found = waiting.get(previewId)
    if (!found) throw new AppError('excel.previewGone')
    return found
  }

  return {
    /** @throws AppError `file.tokenUnknown`, `excel.notExcel`, `excel.noHeader`, `excel.tooLarge` */
    async preview({ fileToken, sheet }: Input<'excel.preview'>): Promise<z.input<typeof ExcelPreview>> {
      const register = host.readyRegister()
      const grant = await files.open(fileToken)
      try {
        const { people, sheets } = await readPeopleFile(grant.path, mapping(), sheet ?? null)
        const plan = planPeople(people.rows, await registerView(register.db, register.identity()?.unitId ?? null), columnNamer(people))
        const entry = {
          register,
          token: fileToken,
          file: cleanLine(grant.name).slice(0, 255),
          sha256: await sha256Of(grant.path),
          sheets,
          people,
          plan,
        }
        const previewId = newId()
        waiting.set(previewId, { ...entry, until: host.clock.now().getTime() + LIFETIME })
        return toPreview(previewId, take(previewId))
      } catch (error) {
        // another sheet of the same file may have heads; of any other refusal nothing is left to choose
        if (!isAppError(error) || error.code !== 'excel.noHeader') await files.close(fileToken)
        throw error
      }
    },

    /**
     * Writes what the preview showed, in one transaction, or nothing. Where the register changed meanwhile so that another
     * thing would be written, it is refused. @throws AppError `excel.previewGone`, `excel.hasErrors`
     */
    async confirm({ previewId, leaveOutErrors }: Input<'excel.confirm'>, actor: Actor): Promise<Output<'excel.confirm'>> {
      const entry = take(previewId)
      const { register, plan } = entry
      const leftOut = plan.rows.filter((row) => row.action === 'error').length
      if (leftOut > 0 && !leaveOutErrors) throw new AppError('excel.hasErrors', { count: leftOut })
      const ownUnitId = register.identity()?.unitId ?? null
      const results = await transaction(register, async (tx) => {
        const view = await registerView(tx, ownUnitId)
        const now = planPeople(entry.people.rows, view, columnNamer(entry.people))
        if (JSON.stringify(now) !== JSON.stringify(plan)) throw new AppError('excel.previewGone', { reason: 'registerChanged' })
        const contextOf = (row: number | null) => ({
          actor,
          command: 'excel.confirm',
          source: { kind: 'excel' as const, sha256: entry.sha256, file: entry.file, sheet: entry.people.sheet, row },
        })
        const unitIds = new Map(plan.newUnits.map((unit) => [unit.key, newId()]))
        const all: CommitResult[] = await register.records.commitIn(
          tx,
          contextOf(null),
          unitChanges(plan.newUnits, unitIds, view.unitsNamed, ownUnitId),
        )
        for (const row of plan.rows) {
          const change = personChange(row, unitIds)
          if (change) all.push(...(await register.records.commitIn(tx, contextOf(row.row), [change])))
        }
        return all
      })
      register.records.announce(results)
      waiting.delete(previewId)
      await files.close(entry.token)
      const count = (action: string) => plan.rows.filter((row) => row.action === action).length
      return { created: count('create'), updated: count('update'), newUnits: plan.newUnits.length, leftOut }
    },

    async discard({ previewId }: Input<'excel.discard'>): Promise<Output<'excel.discard'>> {
      const entry = waiting.get(previewId)
      waiting.delete(previewId)
      if (entry) await files.close(entry.token)
      return {}
    },
  }
}

/**
 * The chosen files whose previews are on the screen: a token spent on a first preview is good for the other sheets of the same
 * file, until that is written, discarded or pushed out by newer ones.
 */
function keptFiles(host: HostContext) {
  const open = new Map<string, Grant>()
  const close = async (token: string) => {
    const grant = open.get(token)
    open.delete(token)
    if (grant) await host.grants.release(grant)
  }
  return {
    close,
    async open(token: string): Promise<Grant> {
      const grant = open.get(token) ?? host.grants.take(token)
      open.set(token, grant)
      for (const old of [...open.keys()].slice(0, -MOST_WAITING)) await close(old)
      return grant
    },
  }
}

const columnNamer =
  (people: PeopleSheet) =>
  (field: PeopleField): string =>
    people.columns.find((column) => column.meaning === field)?.column ??
    people.columns.find((column) => column.meaning === 'familyName' || column.meaning === 'givenName')?.column ??
    ''

function personChange(row: PeoplePlan['rows'][number], unitIds: ReadonlyMap<string, string>): RecordChange | null {
  if ((row.action !== 'create' && row.action !== 'update') || row.data === null) return null
  const made = row.newUnitKey === null ? undefined : unitIds.get(row.newUnitKey)
  const last = row.data.spells.length - 1
  // the spell that came from the sheet is the last one, and has no unit yet
  const spells = row.data.spells.map((spell, index) =>
    index === last && spell.unitId === null && made !== undefined ? { ...spell, unitId: made } : spell,
  )
  const data = { ...row.data, spells }
  if (row.action === 'create') return { type: 'person', action: 'create', data }
  return { type: 'person', action: 'update', id: row.personId ?? '', version: row.version ?? 0, data, reason: null }
}

/** Bodies that stand for themselves; what the list calls anything else is a group inside the own unit. */
const STANDS_ALONE =
  /^(?:truong|ubnd|uy ban|so|bo|cong ty|tong cong ty|benh vien|trung tam|xa|phuong|hop tac xa|chi cuc|cuc|hoc vien|vien|dang uy)(?: |$)/

function unitChanges(
  units: readonly NewUnit[],
  ids: ReadonlyMap<string, string>,
  unitsNamed: (name: string) => readonly string[],
  ownUnitId: string | null,
): RecordChange[] {
  return units.map((unit): RecordChange => {
    const named = unit.parentName === null ? [] : unitsNamed(unit.parentName)
    const alone = STANDS_ALONE.test(searchKey(unit.name))
    const parentId = unit.parentName !== null ? (named.length === 1 ? (named[0] ?? null) : null) : alone ? null : ownUnitId
    return {
      type: 'unit',
      action: 'create',
      id: ids.get(unit.key) ?? newId(),
      data: { ...emptyUnit, name: unit.name, type: alone ? 'khac' : 'tapTheNho', parentId },
    }
  })
}

const emptyUnit: Omit<UnitData, 'name' | 'type' | 'parentId'> = {
  code: null,
  shortName: null,
  province: null,
  address: null,
  status: 'active',
  startDate: null,
  endDate: null,
  formerNames: [],
  note: null,
}

function toPreview(previewId: string, { file, sheets, people, plan }: Waiting): z.input<typeof ExcelPreview> {
  const count = (action: string) => plan.rows.filter((row) => row.action === action).length
  return {
    previewId,
    fileName: file,
    sheet: people.sheet,
    sheets: [...sheets],
    columns: people.columns.map(({ column, head, meaning }) => ({ column, head, field: meaning })),
    rows: plan.rows.map((row) => ({
      row: row.row,
      action: row.action,
      fullName: row.fullName,
      data: row.data,
      personId: row.personId,
      unitText: row.unitText,
      newUnit: row.newUnitKey !== null,
      errors: [...row.errors],
      warnings: [...row.warnings],
    })),
    counts: {
      create: count('create'),
      update: count('update'),
      same: count('same'),
      error: count('error'),
      newUnits: plan.newUnits.length,
    },
  }
}
