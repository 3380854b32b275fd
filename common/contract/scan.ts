import { z } from 'zod'
import { DoubtCode, Draft, Evidence } from '../model/draft.ts'
import { FileToken, Id, Sha256 } from '../model/ids.ts'
import { DraftEdit, ReviewIssue } from '../model/review.ts'
import { command, query } from '../rpc/define.ts'
import { Done } from './lists.ts'
import { PersonRow, UnitRow } from './register.ts'

/** waiting → reading → read; or refused, duplicate (already imported), cancelled, secret (nothing kept) */
export const FileState = z.enum(['waiting', 'reading', 'read', 'refused', 'duplicate', 'cancelled', 'secret'])
export type FileState = z.infer<typeof FileState>

export const BatchFile = z.object({
  id: Id,
  name: z.string(),
  state: FileState,
  size: z.int(),
  pages: z.int().nullable(),
  /** one letter a page: w waiting, r reading, s sure, d doubtful */
  pageStates: z.string(),
  errorCode: z.string().nullable(),
  errorParams: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  draftId: Id.nullable(),
  draftState: z.string().nullable(),
  number: z.string().nullable(),
  signedDate: z.string().nullable(),
  rows: z.int().nullable(),
  doubts: z.int().nullable(),
  /** name of the file it is the same as */
  duplicateOf: z.string().nullable(),
  /** files that are one decision share this */
  group: z.string(),
  /** every draft made of this file, in the order of its pages: several where it holds several decisions; `draftId` is the first */
  drafts: z.array(
    z.object({
      id: Id,
      state: z.string(),
      number: z.string().nullable(),
      signedDate: z.string().nullable(),
      rows: z.int(),
      doubts: z.int(),
      pages: z.array(z.int()),
      /** another draft with the same number and date, read from other files */
      sameAs: z.object({ id: Id, title: z.string() }).nullable().optional(),
    }),
  ),
})
export type BatchFile = z.infer<typeof BatchFile>

export const BatchView = z.object({
  id: Id,
  name: z.string(),
  state: z.enum(['running', 'paused', 'done', 'cancelled', 'failed']),
  createdAt: z.string(),
  pagesDone: z.int(),
  pagesTotal: z.int(),
  secondsPerPage: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  /** why the whole batch stopped (disk full, no language data …) */
  errorCode: z.string().nullable(),
  errorParams: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  files: z.array(BatchFile),
})
export type BatchView = z.infer<typeof BatchView>

export const BatchSummary = BatchView.omit({ files: true }).extend({
  fileCount: z.int(),
  refused: z.int(),
  draftsOpen: z.int(),
  doubts: z.int(),
})
export type BatchSummary = z.infer<typeof BatchSummary>

export const DraftSummary = z.object({
  id: Id,
  batchId: Id.nullable(),
  title: z.string(),
  kind: z.string(),
  state: z.enum(['open', 'later', 'approved', 'discarded']),
  number: z.string().nullable(),
  signedDate: z.string().nullable(),
  subject: z.string().nullable(),
  rows: z.int(),
  doubts: z.int(),
  updatedAt: z.string(),
})
export type DraftSummary = z.infer<typeof DraftSummary>

/** A page beside its values: where its picture is, its size as shown, and by how many degrees clockwise it stands upright. */
const ShownPage = {
  page: z.int(),
  url: z.string(),
  width: z.int(),
  height: z.int(),
  turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
}

export const RowLink = z.object({
  /** `linked`: chosen by the officer; `proposed`: one candidate stands out; `open`: the officer must choose; `new` */
  state: z.enum(['linked', 'proposed', 'open', 'new', 'none']),
  id: Id.nullable(),
  title: z.string().nullable(),
  detail: z.string().nullable(),
})

export const DraftView = z.object({
  id: Id,
  batchId: Id.nullable(),
  title: z.string(),
  version: z.int(),
  state: z.enum(['open', 'later', 'approved', 'discarded']),
  decisionId: Id.nullable(),
  /** the draft with the officer's edits applied: set and accepted values are `sure` with confidence 1 */
  draft: Draft,
  /** paths the officer set or accepted */
  confirmed: z.array(z.string()),
  links: z.array(RowLink),
  issues: z.array(ReviewIssue),
  /** paths of values that still need an eye, in the order to look at them */
  doubts: z.array(z.string()),
  canUndo: z.boolean(),
  /**
   * The decisions in the files of this draft, this one among them, in the order of their pages. More than one where a file holds
   * several; `pages` are numbers through the files, as in evidence.
   */
  parts: z.array(
    z.object({
      id: Id,
      version: z.int(),
      state: z.enum(['open', 'later', 'approved', 'discarded']),
      number: z.string().nullable(),
      signedDate: z.string().nullable(),
      subject: z.string().nullable(),
      pages: z.array(z.int()),
    }),
  ),
  /** pages of this draft alone, in reading order */
  pages: z.array(z.object({ ...ShownPage, sha256: Sha256, filePage: z.int() })),
  /** previous and next open draft of the same batch */
  previousId: Id.nullable(),
  nextId: Id.nullable(),
  position: z.object({ index: z.int(), of: z.int() }),
})
export type DraftView = z.infer<typeof DraftView>

/** Kinds of values that are looked at together over a whole batch (common/domain/review/batch-values.ts). */
export const BatchValueKind = z.enum(['names', 'numbers', 'bodies', 'awards', 'places', 'amounts'])
export type BatchValueKind = z.infer<typeof BatchValueKind>

