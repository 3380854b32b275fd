import { type Run, sliceRun } from './run.ts'

/** An award named in running text: which, where, and how many of whom it says. */
export interface AwardMention {
  /** letters of the whole name with its issuer, as printed */
  readonly run: Run
  /** the same, spelled as the law spells it where the letters differ only in diacritics */
  readonly title: string
  readonly rank: string | null
  readonly start: number
  readonly end: number
  /** the printed letters are exactly the lawful spelling */
  readonly exact: boolean
  /** a Bằng khen or Giấy khen must say whose it is; this one does not */
  readonly lacksIssuer: boolean
}

interface Pattern {
  readonly name: string
  readonly issuer?: true
  readonly rank?: true
  /** more words that may belong to it */
  readonly tail?: RegExp
}

/** Awards by the names of the law and of the papers before it (DOMAIN.md 2); longer names first where one begins another. */
const PATTERNS: readonly Pattern[] = [
  ...[
    'Sao vàng',
    'Hồ Chí Minh',
    'Độc lập',
    'Lao động',
    'Quân công',
    'Bảo vệ Tổ quốc',
    'Chiến công',
    'Đại đoàn kết dân tộc',
    'Dũng cảm',
    'Hữu nghị',
    'Chiến sĩ vẻ vang',
    'Kháng chiến',
  ].map((n): Pattern => ({ name: `Huân chương ${n}`, rank: true })),
  ...['Quân kỳ quyết thắng', 'Vì an ninh Tổ quốc', 'Chiến sĩ vẻ vang', 'Thanh niên xung phong vẻ vang', 'Hữu nghị'].map(
    (n): Pattern => ({ name: `Huy chương ${n}`, rank: true }),
  ),
  { name: 'Cờ thi đua', issuer: true },
  { name: 'Bằng khen', issuer: true },
  { name: 'Giấy khen', issuer: true },
  { name: 'Kỷ niệm chương', tail: /^\s*["“][^"”]{3,90}["”]/ },
  { name: 'Huy hiệu', tail: /^\s*["“][^"”]{3,90}["”]/ },
  { name: 'Chiến sĩ thi đua toàn quốc' },
  { name: 'Chiến sĩ thi đua cấp cơ sở' },
  { name: 'Chiến sĩ thi đua cơ sở' },
  { name: 'Chiến sĩ thi đua', tail: /^\s+(cấp\s+)?(tỉnh|thành phố|bộ|ban|ngành)(\s+\p{Lu}[\p{L}-]*)*/u },
  { name: 'Tập thể lao động xuất sắc' },
  { name: 'Tập thể lao động tiên tiến' },
  { name: 'Đơn vị quyết thắng' },
  { name: 'Đơn vị tiên tiến' },
  { name: 'Lao động tiên tiến' },
  { name: 'Lao động giỏi' },
  { name: 'Chiến sĩ tiên tiến' },
  { name: 'Gia đình văn hóa' },
  { name: 'Gia đình tiêu biểu' },
  { name: 'Thôn, tổ dân phố văn hóa' },
  ...['Thôn', 'Tổ dân phố', 'Khu dân cư', 'Khu phố', 'Ấp', 'Bản', 'Làng', 'Buôn', 'Khóm'].map((n): Pattern => ({ name: `${n} văn hóa` })),
  ...['Xã', 'Phường', 'Thị trấn'].map((n): Pattern => ({ name: `${n} tiêu biểu` })),
  { name: 'Anh hùng Lực lượng vũ trang nhân dân' },
  { name: 'Anh hùng Lao động' },
  { name: 'Bà mẹ Việt Nam anh hùng' },
  ...['Nhà giáo', 'Thầy thuốc', 'Nghệ sĩ', 'Nghệ nhân'].flatMap((n): Pattern[] => [{ name: `${n} nhân dân` }, { name: `${n} ưu tú` }]),
  { name: 'Giải thưởng Hồ Chí Minh' },
  { name: 'Giải thưởng Nhà nước' },
  { name: 'Sáng kiến', tail: /^\s+(cấp\s+)?(cơ sở|tỉnh|thành phố|huyện|bộ|toàn quốc|ngành)/iu },
  { name: 'Hoàn thành xuất sắc nhiệm vụ' },
  { name: 'Hoàn thành tốt nhiệm vụ' },
  { name: 'Không hoàn thành nhiệm vụ' },
  { name: 'Hoàn thành nhiệm vụ' },
]

const foldName = (s: string) => s.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd')

const COMPILED = PATTERNS.map((p) => ({
  ...p,
  find: new RegExp(
    `(?<![\\p{L}])${foldName(p.name).replace(/ si /g, ' s[iy] ').replace(/^huan/, 'h[u]?an').replace(/\s+/g, '\\s+')}(?![\\p{L}])`,
    'gu',
  ),
}))

const ISSUER = /^\s+c[uủù]a\s+(?=\S)/
const ISSUER_END = /\s+(cho|nam|va danh hieu|kem|da|doi voi|tang|theo|gom|ve|giai doan|trong)\b|[,;:.()"“”]/
const RANK = /^\s*h[aạ]ng\s+(nh[aấâ]t|nh[iìí]|ba|iii|ii|i)\b/

/** All awards a run names, in order; of two that overlap the longer stays. */
export function awardMentions(run: Run): AwardMention[] {
  const found: AwardMention[] = []
  for (const p of COMPILED) {
    for (const m of run.folded.matchAll(p.find)) {
      const mention = mentionAt(run, p, m.index, m.index + m[0].length)
      if (!found.some((f) => f.start <= mention.start && f.end >= m.index + m[0].length)) found.push(mention)
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

function mentionAt(run: Run, p: Pattern, start: number, nameEnd: number): AwardMention {
  let end = nameEnd
  const printedName = run.text.slice(start, nameEnd)
  const exact = sameSpelling(printedName, p.name)
  // A heading in capitals is set, not spelled, that way.
  let title = exact && /\p{Ll}/u.test(printedName) ? printedName : p.name
  let rank: string | null = null
  let hasIssuer = false
  const rest = () => run.folded.slice(end)
  if (p.issuer) {
    const of = ISSUER.exec(rest())
    if (of) {
      const from = end + of[0].length
      const stop = ISSUER_END.exec(run.folded.slice(from))
      const to = stop ? from + stop.index : run.text.length
      if (to - from > 2 && to - from < 110) {
        title += ` của ${run.text.slice(from, to).trim()}`
        end = to
        hasIssuer = true
      }
    } else {
      // "Cờ thi đua Chính phủ", "Bằng khen UBND tỉnh": the issuer follows at once.
      const bare = /^\s+(chinh phu|thu tuong chinh phu|ubnd|uy ban nhan dan|bo |giam doc|chu tich|hieu truong)/.exec(rest())
      if (bare) {
        const stop = ISSUER_END.exec(run.folded.slice(end + 1))
        const to = stop ? end + 1 + stop.index : run.text.length
        title += ` ${run.text.slice(end, to).trim()}`
        end = to
        hasIssuer = true
      }
    }
  }
  if (p.rank) {
    const r = RANK.exec(rest())
    if (r) {
      const at = end + r[0].search(/\S/)
      rank = `hạng ${spellRank(r[1] ?? '')}`
      title += ` ${rank}`
      end = at + r[0].trim().length
    }
  }
  if (p.tail) {
    const t = p.tail.exec(run.text.slice(end))
    if (t) {
      title += ` ${t[0].trim().replace(/["“”]/g, '')}`
      end += t[0].length
    }
  }
  return {
    run: sliceRun(run, start, end),
    title: title.replace(/\s+/g, ' '),
    rank,
    start,
    end,
    exact,
    lacksIssuer: p.issuer === true && !hasIssuer,
  }
}

const spellRank = (folded: string): string =>
  /^nha/.test(folded) || /^nh[aấâ]t/.test(folded) ? 'Nhất' : /^nh/.test(folded) ? 'Nhì' : /^ba/.test(folded) ? 'Ba' : folded.toUpperCase()

const bare = (s: string) =>
  s.normalize('NFC').toLocaleLowerCase('vi').replace(/sỹ/g, 'sĩ').replace(/hoá/g, 'hóa').replace(/kỉ/g, 'kỷ').replace(/\s+/g, ' ').trim()
const sameSpelling = (a: string, b: string) => bare(a) === bare(b)
