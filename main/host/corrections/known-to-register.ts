import { useCorrections } from '#common/domain/corrections/use-corrections.ts'
import { helpReading } from '#common/domain/matching/help-reading.ts'
import type { Draft } from '#common/model/draft.ts'
import type { Matcher } from '../register/matchers.ts'
import type { OpenRegister } from '../register/open-register.ts'
import { correctionsRepository } from './corrections.repository.ts'

export type MatcherOf = (register: OpenRegister) => Promise<Matcher>

/** What a register does with a draft just made: misreadings put right before come first, then the people, units and positions it knows. */
export async function knownToRegister(register: OpenRegister, matcherOf: MatcherOf): Promise<(draft: Draft) => Draft> {
  const { words } = await matcherOf(register)
  const known = await correctionsRepository.known(register.db)
  return (draft) => helpReading(useCorrections(draft, known), words)
}
