import type { DraftKind } from '../../model/draft.ts'
import type { DecisionParts } from './document.ts'

const ATTACHMENTS: readonly (readonly [RegExp, string])[] = [
  [/^to trinh\b/, 'tờ trình'],
  [/^bien ban (hop|hoi nghi|cuoc hop)\b/, 'biên bản họp'],
  [/^bien ban (kiem phieu|bo phieu)\b/, 'biên bản kiểm phiếu'],
  [/^bien ban\b/, 'biên bản'],
  [/^(bao cao( tom tat)? thanh tich|ban thanh tich)\b/, 'báo cáo thành tích'],
  [/^bao cao( mo ta)? sang kien\b/, 'báo cáo sáng kiến'],
  [/^bao cao\b/, 'báo cáo'],
  [/^nghi quyet\b/, 'nghị quyết'],
  [/^(giay xac nhan|ban xac nhan)\b/, 'giấy xác nhận'],
  [/^don (de nghi|yeu cau|dang ky)\b/, 'đơn đề nghị'],
  [/^thong bao\b/, 'thông báo'],
  [/^ke hoach\b/, 'kế hoạch'],
  [/^giay moi\b/, 'giấy mời'],
]

/** What kind of paper this is, from its title and subject. */
export function decisionKind(parts: DecisionParts): { kind: DraftKind; attachmentKind?: string } {
  const title = parts.title.folded
  const about = `${parts.subject.folded} ${
    parts.articles[0]?.blocks
      .slice(0, 1)
      .map((b) => (b.kind === 'paragraph' ? b.run.folded.slice(0, 160) : ''))
      .join(' ') ?? ''
  }`
  if (!/quyet dinh/.test(title)) {
    const lines = parts.flows[0]?.body.filter((b) => b.kind === 'line').slice(0, 12) ?? []
    for (const line of lines) {
      const found = ATTACHMENTS.find(([p]) => p.test(line.run.folded))
      if (found) return { kind: 'attachment', attachmentKind: found[1] }
    }
    // a letter has no title: its subject stands under the number, whom it goes to above the text
    const isLetter = [...parts.headLeft, ...lines].some((l) => /^v\s*\/\s*v\b|^ve viec\b/.test(l.run.folded))
    if (isLetter && lines.some((l) => /^kinh gui\b/.test(l.run.folded))) return { kind: 'attachment', attachmentKind: 'công văn' }
    if (!parts.articles.some((s) => s.blocks.some((b) => b.kind === 'paragraph' && /^dieu\b/.test(b.run.folded)))) return { kind: 'other' }
  }
  // what the paper is about, or where it names no subject the word with which Điều 1 begins
  const act = parts.subject.folded || about.replace(/^\s*dieu\s+\S+\s*/, '').slice(0, 40)
  if (/\b(thu hoi|huy bo|bai bo|tuoc (danh hieu|huan chuong|giai thuong))\b/.test(act)) return { kind: 'revocation' }
  if (/\b(sua doi|dinh chinh|dieu chinh|bo sung (quyet dinh|danh sach|noi dung))\b/.test(act.replace(/luat sua doi/g, '')))
    return { kind: 'amendment' }
  if (/ky luat/.test(about)) return { kind: 'discipline' }
  if (/danh gia,? (va )?xep loai|xep loai chat luong|ket qua (danh gia|xep loai)/.test(about)) return { kind: 'evaluation' }
  if (/sang kien/.test(about) && !/(bang|giay) khen|danh hieu|co thi dua/.test(about)) return { kind: 'initiative' }
  if (/khen|danh hieu|thi dua|huan chuong|huy chuong|ky niem chuong|tien tien|van hoa|bieu duong|phong tang/.test(about))
    return { kind: 'award' }
  return { kind: 'other' }
}
