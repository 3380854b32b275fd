import type { TextField } from '../../model/draft.ts'
import { similarity } from '../text/edit-distance.ts'
import { searchKey } from '../text/search-key.ts'
import { type AwardMention, awardMentions, shortInCell } from './award-mentions.ts'
import type { DecisionParts, Section } from './document.ts'
import { doubted, missingText, textField } from './fields.ts'
import { kindOfHeading, type Recipient } from './recipients.ts'
import { evidenceOf, type Run } from './run.ts'
import { sentenceCase } from './sentence-case.ts'

/** The award a recipient gets: from its row, the heading over it, its annex's heading, its article, the granting articles, the subject. */
export function awardOf(r: Recipient, parts: DecisionParts, granting: readonly Section[]): AwardOfRow {
  const said = saidRuns(r, parts, granting)
  if (r.award) return fromCell(r.award, parts, said)
  let withoutLevel: AwardMention | undefined
  let other: { readonly mention: AwardMention; readonly ambiguous: boolean } | undefined
  for (const runs of said) {
    // "Danh sách sáng kiến" names no level: one that does is looked for further.
    const named = runs.flatMap((run) => inContext(run))
    const found = named.filter((f) => !/^sáng kiến( kinh nghiệm)?$/i.test(f.mention.title))
    withoutLevel ??= named.find((f) => /^sáng kiến kinh nghiệm$/i.test(f.mention.title))?.mention
    const fits = found.filter((f) => f.kinds.size === 0 || f.kinds.has(r.kind))
    const pool = fits.length > 0 ? fits : found
    const [first] = pool
    if (!first) continue
    const ambiguous = new Set(pool.map((f) => f.mention.title.toLocaleLowerCase('vi'))).size > 1
    // A title for persons over a list of collectives: the article may say what these get.
    if (fits.length > 0) return fromMention(withIssuer(first.mention, said), parts, said, ambiguous)
    other ??= { mention: first.mention, ambiguous: true }
  }
  if (!other && withoutLevel) return fromMention(withoutLevel, parts, said, false)
  return other ? fromMention(other.mention, parts, said, other.ambiguous) : { title: missingText('unknownAward'), rank: null }
}

interface AwardOfRow {
  readonly title: TextField
  readonly rank: string | null
}

/** Where a row's award may be said, nearest first. */
const saidRuns = (r: Recipient, parts: DecisionParts, granting: readonly Section[]): readonly (readonly Run[])[] => [
  [...r.headings].reverse(),
  r.section.heading.filter((h) => !/kem theo/.test(h.run.folded)).map((h) => h.run),
  r.section.kind === 'article' ? articleText(r.section) : [],
  granting.flatMap(articleText),
  [parts.subject],
]

/**
 * "Giấy khen" in a heading is the one whose issuer the article names, and "GIA ĐÌNH VĂN HÓA TIÊU BIỂU" the title it gives in quotation
 * marks, where it names only one.
 */
function withIssuer(mention: AwardMention, said: readonly (readonly Run[])[]): AwardMention {
  if (!mention.lacksIssuer && !mention.goesOn) return mention
  const full = said
    .flat()
    .flatMap(awardMentions)
    .filter((m) => !m.lacksIssuer && !m.goesOn && startsWith(m.title, `${mention.title} `))
  const [first] = full
  return first && new Set(full.map((m) => m.title.toLocaleLowerCase('vi'))).size === 1 ? first : mention
}

const startsWith = (title: string, begin: string): boolean => title.toLocaleLowerCase('vi').startsWith(begin.toLocaleLowerCase('vi'))

/** An abbreviation is certain where the decision spells the title out as well. */
const spelledOut = (mention: AwardMention, said: readonly (readonly Run[])[]): boolean =>
  said
    .flat()
    .flatMap(awardMentions)
    .some((m) => m.short === undefined && m.title.toLocaleLowerCase('vi') === mention.title.toLocaleLowerCase('vi'))

/** Somewhere the decision writes this name and goes on: what it gives may be that longer one. */
const goesOnElsewhere = (mention: AwardMention, said: readonly (readonly Run[])[]): boolean =>
  mention.goesOn === true ||
  said
    .flat()
    .flatMap(awardMentions)
    .some((m) => m.goesOn && m.title.toLocaleLowerCase('vi') === mention.title.toLocaleLowerCase('vi'))

