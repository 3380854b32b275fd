import { type AwardMention, awardMentions } from './award-mentions.ts'
import type { Section } from './document.ts'
import { type Run, sliceRun } from './run.ts'

/** A sum the articles grant, and whom they grant it to. */
export interface BonusRule {
  readonly run: Run
  readonly kinds: ReadonlySet<'individual' | 'collective' | 'household'>
  /** folded name of the award it goes with, null for all */
  readonly award: string | null
}

const SUM = /(\d{1,3}(?:[.,]\d{3})+)\s*(?:đong|dong|đ|d|vnd)?\b|(\d+[.,]?\d*)\s*lan\s*(?:muc\s*)?luong\s*(?:co so|toi thieu)(?:\s*chung)?/g

/** Sums in the articles: "mỗi tập thể 540.000 đồng", "cá nhân đạt danh hiệu … được thưởng …", "0,3 lần mức lương cơ sở". */
export function bonusRules(articles: readonly Section[]): BonusRule[] {
  const rules: BonusRule[] = []
  for (const article of articles) {
    for (const block of article.blocks) {
      if (block.kind !== 'paragraph' || !/thuong/.test(block.run.folded)) continue
      const { run } = block
      let from = 0
      for (const m of run.folded.matchAll(SUM)) {
        const end = m.index + m[0].length
        const before = run.folded.slice(from, m.index)
        if (!/thuong|kem/.test(run.folded.slice(Math.max(0, m.index - 120), m.index))) continue
        const kinds = new Set<'individual' | 'collective' | 'household'>()
        // The words nearest before the sum say whose it is; an award sentence counts recipients before it comes to money.
        const near = before.slice(Math.max(before.lastIndexOf('kem theo'), before.lastIndexOf('tien thuong'), 0))
        const scope = /tap the|ca nhan|ho gia dinh|nguoi/.test(near) ? near : before
        if (/tap the/.test(scope)) kinds.add('collective')
        if (/ca nhan|nguoi/.test(scope)) kinds.add('individual')
        if (/\bho\b/.test(scope)) kinds.add('household')
        const after = run.folded.slice(end, end + 30)
        if (/^\s*(\/|cho)?\s*(moi )?tap the/.test(after)) kinds.add('collective')
        if (/^\s*(\/|cho)?\s*(moi )?(ca nhan|nguoi)/.test(after)) kinds.add('individual')
        const mention = awardMentions(sliceRun(run, from, m.index)).at(-1)
        rules.push({
          run: sliceRun(run, m.index, end),
          kinds,
          award: mention && /dat (danh hieu)?|kem theo danh hieu/.test(before) ? plain(mention) : null,
        })
        from = end
      }
    }
  }
  return rules
}

const plain = (m: AwardMention): string => m.title.toLocaleLowerCase('vi')

/** The sum for a recipient: the one said for its award first, else the one for its kind. */
export function bonusFor(rules: readonly BonusRule[], kind: string, title: string | null): BonusRule | null {
  const fits = rules.filter((r) => r.kinds.size === 0 || [...r.kinds].some((k) => k === kind))
  const name = title?.toLocaleLowerCase('vi') ?? ''
  const own = fits.filter((r) => r.award !== null && name.startsWith(r.award))
  if (own.length > 0) return own[0] ?? null
  return fits.find((r) => r.award === null) ?? null
}

const PRINTED_SUM = /\d{1,3}(?:[.,]\d{3})+/

/** Sums of rewards are whole thousands: 299.999 is none. */
export const isOddSum = (text: string): boolean => {
  const sum = PRINTED_SUM.exec(text)?.[0]
  return sum !== undefined && Number(sum.replace(/[.,]/g, '')) % 1000 !== 0
}

/**
 * A sum whose slashed zeros were read as nines ("299.999đ") with its zeros again ("200.000đ"): all figures after the first must be
 * nines or noughts, else only its last three are noughts for certain. A proposal, to be looked at.
 */
export const withZeros = (text: string): string =>
  text.replace(PRINTED_SUM, (sum) => {
    const all = /^\d[09.,]*$/.test(sum)
    return all ? sum.charAt(0) + sum.slice(1).replace(/\d/g, '0') : `${sum.slice(0, -3)}000`
  })
