import type { Actor } from '#common/contract/app.ts'
import { buildDecisionRecords, createsOf } from '#common/domain/register/build-decision-records.ts'
import { applyEdits, type ReviewedDraft } from '#common/domain/review/apply-edits.ts'
import { doubtsOf } from '#common/domain/review/doubts.ts'
import { recheck } from '#common/domain/review/recheck.ts'
import { kindHasRows, reviewIssues } from '#common/domain/review/review-issues.ts'
import { toRecordsInput } from '#common/domain/review/to-records.ts'
import { t } from '#common/i18n/t.ts'
import type { DecisionData } from '#common/model/decision.ts'
import type { Draft, DraftAward } from '#common/model/draft.ts'
import type { DraftEdit, ReviewIssue } from '#common/model/review.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { createBreath } from '../breath.ts'
import { newId, timestamp } from '../clock.ts'
import { rememberCorrections } from '../corrections/service.ts'
import { mediaTypeOf } from '../files/media-type.ts'
import type { HostContext, Input, Output } from '../host.ts'
import { logAct } from '../records/act-log.ts'
import { numberKey } from '../records/columns.ts'
import { hasLiveTwin, liveDraftsOf, partsOfKey } from '../records/draft-files.ts'
import type { Matcher } from '../register/matchers.ts'
import type { OpenRegister } from '../register/open-register.ts'
import { matchesOf, rowLink } from '../register/row-matcher.ts'
import { unitResolver } from '../register/unit-names.ts'
import { type Db, draftsRepository as drafts, type StoredDraft } from './drafts.repository.ts'
import { pagePlaces, type SizedPage } from './page-places.ts'
import { createParts, ownPages } from './parts.ts'
import { saveEdits } from './save-edits.ts'
import { twinOf } from './twins.ts'

type View = Output<'drafts.get'>
type Links = { state: View['links'][number]['state']; id: string | null }[]
type Prepared = { stored: StoredDraft; reviewed: ReviewedDraft; links: Links; issues: ReviewIssue[] }

