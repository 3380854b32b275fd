import type { TextField } from '../../model/draft.ts'
import { type AwardMention, awardMentions } from './award-mentions.ts'
import type { DecisionParts, Section } from './document.ts'
import { doubted, missingText, textField } from './fields.ts'
import { kindOfHeading, type Recipient } from './recipients.ts'
import { evidenceOf, type Run, sliceRun } from './run.ts'
import { sentenceCase } from './sentence-case.ts'

/** The award a recipient gets: from its row, the heading over it, its annex's heading, its article, the granting articles, the subject. */
export function awardOf(r: Recipient, parts: DecisionParts, granting: readonly Section[]): { title: TextField; rank: string | null } {
  if (r.award) return fromCell(r.award, parts)
  const sources: (readonly Run[])[] = [
    [...r.headings].reverse(),
    r.section.heading.filter((h) => !/kem theo/.test(h.run.folded)).map((h) => h.run),
    r.section.kind === 'article' ? articleText(r.section) : [],
    granting.flatMap(articleText),
    [parts.subject],
  ]
  for (const runs of sources) {
    // "Danh sách sáng kiến" names no level: one that does is looked for further.
    const found = runs.flatMap((run) => inContext(run)).filter((f) => f.mention.title !== 'Sáng kiến')
    if (found.length === 0) continue
    const fits = found.filter((f) => f.kinds.size === 0 || f.kinds.has(r.kind))
    const pool = fits.length > 0 ? fits : found
    const names = new Set(pool.map((f) => f.mention.title.toLocaleLowerCase('vi')))
    const [first] = pool
    if (!first) continue
    return fromMention(first.mention, parts, names.size > 1)
  }
  return { title: missingText('unknownAward'), rank: null }
}

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

function fromMention(mention: AwardMention, parts: DecisionParts, ambiguous: boolean): { title: TextField; rank: string | null } {
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
  return { title: ambiguous ? doubted(field, 'inferred') : field, rank: mention.rank }
}

function fromCell(run: Run, parts: DecisionParts): { title: TextField; rank: string | null } {
  const [mention] = awardMentions(run)
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
              ? fromMention(mention, parts, false).title
              : doubted(field, 'format'),
        rank: mention.rank,
      }
    }
    return {
      title: textField(run, { value: mention.title, doubt: mention.start > 12 ? 'format' : undefined }),
      rank: mention.rank,
    }
  }
  const short = sliceRun(run, 0)
  return { title: textField(short, { value: run.text.replace(/["“”]/g, '').trim(), doubt: 'unknownAward' }), rank: null }
}

/** "Chủ tịch Ủy ban nhân dân huyện Sơn Tịnh": who decides, for a Giấy khen that does not say whose it is. */
function authorityInWords(parts: DecisionParts): { text: string; run: Run } | null {
  const run = parts.authority
  if (run.text.length < 6) return null
  return { text: sentenceCase(run.text), run }
}
