import { emptyAward } from '#common/domain/review/paths.ts'
import { Draft, type DraftAward } from '#common/model/draft.ts'
import { newId } from '../clock.ts'
import { draftColumns } from '../records/draft-columns.ts'
import type { TestHost } from './registers.ts'

/** A field as the machine reads it when it is sure. */
export const sure = <T>(value: T | null) => ({ value, status: 'sure' as const, confidence: 0.98, raw: String(value ?? ''), evidence: [] })

/** A row that nothing is wrong with. */
export const sureRow = (name: string, over: Partial<DraftAward> = {}): DraftAward => ({
  ...emptyAward('individual'),
  name: sure(name),
  position: sure('Giáo viên'),
  unit: sure('Trường Tiểu học An Trà'),
  awardTitle: sure('Lao động tiên tiến'),
  awardCode: sure('LDTT'),
  year: sure('2024'),
  ...over,
})

/** Puts a draft that waits for approval only into the register, its file into the vault; gives its id. */
export async function putDraft(test: TestHost, number: string, awards: DraftAward[], filesKey = newId()): Promise<string> {
  const { db, vault } = test.host.context.register()
  const { sha256 } = await vault.putBytes(Buffer.from(filesKey))
  const counts = {
    individual: sure<number>(null),
    collective: sure<number>(null),
    household: sure<number>(null),
    initiative: sure<number>(null),
  }
  const content = Draft.parse({
    draftVersion: 1,
    files: [{ name: 'a.pdf', sha256, pages: 1 }],
    pages: 1,
    seconds: 1,
    engine: { name: 'x', version: '1', data: 'x' },
    kind: 'award',
    decision: {
      decisionNumber: sure(number),
      signedDate: sure('2024-05-06'),
      issuingBody: sure('UBND xã Đức Bình'),
      parentBody: sure(null),
      place: sure(null),
      subject: sure(null),
      signerName: sure('Lê Thanh Nga'),
      signerTitle: sure('Chủ tịch'),
      signerAuthority: sure(null),
      annexDate: sure(null),
      proposal: sure(null),
      legalBases: [],
      declaredCounts: counts,
    },
    signatures: [],
    awards,
    issues: [],
    text: '',
  })
  const id = newId()
  const at = '2026-11-22T00:00:00.000Z'
  const row = {
    id,
    batch_id: null,
    batch_ord: 0,
    title: 'a.pdf',
    state: 'open',
    version: 1,
    edits: '[]',
    decision_id: null,
    created_at: at,
    updated_at: at,
  }
  await db
    .insertInto('draft')
    .values({ ...row, content: JSON.stringify(content), files_key: filesKey, ...draftColumns(content) })
    .execute()
  return id
}
