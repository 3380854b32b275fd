import {
  DRAFT_VERSION,
  type Draft,
  type DraftAward,
  type DraftDecision,
  type NumberField,
  type RecipientKind,
  type TextField,
} from '../../model/draft.ts'
import type { AwardEntry } from '../../model/pack.ts'
import type { PageResult } from '../../model/page.ts'
import { issuerLevelOf } from '../catalogue/issuer-level.ts'
import { matchAward } from '../catalogue/match-award.ts'
import { judgeDraft } from '../confidence/judge-draft.ts'
import { parseDate } from '../text/dates.ts'
import { namesIn } from './attachment.ts'
import { awardOf } from './award-of-row.ts'
import { findChanges } from './changes.ts'
import { decisionKind } from './decision-kind.ts'
import { countsIn, grantSentences, isGranting } from './declared-counts.ts'
import { type DecisionParts, type Section, takeApart } from './document.ts'
import { absentNumber, absentText, doubted, missingNumber, missingText, numberField, textField } from './fields.ts'
import { findDate, type PrintedDate } from './header-date.ts'
import { headerFields } from './header-fields.ts'
import { findNumber, type PrintedNumber } from './header-number.ts'
import { draftIssues, readingIssues } from './issues.ts'
import { bonusFor, bonusRules, isOddSum, withZeros } from './money.ts'
import { findPeriod, isAhead, possiblePeriod } from './periods.ts'
import { personName } from './person-name.ts'
import { proofread } from './proofread/proofread.ts'
import { readingText } from './reading-text.ts'
import { headSpelled, ordinalField, positionField, unitField } from './recipient-fields.ts'
import { findRecipients, type Recipient } from './recipients.ts'
import { evidenceOf, type Run, runConfidence, trimRun } from './run.ts'
import { signatureFields } from './signature.ts'
import { doubtUnread } from './unread-cells.ts'

export interface DraftMeta {
  readonly files: Draft['files']
  readonly seconds: number
  readonly engine: Draft['engine']
  /** awards by code; without it every code stays open */
  readonly catalogue?: readonly AwardEntry[] | undefined
  /** which pages of the files these are, where they are not all of them in their order */
  readonly pageNumbers?: readonly number[] | undefined
  /** false leaves every value without a word on how likely it is right: what weights are fitted on */
  readonly isJudged?: boolean
}

/** From this score on a code of the catalogue is taken as meant. */
const SURE_CODE = 0.95

/**
 * Makes the draft of one decision from its pages, in order. Pure: the same pages give the same draft. Values are only ever what
 * stands on the paper; what is missing is null and, where the paper should have it, an issue.
 */
export function buildDraft(pages: readonly PageResult[], meta: DraftMeta): Draft {
  const proposed = proposeDraft(pages, meta)
  return meta.isJudged === false ? proposed : judgeDraft(proposed, pages, meta.pageNumbers)
}

/** The draft before anything is said of how likely its values are right. */
export function proposeDraft(pages: readonly PageResult[], meta: DraftMeta): Draft {
  const numbers = meta.pageNumbers ?? pages.map((_, i) => i + 1)
  const parts = takeApart(proofread(pages), numbers)
  const { kind, attachmentKind } = decisionKind(parts)
  const changes = kind === 'amendment' || kind === 'revocation'
  const granting = parts.articles.filter(isGranting)
  // a paper that says neither what it is nor any article names people without granting them anything
  const hasArticle = parts.articles.some((a) => a.blocks.some((b) => b.kind === 'paragraph' && /^dieu\b/.test(b.run.folded)))
  const isNoDecision = kind === 'other' && !hasArticle && parts.annexes.length === 0
  const isSilent = changes || kind === 'attachment' || isNoDecision
  const found = findRecipients(isSilent ? [] : [...parts.articles, ...parts.annexes], (s) => granting.includes(s))
  const repeatedLine = annexReference(parts)
  const decision = decisionFields(parts, granting, { ...repeatedLine, fileNames: meta.files.map((f) => f.name) })
  const rules = bonusRules(parts.articles)
  const awards = found.recipients
    .map((r) => award(r, parts, granting, rules, kind === 'initiative', codeOf(decision, meta)))
    .map((a) => (isAhead(a.year.value ?? '', decision.signedDate.value) ? { ...a, year: doubted(a.year, 'range') } : a))
  const changed = kind === 'amendment' || kind === 'revocation' ? findChanges(parts, kind) : null
  return {
    draftVersion: DRAFT_VERSION,
    files: meta.files,
    pages: pages.length,
    ...(meta.pageNumbers ? { pageNumbers: [...meta.pageNumbers] } : {}),
    seconds: meta.seconds,
    engine: meta.engine,
    kind,
    ...(attachmentKind ? { attachmentKind } : {}),
    decision,
    signatures: signaturesOf(pages, numbers),
    awards,
    ...(changed ? { changes: changed } : {}),
    ...(kind === 'attachment' ? { names: namesIn(parts) } : {}),
    issues: [
      ...draftIssues({ kind, decision, awards }),
      ...readingIssues({
        pages,
        numbers,
        decision,
        found,
        annexNumber: repeatedLine.number,
        awards,
        said: {
          granted: grantSentences(granting),
          bases: parts.bases,
          annexNumbers: annexLines(parts).flatMap((run) => findNumber(run) ?? []),
          catalogue: meta.catalogue,
        },
      }),
    ],
    text: readingText(parts.flows),
  }
}

