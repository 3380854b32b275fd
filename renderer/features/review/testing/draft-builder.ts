import type { DraftView } from '#common/contract/scan.ts'
import { emptyAward } from '#common/domain/review/paths.ts'
import type { DoubtCode, Draft, DraftAward } from '#common/model/draft.ts'

type Text = Draft['decision']['place']

/** A field as read, sure unless a doubt is given. */
export const read = (value: string | null, doubt?: DoubtCode, page = 1, y = 0.1): Text => ({
  value,
  status: doubt ? 'check' : 'sure',
  confidence: doubt ? 0.61 : 0.99,
  raw: value ?? '',
  evidence: value === null ? [] : [{ page, box: [0.2, y, 0.2, 0.02] }],
  ...(doubt ? { doubt } : {}),
})

const count = (value: number | null) => ({ value, status: 'sure' as const, confidence: 0.99, raw: '', evidence: [] })

/** A row for a person, with its printed number. */
export const aRow = (name: string | null, ordinal: number | null = null, over: Partial<DraftAward> = {}): DraftAward => ({
  ...emptyAward('individual'),
  name: read(name, undefined, 2, 0.2 + (ordinal ?? 0) * 0.02),
  awardTitle: read('Lao động tiên tiến'),
  awardCode: read('LDTT'),
  year: read('2016'),
  ordinal: count(ordinal),
  ...over,
})

/** A draft of two pages, read without a doubt. */
export const aView = (
  awards: readonly DraftAward[],
  over: Partial<DraftView> = {},
  decision: Partial<Draft['decision']> = {},
): DraftView => ({
  id: 'd',
  batchId: 'b',
  title: '3356-QD-UBND.pdf',
  version: 1,
  state: 'open',
  decisionId: null,
  parts: [],
  draft: {
    draftVersion: 1,
    files: [{ name: '3356-QD-UBND.pdf', sha256: 'a'.repeat(64), pages: 2 }],
    pages: 2,
    seconds: 5,
    engine: { name: 'tesseract.js', version: '7.0.0', data: 'vie best_int' },
    kind: 'award',
    decision: {
      decisionNumber: read('3356/QĐ-UBND'),
      signedDate: read('2017-05-04'),
      issuingBody: read('UBND huyện Tân Khê'),
      parentBody: read(null),
      place: read('Tân Khê'),
      subject: read('Về việc tặng danh hiệu'),
      signerName: read('Tô Công Trí'),
      signerTitle: read('Chủ tịch'),
      signerAuthority: read(null),
      annexDate: read(null),
      proposal: read(null),
      legalBases: [],
      declaredCounts: { individual: count(awards.length), collective: count(null), household: count(null), initiative: count(null) },
      ...decision,
    },
    signatures: [],
    awards: [...awards],
    issues: [],
    text: '',
  },
  confirmed: [],
  links: awards.map(() => ({ state: 'new', id: null, title: null, detail: null })),
  issues: [],
  doubts: [],
  canUndo: false,
  pages: [1, 2].map((page) => ({
    page,
    sha256: 'a'.repeat(64),
    filePage: page,
    url: `/blobs/${page}`,
    width: 1000,
    height: 1414,
    turn: 0 as const,
  })),
  previousId: null,
  nextId: null,
  position: { index: 1, of: 1 },
  ...over,
})
