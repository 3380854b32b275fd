import { isInForce } from '#common/domain/catalogue/in-force.ts'
import { changedFields } from '#common/domain/register/changed-fields.ts'
import { Box } from '#common/model/draft.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { vietnamDay } from '../clock.ts'
import type { HandlersOf, HostContext } from '../host.ts'
import { toAwardRow } from './achievement-rows.ts'
import { type AchievementFilter, type AchievementType, listAchievements, loadAchievements } from './achievements.repository.ts'
import { type Catalogue, catalogueOf, OTHER_CLASS } from './catalogue.ts'
import { historyOf } from './history.repository.ts'
import { decisionOfRecord, inkOf } from './ink.repository.ts'
import { searchAll } from './search-all.ts'

/** The class of catalogue that evaluations and initiatives are of, whatever their code. */
const TYPE_OF_CLASS: Readonly<Record<string, AchievementType>> = { danhGia: 'evaluation', sangKien: 'initiative' }

function classFilter(awardClass: string, catalogue: Catalogue): Partial<AchievementFilter> {
  if (awardClass === OTHER_CLASS) return { unknownTo: catalogue.allCodes() }
  return {
    inClass: {
      codes: catalogue.codesOf(awardClass),
      type: Object.hasOwn(TYPE_OF_CLASS, awardClass) ? (TYPE_OF_CLASS[awardClass] ?? null) : null,
    },
  }
}

/** `awards.list`: awards, evaluations and initiatives in one list. */
export function awardsHandlers(host: HostContext): HandlersOf<'awards'> {
  return {
    'awards.list': async ({ class: awardClass, code, year, issuerLevel, evaluation, ...page }) => {
      const { db } = host.readyRegister()
      const { refs, total } = await listAchievements(db, {
        ...page,
        sort: page.sort,
        ...(awardClass === undefined ? {} : classFilter(awardClass, catalogueOf(host.packs))),
        ...(code === undefined ? {} : { code }),
        ...(year === undefined ? {} : { year }),
        ...(issuerLevel === undefined ? {} : { issuerLevel }),
        ...(evaluation === undefined ? {} : { evaluation }),
      })
      return { rows: (await loadAchievements(db, refs)).map(toAwardRow), total }
    },
  }
}

/** `ink.of`: where each value of a record stands on paper, with a picture of it. */
export function inkHandlers(host: HostContext): HandlersOf<'ink'> {
  return {
    'ink.of': async ({ recordType, id }) => {
      const { db } = host.readyRegister()
      const decision = await decisionOfRecord(db, recordType, id)
      const names = new Map(decision?.data.files.map((file) => [file.sha256, file.name]))
      const ink = (await inkOf(db, recordType, id)).map((piece) => ({
        field: piece.field,
        sha256: piece.sha256,
        fileName: names.get(piece.sha256) ?? '',
        page: piece.page,
        filePage: piece.file_page,
        box: Box.parse(JSON.parse(piece.box)),
        raw: piece.raw,
        confidence: piece.confidence,
        status: piece.status === 'sure' ? ('sure' as const) : ('check' as const),
        pageUrl: host.links.to({ kind: 'page', sha256: piece.sha256, page: piece.file_page }),
        decisionId: decision?.id ?? null,
        decisionNumber: decision?.data.number ?? null,
        signedDate: decision?.data.signedDate ?? null,
        issuingBody: decision?.data.issuingBody ?? null,
        confirmedBy: piece.confirmed_by,
        confirmedAt: piece.confirmed_at,
      }))
      return { ink }
    },
  }
}

/** `history.of`: who changed what of a record, newest first. */
export function historyHandlers(host: HostContext): HandlersOf<'history'> {
  return {
    'history.of': async ({ recordType, id }) => {
      const entries = (await historyOf(host.readyRegister().db, recordType, id)).map(({ before, after, ...entry }) => ({
        ...entry,
        changes: entry.action === 'withdraw' ? [] : [...changedFields(parsed(before), parsed(after))],
      }))
      if (entries.length === 0) throw new AppError('record.notFound', { type: recordType })
      return { entries }
    },
  }
}
const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json))

/** `catalogue.get`: the packs in use, as the screens need them. */
export function catalogueHandlers(host: HostContext): HandlersOf<'catalogue'> {
  const named = ({ code, name, verified }: { code: string; name: string; verified: boolean }) => ({ code, name, verified })
  return {
    'catalogue.get': () => ({
      awards: host.packs.awards.map(({ code, name, shortName, class: awardClass, objects, issuers, verified }) => ({
        code,
        name,
        shortName,
        class: awardClass,
        objects: [...objects],
        issuerLevels: [...new Set(issuers.map((issuer) => issuer.level))],
        verified,
      })),
      unitTypes: host.packs.unitTypes.map(named),
      provinces: host.packs.provinces.filter((province) => isInForce(province, vietnamDay(host.clock))).map(named),
      commendationTypes: host.packs.commendationTypes.map(named),
      attachmentKinds: host.packs.attachmentKinds.map(named),
    }),
  }
}

/** `search.all`. */
export function searchHandlers(host: HostContext): HandlersOf<'search'> {
  return { 'search.all': async ({ text }) => ({ hits: await searchAll(host.readyRegister().db, text) }) }
}