/** Captions and signatures of the file with the pages they stand on; none of them is the date of the decision. */
const signaturesOf = (pages: readonly PageResult[], numbers: readonly number[]): Draft['signatures'] =>
  pages.flatMap((page, i) =>
    (page.signatures ?? []).map(({ boxes, ...signature }) => ({
      ...signature,
      evidence: boxes.map((box) => ({ page: numbers[i] ?? i + 1, box })),
    })),
  )

interface AnnexReference {
  readonly number: PrintedNumber | null
  readonly date: PrintedDate | null
}

/** Lines that tie a list to its decision. */
const annexLines = (parts: DecisionParts): Run[] =>
  [
    ...parts.annexes.flatMap((a) => [...a.heading, ...a.blocks.filter((b) => b.kind === 'paragraph').slice(0, 2)]).map((p) => p.run),
    ...parts.articles.flatMap((a) => a.blocks.flatMap((b) => (b.kind === 'paragraph' && b.centred ? [b.run] : []))),
  ].filter((run) => /kem theo/.test(run.folded))

/** "(Kèm theo Quyết định số 215/QĐ-… ngày …)": the decision as its annexes name it. */
function annexReference(parts: DecisionParts): AnnexReference {
  const said = annexLines(parts)
    .map((run) => ({ number: findNumber(run), date: findDate(run), trust: runConfidence(run) }))
    .filter((s) => s.number || s.date)
  // Several annexes say the same: the one read best speaks for them.
  return said.sort((a, b) => b.trust - a.trust)[0] ?? { number: null, date: null }
}

function decisionFields(
  parts: DecisionParts,
  granting: readonly Section[],
  annex: AnnexReference & { readonly fileNames: readonly string[] },
): DraftDecision {
  const said = countsIn(grantSentences(granting))
  const count = (kind: RecipientKind): NumberField => {
    const c = said[kind]
    return c ? numberField(c.run, c.value) : absentNumber()
  }
  const proposalAt = parts.bases.findIndex((b) => /^[-+*]?\s*(theo de nghi|xet de nghi|theo to trinh)/.test(b.folded))
  const proposal = parts.bases[proposalAt]
  return {
    ...headerFields(parts, annex),
    subject: subjectField(parts),
    ...signatureFields(parts.signature),
    annexDate: annex.date ? (annex.date.iso ? textField(annex.date.run, { value: annex.date.iso }) : missingText('format')) : absentText(),
    proposal: proposal ? textField(cleanBasis(proposal)) : absentText(),
    legalBases: parts.bases.filter((_, i) => i !== proposalAt).map((b) => textField(cleanBasis(b))),
    declaredCounts: {
      individual: count('individual'),
      collective: count('collective'),
      household: count('household'),
      initiative: count('initiative'),
    },
  }
}

const cleanBasis = (run: Run): Run => trimRun(run, /^[-+*•\s]+/, /[\s;.,]+$/)

function subjectField(parts: DecisionParts): TextField {
  const run = trimRun(parts.subject, /^[^\p{L}]+/u, /[\s.;,_-]+$/)
  // A quotation mark before an L is read as one letter with it, one after a word as a question mark.
  const value = run.text.replace(/(?<=[“"])[IL1]\.(?=ao động)/gu, 'L').replace(/\?(?=[”"])/gu, '')
  return run.text === ''
    ? missingText()
    : textField(run, { value, doubt: possiblePeriod(value) ? (value === run.text ? undefined : 'lowConfidence') : 'range' })
}

function award(
  r: Recipient,
  parts: DecisionParts,
  granting: readonly Section[],
  rules: ReturnType<typeof bonusRules>,
  initiatives: boolean,
  codeFor: (title: TextField) => TextField,
): DraftAward {
  const { title, rank } = awardOf(r, parts, granting)
  const person = r.kind !== 'collective'
  const name = person ? personName(r.name) : headSpelled(textField(r.name))
  const optional = (run: Run | null): TextField => (run && run.text !== '' ? textField(run) : absentText())
  const bonus = r.bonus ? bonusOfCell(r.bonus) : bonusOfRules(rules, r, title.value)
  const award: DraftAward = {
    recipientKind: {
      value: r.kind,
      status: r.kindSaid ? 'sure' : 'check',
      confidence: r.kindSaid ? 1 : 0.7,
      raw: r.name.text,
      evidence: evidenceOf(r.name),
      ...(r.kindSaid ? {} : { doubt: 'inferred' as const }),
    },
    name,
    honorific: optional(r.honorific),
    ...birth(r.birth),
    position: romanGrade(positionField(r)),
    unit: unitField(r),
    awardTitle: title,
    awardCode: codeFor(title),
    rank: r.rank && initiatives ? textField(r.rank) : rank ? { ...title, value: rank } : absentText(),
    year: yearOf(r, parts, granting),
    bonus,
    initiative: optional(r.initiative),
    reason: optional(r.reason),
    link: { id: null, status: 'check', candidates: [] },
    ...ordinalField(r),
  }
  return r.unread ? doubtUnread(award, r.unread) : award
}

