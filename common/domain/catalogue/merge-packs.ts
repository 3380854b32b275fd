import type { Pack, PackLayer, Packs, PackType } from '../../model/pack.ts'
import { searchKey } from '../text/search-key.ts'

/** A pack with the file it came from, for messages. */
export interface NamedPack {
  readonly file: string
  readonly pack: Pack
}

/** What is wrong in a pack, naming the entry, so that whoever keeps the data can find it. */
export interface PackProblem {
  readonly code:
    | 'unreadable'
    | 'tooLarge'
    | 'notJson'
    | 'schema'
    | 'duplicateCode'
    | 'contradiction'
    | 'badDates'
    | 'aliasTaken'
    | 'unknownReference'
  readonly file: string
  /** code of the entry, or a path inside the file; '' when it is the whole file */
  readonly entry: string
  /** the other side: the file, code or word it collides with */
  readonly detail: string
}

const LAYERS: readonly PackLayer[] = ['national', 'province', 'unit']
type Entry = Pack['entries'][number]

/**
 * All packs as one: national entries, over them a province's, over those the unit's, entry by entry by code. Gives every problem
 * found; with a problem the result must not be used. Two files of one layer that define the same code contradict each other.
 */
export function mergePacks(sources: readonly NamedPack[]): { readonly packs: Packs; readonly problems: readonly PackProblem[] } {
  const problems: PackProblem[] = []
  const merged = new Map<string, { entry: Entry; file: string; layer: PackLayer }>()
  for (const layer of LAYERS) {
    for (const { file, pack } of sources) {
      if ((pack.layer ?? 'national') !== layer) continue
      problems.push(...problemsOfOne(file, pack))
      for (const entry of pack.entries) {
        const key = `${pack.type}/${entry.code}`
        const there = merged.get(key)
        if (there?.layer === layer && there.file !== file) {
          problems.push({ code: 'contradiction', file, entry: entry.code, detail: there.file })
        }
        merged.set(key, { entry, file, layer })
      }
    }
  }
  // The key begins with the pack's type, which is what makes the entries of one type one shape.
  const of = <T extends PackType>(type: T) =>
    [...merged].filter(([key]) => key.startsWith(`${type}/`)).map(([, { entry }]) => entry) as Extract<Pack, { type: T }>['entries']
  const packs: Packs = {
    awards: of('award-catalogue'),
    provinces: of('provinces'),
    unitTypes: of('unit-types'),
    commendationTypes: of('commendation-types'),
    attachmentKinds: of('attachment-kinds'),
    checklists: of('proposal-checklists'),
  }
  const fileOf = (type: PackType, code: string) => merged.get(`${type}/${code}`)?.file ?? ''
  problems.push(...takenAliases(packs, fileOf), ...unknownReferences(packs, fileOf))
  return { packs, problems }
}

function problemsOfOne(file: string, pack: Pack): PackProblem[] {
  const problems: PackProblem[] = []
  const seen = new Set<string>()
  for (const entry of pack.entries) {
    if (seen.has(entry.code)) problems.push({ code: 'duplicateCode', file, entry: entry.code, detail: '' })
    seen.add(entry.code)
    if (entry.validFrom !== null && entry.validTo !== null && entry.validFrom > entry.validTo) {
      problems.push({ code: 'badDates', file, entry: entry.code, detail: `${entry.validFrom} > ${entry.validTo}` })
    }
  }
  return problems
}

type FileOf = (type: PackType, code: string) => string

/** One spelling must mean one award, or matching would have to guess. */
function takenAliases(packs: Packs, fileOf: FileOf): PackProblem[] {
  const owner = new Map<string, string>()
  const problems: PackProblem[] = []
  for (const award of packs.awards) {
    for (const alias of new Set([award.name, ...award.aliases].map((word) => searchKey(word)))) {
      const other = owner.get(alias)
      if (other !== undefined)
        problems.push({ code: 'aliasTaken', file: fileOf('award-catalogue', award.code), entry: award.code, detail: `${alias} (${other})` })
      owner.set(alias, award.code)
    }
  }
  return problems
}

function unknownReferences(packs: Packs, fileOf: FileOf): PackProblem[] {
  const awards = new Set(packs.awards.map((award) => award.code))
  const kinds = new Set(packs.attachmentKinds.map((kind) => kind.code))
  const provinces = new Set(packs.provinces.map((province) => province.code))
  const problems: PackProblem[] = []
  for (const { code, successor } of packs.provinces) {
    if (successor !== null && !provinces.has(successor))
      problems.push({ code: 'unknownReference', file: fileOf('provinces', code), entry: code, detail: successor })
  }
  for (const checklist of packs.checklists) {
    const wanted = [
      ...checklist.awards.filter((code) => !awards.has(code)),
      ...checklist.requirements.flatMap((requirement) => [
        ...requirement.kinds.filter((kind) => !kinds.has(kind)),
        ...requirement.evidence.flatMap((evidence) => evidence.codes.filter((code) => !awards.has(code))),
      ]),
    ]
    for (const detail of wanted)
      problems.push({ code: 'unknownReference', file: fileOf('proposal-checklists', checklist.code), entry: checklist.code, detail })
  }
  return problems
}
