import { headerFields, rowFields } from '../review/paths.ts'

/** What a field holds; kinds that are read and go wrong in the same way make a group and share a threshold. */
export const FIELD_KINDS = [...headerFields, 'legalBasis', 'declaredCount', ...rowFields, 'change'] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

export const FIELD_GROUPS = ['number', 'head', 'name', 'words', 'award', 'figures'] as const
export type FieldGroup = (typeof FIELD_GROUPS)[number]

/**
 * `number`: number and dates of the decision; `head`: lines of its head and foot; `name`: people and whoever is awarded;
 * `words`: what a row says in words of the field; `award`: what it is given; `figures`: what it says in digits.
 */
export const GROUP_OF: Readonly<Record<FieldKind, FieldGroup>> = {
  decisionNumber: 'number',
  signedDate: 'number',
  annexDate: 'number',
  declaredCount: 'number',
  issuingBody: 'head',
  parentBody: 'head',
  place: 'head',
  subject: 'head',
  signerTitle: 'head',
  signerAuthority: 'head',
  proposal: 'head',
  legalBasis: 'head',
  signerName: 'name',
  name: 'name',
  change: 'name',
  recipientKind: 'words',
  honorific: 'words',
  position: 'words',
  unit: 'words',
  awardTitle: 'award',
  awardCode: 'award',
  rank: 'award',
  initiative: 'words',
  reason: 'words',
  birthYear: 'figures',
  birthDate: 'figures',
  year: 'figures',
  bonus: 'figures',
}