/** Looks titles up in the catalogue; the decision's issuer and date settle what the words leave open ("Giấy khen của Giám đốc"). */
function codeOf(decision: DraftDecision, meta: DraftMeta): (title: TextField) => TextField {
  const issuerLevel =
    decision.issuingBody.value === null
      ? null
      : issuerLevelOf(decision.issuingBody.value, decision.signedDate.value, decision.parentBody.value)
  const context = { issuerLevel, date: decision.signedDate.value }
  return (title) => {
    const match = title.value === null || !meta.catalogue ? null : matchAward(title.value, meta.catalogue, context)
    if (!match) return missingText('unknownAward')
    const sure = match.score >= SURE_CODE
    return {
      value: match.code,
      status: sure ? 'sure' : 'check',
      confidence: Math.min(match.score, title.confidence),
      raw: title.raw,
      evidence: title.evidence,
      ...(sure ? {} : { doubt: 'unknownAward' as const }),
    }
  }
}

/**
 * "chuyên khoa Iu", "… J": a Roman I or II read as letters. One stroke is easily lost or taken for two, so a I is looked at however
 * sure the engine was.
 */
function romanGrade(field: TextField): TextField {
  const grade = /chuyên khoa (\S{1,2})$/u.exec(field.value ?? '')?.[1]
  if (field.value === null || field.confidence === 1 || grade === undefined || grade === 'II') return field
  const one = /^[IJl1|Ï]$/u.test(grade)
  if (!one && !/^(?:[IlU1|][IulU1|]|[UuHn]|Hu)$/u.test(grade)) return doubted(field, 'format')
  return doubted({ ...field, value: field.value.replace(/\S{1,2}$/u, one ? 'I' : 'II') }, 'inferred')
}

const FIRST_BIRTH = 1900

function birth(run: Run | null): { birthYear: NumberField; birthDate: TextField } {
  if (!run) return { birthYear: absentNumber(), birthDate: absentText() }
  const digits = run.text.replace(/[oO]/g, '0').replace(/[lI|]/g, '1')
  const year = /(?<!\d)(\d{4})(?!\d)/.exec(digits)
  const value = year ? Number(year[1]) : null
  if (value === null || value < FIRST_BIRTH || value > 2030)
    return { birthYear: { ...missingNumber(), raw: run.text, evidence: evidenceOf(run), doubt: 'format' }, birthDate: absentText() }
  const iso = /\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/.test(digits) ? parseDate(digits.replace(/[^\d/.-]/g, '')) : null
  return {
    birthYear: numberField(run, value),
    birthDate: iso ? textField(run, { value: iso }) : absentText(),
  }
}

function bonusOfCell(run: Run): TextField {
  const sum = /\d{1,3}(?:[.,\s]\d{3})+|\d+[.,]?\d*\s*(?:lần)?/.exec(run.text)
  if (!sum) return doubted(textField(run), 'format')
  const plain = /^\D*(\d{1,3}([.,]\d{3})+|0[.,]\d)\D*$/.test(run.text)
  return isOddSum(run.text) ? roundedSum(run) : textField(run, { doubt: plain ? undefined : 'format' })
}

function bonusOfRules(rules: ReturnType<typeof bonusRules>, r: Recipient, title: string | null): TextField {
  const rule = bonusFor(rules, r.kind, title)
  if (!rule) return absentText()
  return isOddSum(rule.run.text) ? roundedSum(rule.run) : textField(rule.run)
}

const roundedSum = (run: Run): TextField => textField(run, { value: withZeros(run.text), doubt: 'format' })

/** The period: the row's own, the headings', the annex's, the article's, the subject's; never the decision's date. */
function yearOf(r: Recipient, parts: DecisionParts, granting: readonly Section[]): TextField {
  if (r.year) {
    const value = /\d{4}(\s*[-–]\s*\d{4})?/.exec(r.year.text)?.[0]
    if (value) return textField(r.year, { value })
  }
  const article = r.section.kind === 'article' ? grantSentences([r.section]) : grantSentences(granting)
  const sources = [
    ...[...r.headings].reverse(),
    ...r.section.heading.filter((h) => !/kem theo/.test(h.run.folded)).map((h) => h.run),
    ...article,
    parts.subject,
  ]
  for (const run of sources) {
    const period = findPeriod(run)
    if (period) return textField(period.run, { value: period.value, doubt: possiblePeriod(period.value) ? undefined : 'range' })
  }
  return missingText()
}