export const BatchValueView = z.object({
  draftId: Id,
  path: z.string(),
  /** `open`: doubtful, not looked at; `confirmed`: was doubtful and was answered; `sure`: was never in doubt */
  state: z.enum(['open', 'confirmed', 'sure']),
  value: z.union([z.string(), z.number(), z.null()]),
  raw: z.string(),
  confidence: z.number(),
  doubt: DoubtCode.nullable(),
  ink: z.array(Evidence),
  rowNo: z.number().nullable(),
  about: z.string().nullable(),
  /** values with the same key may be settled by one answer */
  same: z.string().nullable(),
})
export type BatchValueView = z.infer<typeof BatchValueView>

export const BatchValues = z.object({
  batchId: Id,
  name: z.string(),
  kind: BatchValueKind,
  drafts: z.array(
    z.object({
      id: Id,
      version: z.int(),
      title: z.string(),
      number: z.string().nullable(),
      pages: z.array(z.object(ShownPage)),
    }),
  ),
  /** per kind: values still to look at, and those that were in doubt and are answered */
  counts: z.array(z.object({ kind: BatchValueKind, open: z.int(), confirmed: z.int() })),
  /** values of the batch the machine was sure of */
  sure: z.int(),
  values: z.array(BatchValueView),
})
export type BatchValues = z.infer<typeof BatchValues>

/** A draft as it was seen: a change to another version is refused. */
const SeenDraft = z.strictObject({ id: Id, version: z.int() })
const DraftVersions = z.object({ drafts: z.array(z.object({ id: Id, version: z.int() })) })

export const scanContract = {
  'scan.start': command(
    z.strictObject({ fileTokens: z.array(FileToken).min(1).max(2000), name: z.string().trim().max(120).nullable() }),
    z.object({ batchId: Id }),
  ),
  'scan.addFiles': command(z.strictObject({ batchId: Id, fileTokens: z.array(FileToken).min(1).max(2000) }), Done),
  'scan.batches': query(z.strictObject({}), z.object({ batches: z.array(BatchSummary) })),
  'scan.batch': query(z.strictObject({ id: Id }), BatchView),
  'scan.pause': command(z.strictObject({ id: Id }), Done),
  'scan.resume': command(z.strictObject({ id: Id }), Done),
  'scan.cancel': command(z.strictObject({ id: Id }), Done),
  /** these files are one decision, in this order; one file alone is taken out of its group */
  'scan.group': command(z.strictObject({ batchId: Id, fileIds: z.array(Id).min(1).max(100) }), Done),
  /** the first page of every picture of a batch that was read, for grouping them */
  'scan.pictures': query(z.strictObject({ batchId: Id }), z.object({ pictures: z.array(z.object({ fileId: Id, url: z.string() })) })),
  /** reads a refused file again, with a password (kept nowhere), or as what it really is */
  'scan.retry': command(z.strictObject({ fileId: Id, password: z.string().max(200).nullable() }), Done),
  /** the officer says with a reason that a marked file is not secret; it must be chosen again because nothing was kept */
  'scan.notSecret': command(z.strictObject({ fileId: Id, fileToken: FileToken, reason: z.string().trim().min(1).max(500) }), Done),
  'drafts.list': query(
    z.strictObject({ batchId: Id.optional(), state: z.enum(['open', 'later', 'approved', 'discarded']).optional() }),
    z.object({ drafts: z.array(DraftSummary) }),
  ),
  /** values of one kind of all drafts of a batch that wait for review; without `all` only those that are or were in doubt */
  'drafts.batchValues': query(z.strictObject({ batchId: Id, kind: BatchValueKind, all: z.boolean() }), BatchValues),
  /** edits of several drafts of one answer: all or nothing, in one transaction */
  'drafts.editMany': command(
    z.strictObject({
      drafts: z
        .array(SeenDraft.extend({ edits: z.array(DraftEdit).min(1).max(500) }))
        .min(1)
        .max(500),
    }),
    DraftVersions,
  ),
  /** takes back the last answer of each of these drafts: all or nothing */
  'drafts.undoMany': command(z.strictObject({ drafts: z.array(SeenDraft).min(1).max(500) }), DraftVersions),
  'drafts.get': query(z.strictObject({ id: Id }), DraftView),
  'drafts.edit': command(z.strictObject({ id: Id, version: z.int(), edits: z.array(DraftEdit).min(1).max(500) }), DraftView),
  'drafts.undo': command(z.strictObject({ id: Id, version: z.int() }), DraftView),
  /** the pages from `page` on (a number through the files; not the first of this draft) become a draft of their own */
  'drafts.split': command(z.strictObject({ id: Id, version: z.int(), page: z.int().min(1) }), z.object({ draft: DraftView, newId: Id })),
  /** two drafts of the same files become one; what was set or confirmed in either is kept, the other draft is discarded */
  'drafts.join': command(z.strictObject({ id: Id, version: z.int(), otherId: Id, otherVersion: z.int() }), DraftView),
  /** all pages of the files of a draft, those of the other decisions in them too, in the order of the files */
  'drafts.filePages': query(z.strictObject({ id: Id }), z.object({ pages: z.array(z.object(ShownPage)) })),
  'drafts.candidates': query(
    z.strictObject({ id: Id, row: z.int().min(0) }),
    z.object({
      people: z.array(PersonRow.extend({ score: z.number(), reasons: z.array(z.string()) })),
      units: z.array(UnitRow.extend({ score: z.number(), reasons: z.array(z.string()) })),
    }),
  ),
  'drafts.setState': command(
    z.strictObject({
      id: Id,
      version: z.int(),
      state: z.enum(['open', 'later', 'discarded']),
      reason: z.string().trim().max(500).nullable(),
    }),
    Done,
  ),
  /** draft → decision, awards, new people and units, evidence: one transaction */
  'drafts.approve': command(
    z.strictObject({ id: Id, version: z.int() }),
    z.object({ decisionId: Id, awards: z.int(), newPeople: z.int(), newUnits: z.int() }),
    'approve',
  ),
}