/** Reviews drafts and turns approved ones into records. The only road from a draft to the register. */
export function createReviewService(host: HostContext, matcherOf: (register: OpenRegister) => Promise<Matcher>) {
  const sentences = {
    missing: (field: string) => t('review.issue.missing', { field: t(`review.field.${field}` as 'review.field.name') }),
    tooLong: (field: string, limit: number) =>
      t('review.issue.tooLong', { field: t(`review.field.${field}` as 'review.field.name'), limit }),
    linkOpen: (name: string) => t('review.issue.linkOpen', { name }),
    noRows: t('review.issue.noRows'),
    alreadyIn: (number: string) => t('review.issue.alreadyIn', { number }),
    sameDecision: (title: string) => t('review.issue.sameDecision', { title }),
  }

  async function prepare(register: OpenRegister, stored: StoredDraft): Promise<Prepared> {
    const reviewed = applyEdits(stored.content, stored.edits.flat())
    const { draft } = reviewed
    const matcher = await matcherOf(register)
    const at = draft.decision.signedDate.value
    const isLive = await liveOf(
      register.db,
      reviewed.links.map((link) => (link.chosen ? link.id : null)),
    )
    const links: Links = []
    const breath = createBreath()
    for (const [index, row] of draft.awards.entries()) {
      const choice = reviewed.links[index] ?? { chosen: false }
      // whoever was chosen and is no longer in the register must be chosen again
      const holds = !choice.chosen || choice.id === null || isLive(row, choice.id)
      links.push(rowLink(row, holds ? choice : { chosen: false }, choice.chosen && holds ? [] : matchesOf(matcher, row, at)))
      await breath()
    }
    await breath()
    const issues = reviewIssues(reviewed, {
      checks: recheck(stored.content, reviewed),
      links: kindHasRows(draft.kind) ? links.map((link) => link.state) : [],
      alreadyIn: await isInRegister(register.db, draft),
      twin: await twinOf(register.db, stored, draft),
      sentences,
    })
    return { stored, reviewed, links, issues }
  }

  async function isInRegister(db: Db, draft: Draft): Promise<boolean> {
    const { decisionNumber, signedDate } = draft.decision
    if (decisionNumber.value === null || signedDate.value === null) return false
    const found = await db
      .selectFrom('decision')
      .select('id')
      .where('number_key', '=', numberKey(decisionNumber.value))
      .where('signed_date', '=', signedDate.value)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst()
    return found !== undefined
  }

  /** Only the draft's own pages, as they are to be read. */
  const placesOf = async (register: OpenRegister, draft: Draft): Promise<SizedPage[]> => (await pagePlaces(register.db, [draft]))[0] ?? []

  async function titlesOf(register: OpenRegister, links: Links, draft: Draft): Promise<View['links']> {
    const ids = links.flatMap((link) => (link.id === null ? [] : [link.id]))
    const people =
      ids.length === 0
        ? []
        : await register.db.selectFrom('person').select(['id', 'full_name', 'birth_date', 'unit_text']).where('id', 'in', ids).execute()
    const units = ids.length === 0 ? [] : await register.db.selectFrom('unit').select(['id', 'name']).where('id', 'in', ids).execute()
    const named = new Map<string, { title: string; detail: string | null }>()
    for (const person of people)
      named.set(person.id, {
        title: person.full_name,
        detail: [person.birth_date?.slice(0, 4), person.unit_text].filter(Boolean).join(' · ') || null,
      })
    for (const unit of units) named.set(unit.id, { title: unit.name, detail: null })
    return draft.awards.map((_, index) => {
      const link = links[index] ?? { state: 'none' as const, id: null }
      const target = link.id === null ? undefined : named.get(link.id)
      return { ...link, title: target?.title ?? null, detail: target?.detail ?? null }
    })
  }

  async function view(register: OpenRegister, id: string): Promise<View> {
    const prepared = await prepare(register, await drafts.get(register.db, id))
    const { stored, reviewed, links, issues } = prepared
    const { row } = stored
    const siblings = await drafts.siblings(register.db, row.batch_id)
    const at = siblings.findIndex((sibling) => sibling.id === id)
    const places = await placesOf(register, stored.content)
    const live = await liveDraftsOf(register.db, row.files_key)
    return {
      id,
      batchId: row.batch_id,
      title: row.title,
      version: row.version,
      state: row.state as View['state'],
      decisionId: row.decision_id,
      draft: reviewed.draft,
      confirmed: [...reviewed.confirmed],
      links: await titlesOf(register, links, reviewed.draft),
      issues,
      doubts: doubtsOf(reviewed.draft),
      canUndo: stored.edits.length > 0 && (row.state === 'open' || row.state === 'later'),
      parts: (live.some((part) => part.id === id) ? live : [row]).map((part) => ({
        id: part.id,
        version: part.version,
        state: part.state as View['state'],
        number: part.number,
        signedDate: part.signed_date,
        subject: part.subject,
        pages: [...(partsOfKey(part.files_key).pages ?? ownPages(stored.content))],
      })),
      pages: places.map((place) => ({ ...place, url: host.links.to({ kind: 'page', sha256: place.sha256, page: place.filePage }) })),
      previousId: at > 0 ? (siblings[at - 1]?.id ?? null) : null,
      nextId: at >= 0 ? (siblings[at + 1]?.id ?? null) : (siblings[0]?.id ?? null),
      position: { index: at + 1, of: siblings.length },
    }
  }

  const mustBeOpen = (stored: StoredDraft) => {
    if (stored.row.state !== 'open' && stored.row.state !== 'later') throw new AppError('draft.closed', { state: stored.row.state })
  }
  const told = (id: string) => host.events.emit('draft.changed', { draftId: id })

  async function write(register: OpenRegister, stored: StoredDraft, version: number, edits: DraftEdit[][]): Promise<void> {
    await saveEdits(register.db, stored, version, edits, timestamp(host.clock))
    told(stored.row.id)
  }

  const parts = createParts(host, matcherOf)

  return {
    async split(input: Input<'drafts.split'>, actor: Actor): Promise<Output<'drafts.split'>> {
      const newId = await parts.split(input, actor)
      told(input.id)
      told(newId)
      return { draft: await view(host.readyRegister(), input.id), newId }
    },

    async join(input: Input<'drafts.join'>, actor: Actor): Promise<View> {
      await parts.join(input, actor)
      told(input.id)
      told(input.otherId)
      return view(host.readyRegister(), input.id)
    },

    async list(filter: Input<'drafts.list'>): Promise<Output<'drafts.list'>> {
      const rows = await drafts.list(host.readyRegister().db, filter)
      return {
        drafts: rows.map((row) => ({
          id: row.id,
          batchId: row.batch_id,
          title: row.title,
          kind: row.kind,
          state: row.state as View['state'],
          number: row.number,
          signedDate: row.signed_date,
          subject: row.subject,
          rows: row.row_count,
          doubts: row.doubt_count,
          updatedAt: row.updated_at,
        })),
      }
    },
    get: (id: string) => view(host.readyRegister(), id),

    async edit({ id, version, edits }: Input<'drafts.edit'>): Promise<View> {
      const register = host.readyRegister()
      const stored = await drafts.get(register.db, id)
      mustBeOpen(stored)
      await write(register, stored, version, [...stored.edits, edits])
      return view(register, id)
    },

    async undo({ id, version }: Input<'drafts.undo'>): Promise<View> {
      const register = host.readyRegister()
      const stored = await drafts.get(register.db, id)
      mustBeOpen(stored)
      if (stored.edits.length === 0) throw new AppError('draft.nothingToUndo')
      await write(register, stored, version, stored.edits.slice(0, -1))
      return view(register, id)
    },

    async setState({ id, version, state, reason }: Input<'drafts.setState'>, actor: Actor): Promise<Output<'drafts.setState'>> {
      const register = host.readyRegister()
      await register.db.transaction().execute(async (tx) => {
        const { row } = await drafts.get(tx, id)
        // a discarded draft whose files were imported again has a successor
        const isReplaced = row.state === 'discarded' && state !== 'discarded' && (await hasLiveTwin(tx, row))
        if (row.state === 'approved' || isReplaced) throw new AppError('draft.closed', { state: row.state })
        await drafts.save(tx, id, version, { state, updated_at: timestamp(host.clock) })
        await logAct(tx, host.clock, {
          actor,
          command: 'drafts.setState',
          type: 'draft',
          id,
          action: state === 'discarded' ? 'withdraw' : 'update',
          before: { state: row.state },
          after: { state },
          ...(reason === null ? {} : { reason }),
        })
      })
      told(id)
      return {}
    },

    async matches(
      id: string,
      rowIndex: number,
    ): Promise<{ kind: 'people' | 'units'; found: readonly { id: string; score: number; reasons: readonly string[] }[] }> {
      const register = host.readyRegister()
      const stored = await drafts.get(register.db, id)
      const { draft } = applyEdits(stored.content, stored.edits.flat())
      const row = draft.awards[rowIndex]
      if (!row) throw new AppError('draft.badPath', { path: `awards.${rowIndex}` })
      return {
        kind: row.recipientKind.value === 'collective' ? 'units' : 'people',
        found: matchesOf(await matcherOf(register), row, draft.decision.signedDate.value),
      }
    },

    /** Draft → decision, awards, new people and units with their ink: one transaction, or nothing. */
    async approve({ id, version }: Input<'drafts.approve'>, actor: Actor): Promise<Output<'drafts.approve'>> {
      const register = host.readyRegister()
      const stored = await drafts.get(register.db, id)
      mustBeOpen(stored)
      if (stored.row.version !== version) throw new AppError('draft.conflict')
      const { reviewed, links, issues } = await prepare(register, stored)
      const doubts = doubtsOf(reviewed.draft)
      const blocking = issues.filter((issue) => issue.blocks)
      if (blocking.length > 0 || doubts.length > 0) throw new AppError('draft.blocked', { doubts: doubts.length, issues: blocking.length })
      const files: DecisionData['files'] = stored.content.files.map((file) => ({
        sha256: file.sha256,
        name: file.name,
        pages: file.pages,
        mediaType: mediaTypeOf(file.name),
      }))
      if (files.some((file) => !register.vault.has(file.sha256))) throw new AppError('file.missing')
      const places = await placesOf(register, stored.content)
      const { built, results } = await register.db.transaction().execute(async (tx) => {
        await drafts.save(tx, id, version, { state: 'approved', updated_at: timestamp(host.clock) })
        // what was looked at above must still hold
        const isLive = await liveOf(
          tx,
          links.map((link) => link.id),
        )
        const isGone = reviewed.draft.awards.some((row, index) => {
          const link = links[index]?.id ?? null
          return link !== null && !isLive(row, link)
        })
        const isNewlyIn = !issues.some((issue) => issue.code === 'already-in') && (await isInRegister(tx, reviewed.draft))
        if (isGone || isNewlyIn) throw new AppError('draft.blocked', { doubts: 0, issues: 1 })
        const input = toRecordsInput({
          draft: reviewed.draft,
          asRead: stored.content,
          origins: reviewed.origins,
          draftId: id,
          links: links.map((link) => link.id),
          pages: places,
          files,
          note: noteOf(issues),
        })
        const built = buildDecisionRecords({ ...input, newId, unitIdOf: await unitResolver(tx) })
        await tx.updateTable('draft').set({ decision_id: built.decision.id }).where('id', '=', id).execute()
        await rememberCorrections(
          tx,
          host.clock,
          { actor, draftId: id },
          { asRead: stored.content, reviewed: reviewed.draft, origins: reviewed.origins },
        )
        const context = { actor, command: 'drafts.approve', source: { kind: 'scan' as const, draftId: id } }
        return { built, results: await register.records.commitIn(tx, context, createsOf(built)) }
      })
      register.records.announce(results)
      told(id)
      return {
        decisionId: built.decision.id,
        awards: built.rows.length,
        newPeople: built.newPeople.length,
        newUnits: built.newUnits.length,
      }
    },
  }
}