const articleText = (s: Section): Run[] => s.blocks.slice(0, 1).flatMap((b) => (b.kind === 'paragraph' ? [b.run] : []))

/** Mentions of a run with the kinds of recipient each is said to be for. */
function inContext(run: Run): { mention: AwardMention; kinds: Set<string> }[] {
  const mentions = awardMentions(run)
  return mentions.map((mention, i) => {
    const after = run.folded.slice(mention.end, mentions[i + 1]?.start ?? run.text.length)
    const kinds = new Set<string>()
    const name = mention.title.toLowerCase()
    if (/^tập thể|^đơn vị|^thôn|^tổ dân phố|^khu|^xã|^phường|^cờ thi đua|^ấp|^bản|^làng/.test(name)) kinds.add('collective')
    else if (/^lao động|^chiến s[ĩỹ]/.test(name)) kinds.add('individual')
    else if (/^gia đình/.test(name)) kinds.add('household')
    else {
      for (const m of after.matchAll(/tap the|ca nhan|ho gia dinh/g)) {
        const kind = kindOfHeading(m[0])
        if (kind) kinds.add(kind)
      }
    }
    return { mention, kinds }
  })
}

function fromMention(mention: AwardMention, parts: DecisionParts, said: readonly (readonly Run[])[], ambiguous: boolean): AwardOfRow {
  let title = mention.title
  let field = textField(mention.run, { value: title })
  if (mention.lacksIssuer) {
    const issuer = authorityInWords(parts)
    if (issuer) {
      title = `${title} của ${issuer.text}`
      field = { ...field, value: title, evidence: [...field.evidence, ...evidenceOf(issuer.run)] }
      // Whose it is, the words do not say: the deciding authority is a proposal.
      field = doubted(field, 'inferred')
    } else field = doubted(field, 'inferred')
  }
  const unclear = ambiguous || goesOnElsewhere(mention, said) || (mention.short && !spelledOut(mention, said))
  return { title: unclear ? doubted(field, 'inferred') : field, rank: mention.rank }
}

function fromCell(run: Run, parts: DecisionParts, said: readonly (readonly Run[])[]): AwardOfRow {
  const short = shortInCell(run)
  if (short) return fromMention(short, parts, said, false)
  const [found] = awardMentions(run)
  const mention = found ? withIssuer(found, said) : nearTitle(run, said)
  if (mention && !found) return { title: textField(run, { value: mention.title, doubt: 'inferred' }), rank: mention.rank }
  if (mention && found && mention !== found && run.text.slice(found.end).trim() === '')
    return { title: textField(run, { value: mention.title }), rank: mention.rank }
  if (mention) {
    const rest = run.text.slice(mention.end).replace(/["“”.\s]/g, '')
    if (rest === '' || mention.lacksIssuer) {
      const covers = mention.start <= 2 && rest === ''
      const field = textField(run, { value: mention.title })
      return {
        title:
          covers && !mention.lacksIssuer
            ? field
            : mention.lacksIssuer && covers
              ? fromMention(mention, parts, said, false).title
              : doubted(field, 'format'),
        rank: mention.rank,
      }
    }
    return {
      title: textField(run, { value: mention.title, doubt: mention.start > 12 ? 'format' : undefined }),
      rank: mention.rank,
    }
  }
  return { title: textField(run, { value: run.text.replace(/["“”]/g, '').trim(), doubt: 'unknownAward' }), rank: null }
}

/** A cell that names no award as it was read: the one award of this decision it is near to, as a proposal. */
function nearTitle(run: Run, said: readonly (readonly Run[])[]): AwardMention | undefined {
  const key = searchKey(run.text)
  const ranked = [
    ...new Map(
      said
        .flat()
        .flatMap(awardMentions)
        .map((m) => [searchKey(m.title), m]),
    ),
  ]
    .map(([title, mention]) => ({ mention, near: similarity(title, key) }))
    .sort((a, b) => b.near - a.near)
  const [first, second] = ranked
  return first && first.near > 0.7 && first.near - (second?.near ?? 0) > 0.15 ? first.mention : undefined
}

/** "Chủ tịch Ủy ban nhân dân huyện Tân Khê": who decides, for a Giấy khen that does not say whose it is. */
function authorityInWords(parts: DecisionParts): { text: string; run: Run } | null {
  const run = parts.authority
  if (run.text.length < 6) return null
  return { text: sentenceCase(run.text), run }
}
