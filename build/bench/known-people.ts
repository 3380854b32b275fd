import { mkdirSync } from 'node:fs'
import { contract, events } from '#common/contract/index.ts'
import { createClient } from '#common/rpc/client.ts'
import { portPair } from '#common/rpc/ports.ts'
import type { RecordChange } from '#host/records/records.ts'
import { createHost } from '#host/start.ts'
import { testSetUp } from '#host/testing/registers.ts'
import { isRight, type PlacedTruth, type TrueAward } from '../fit/truth.ts'

/**
 * A register as a unit has it: the people a corpus names, with their unit, position and birth, hidden among others of like names
 * (the same family and given names put together anew, or one mark or letter away) who work elsewhere.
 */
export interface KnownPeople {
  /** whom a row of the truth means, by `key` */
  readonly idOf: ReadonlyMap<string, string>
  readonly strangers: number
}

/** One person of the corpus: the same name in the same unit is the same person. */
export const personKey = (award: TrueAward): string => `${award.name}|${String(award['unit'] ?? '')}`.normalize('NFC').toLowerCase()

/** The same numbers every time (mulberry32). */
function numbers(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const TONES = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g
const LETTERS: Readonly<Record<string, string>> = {
  n: 'm',
  m: 'n',
  h: 'b',
  b: 'h',
  c: 'e',
  t: 'l',
  l: 't',
  i: 'y',
  u: 'ư',
  o: 'ô',
  a: 'ă',
  d: 'đ',
}

/** The name with the tone or one letter of its last or middle word changed. */
function likeName(name: string, random: () => number): string {
  const words = name.split(' ')
  const at = words.length === 1 ? 0 : 1 + Math.floor(random() * (words.length - 1))
  const word = words[at] ?? ''
  if (random() < 0.7) {
    const spread = word.normalize('NFD')
    const bare = spread.replace(TONE, '')
    const vowel = bare.search(/[aeiouy]/i)
    const stopped = /(?:c|ch|p|t)$/i.test(bare)
    const choice = TONES.filter((t) => (stopped ? t === '\u0301' || t === '\u0323' : true) && !spread.includes(t === '' ? '-' : t))
    const tone = choice[Math.floor(random() * choice.length)] ?? ''
    const marked = /^[\u0302\u0306\u031b]/.test(bare.slice(vowel + 1)) ? vowel + 2 : vowel + 1
    words[at] = (bare.slice(0, marked) + tone + bare.slice(marked)).normalize('NFC')
  } else {
    const letters = [...word]
    const swap = letters.findIndex((l, i) => i > 0 && LETTERS[l] !== undefined)
    if (swap > 0) letters[swap] = LETTERS[letters[swap] ?? ''] ?? ''
    words[at] = letters.join('')
  }
  return words.join(' ')
}

/** Makes the register in `dataDir`: every person of the truths and `strangers` others. */
export async function knownPeople(dataDir: string, truths: readonly PlacedTruth[], strangers = 2000): Promise<KnownPeople> {
  mkdirSync(dataDir, { recursive: true })
  const random = numbers(20261122)
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  const host = await createHost({ dataDir })
  const [mine, theirs] = portPair()
  host.connect(theirs)
  await createClient(contract, events, mine).call('app.setUp', testSetUp)
  const awards = truths.flatMap(({ truth }) =>
    truth.awards.filter((a) => a.recipientKind === 'individual').map((award) => ({ award, truth })),
  )
  const idOf = new Map<string, string>()
  const changes: RecordChange[] = []
  const add = (fullName: string, unit: string, position: string | null, birthDate: string | null): void => {
    changes.push({
      type: 'person',
      action: 'create',
      data: {
        fullName,
        givenName: null,
        otherNames: [],
        birthDate,
        gender: null,
        staffCode: null,
        classification: null,
        honorific: null,
        education: null,
        status: 'working',
        phone: null,
        email: null,
        spells: [{ unitId: null, unitText: unit, position, isLeader: false, from: null, to: null, kind: 'work' }],
        note: null,
      },
    })
  }
  const known = new Map<string, TrueAward>()
  for (const { award } of awards) if (!known.has(personKey(award))) known.set(personKey(award), award)
  const text = (value: unknown, otherwise: string): string => (typeof value === 'string' && value !== '' ? value : otherwise)
  for (const award of known.values())
    add(
      award.name,
      text(award['unit'], 'Cơ quan'),
      text(award['position'], '') || null,
      award['birthYear'] ? String(award['birthYear']) : null,
    )
  const people = [...known.values()]
  const taken = new Set(people.map((a) => a.name))
  const units = [...new Set(people.map((a) => text(a['unit'], 'Cơ quan')))]
  const words = people.map((a) => a.name.split(' '))
  let made = 0
  for (let tries = 0; made < strangers && tries < strangers * 20; tries++) {
    const a = pick(words) ?? []
    const b = pick(words) ?? []
    const base = pick(people)
    const name = random() < 0.5 ? [...a.slice(0, -1), b.at(-1) ?? ''].join(' ') : likeName(base?.name ?? '', random)
    if (name === '' || taken.has(name)) continue
    taken.add(name)
    const unit = pick(units.filter((u) => !base || !isRight('unit', base['unit'], u, 'individual'))) ?? 'Cơ quan'
    add(name, unit, text(base?.['position'], '') || null, random() < 0.5 ? String(1962 + Math.floor(random() * 40)) : null)
    made++
  }
  const register = host.context.readyRegister()
  const actor = { id: 'do', name: 'Đo thử', roles: ['entry' as const, 'approve' as const, 'admin' as const] }
  const results = await register.records.commit({ actor, command: 'people.create', source: { kind: 'manual' } }, changes)
  people.forEach((award, i) => {
    const id = results[i]?.id
    if (id) idOf.set(personKey(award), id)
  })
  await host.close()
  return { idOf, strangers: made }
}