const longestNote = 2000

/** What was waived and why, as a note of the decision; one reason given for many rows is said once. */
function noteOf(issues: readonly ReviewIssue[]): string | null {
  const waived = issues.filter((issue) => issue.waived !== null)
  const said = Map.groupBy(waived, (issue) => JSON.stringify([issue.code, issue.waived]))
  const lines = [...said.values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const params = { message: first.message, reason: first.waived ?? '' }
    return [same.length > 1 ? t('review.noteWaivedMany', { ...params, n: same.length - 1 }) : t('review.noteWaived', params)]
  })
  return lines.length === 0 ? null : lines.join('\n').slice(0, longestNote)
}

/** Are the linked records in the register, not withdrawn, and of the kind that the row needs? */
async function liveOf(db: Db, ids: readonly (string | null)[]): Promise<(row: DraftAward, id: string) => boolean> {
  const wanted = ids.filter((id) => id !== null)
  const idsIn = async (table: 'person' | 'unit') =>
    wanted.length === 0
      ? new Set<string>()
      : new Set(
          (await db.selectFrom(table).select('id').where('id', 'in', wanted).where('withdrawn_at', 'is', null).execute()).map(
            (row) => row.id,
          ),
        )
  const people = await idsIn('person')
  const units = await idsIn('unit')
  return (row, id) => (row.recipientKind.value === 'collective' ? units : people).has(id)
}
export type ReviewService = ReturnType<typeof createReviewService>
