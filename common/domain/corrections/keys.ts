import type { CorrectedKind } from '../../model/correction.ts'
import { searchKey } from '../text/search-key.ts'

/** Under which key an issuing body's corrections lie; the head of a paper is read before its issuer is known, so it lies under none. */
export const issuerKey = (kind: CorrectedKind, issuer: string | null): string =>
  kind === 'issuingBody' || kind === 'parentBody' ? '' : searchKey(issuer ?? '')

/** The letters that are compared: NFC, blanks squeezed. */
export const readKey = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()
