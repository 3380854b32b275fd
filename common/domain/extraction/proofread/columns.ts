import { leavesOf, type PageCell, type PageResult, type PageTable, type PageWord } from '../../../model/page.ts'
import { editDistance } from '../../text/edit-distance.ts'
import { withoutMarks } from '../../text/fold.ts'
import { isSyllable } from '../../text/syllable.ts'
import { respelled } from './words.ts'

const USUAL = 3
const SHARE = 0.15
/** A cell that was put right by its neighbours is looked at. */
const PROPOSED = 0.75

const wordsOf = (cell: PageCell): PageWord[] => cell.lines.flatMap((l) => l.words)
const textOf = (cell: PageCell): string =>
  wordsOf(cell)
    .map((w) => w.text)
    .join(' ')
const plain = (s: string): string => withoutMarks(s.normalize('NFC').toLocaleLowerCase('vi'))
const trust = (cell: PageCell): number => Math.min(1, ...wordsOf(cell).map((w) => w.confidence))

interface Usual {
  readonly text: string
  readonly folded: string
  readonly count: number
}

/**
 * In a column where the same wordings come again and again (positions, units, awards), a cell that differs from one of them by a slip
 * is that wording: "Trường Tiểu học Võ Thị Sấu" among twenty "… Sáu". Only cells with as many words change, never figures or grades,
 * and never a cell read well that differs by letters. Columns of the same place on following pages count together.
 */
export function columnsAgree(pages: readonly PageResult[]): PageResult[] {
  const tables = pages.flatMap((p) => (p.source === 'ocr' ? leavesOf(p).flatMap((l) => l.tables) : []))
  const usual = new Map<string, Usual[]>()
  for (const key of new Set(tables.flatMap((t) => t.cells.map((c) => keyOf(t, c))))) {
    const counts = new Map<string, number>()
    for (const t of tables) for (const c of t.cells) if (keyOf(t, c) === key) count(counts, textOf(c), trust(c))
    const often = [...counts]
      .filter(([text, n]) => n >= USUAL && plain(text).length >= 8)
      .map(([text, n]) => ({ text, folded: plain(text), count: n }))
    usual.set(
      key,
      often.filter((u) => !often.some((other) => isSlipOf(u, other))),
    )
  }
  const table = (t: PageTable): PageTable => ({ ...t, cells: t.cells.map((c) => agreed(c, usual.get(keyOf(t, c)) ?? [])) })
  return pages.map((p) =>
    p.source === 'ocr'
      ? {
          ...p,
          tables: p.tables.map(table),
          ...(p.leaves ? { leaves: p.leaves.map((l) => ({ ...l, tables: l.tables.map(table) })) } : {}),
        }
      : p,
  )
}

/** A slip that comes again ("Phan Chu Trnh", "Kim Đóng") beside the wording that comes much more often. */
function isSlipOf(u: Usual, other: Usual): boolean {
  if (other.count < USUAL * u.count) return false
  if (u.folded === other.folded) return u.text !== other.text
  const odd = u.text.split(' ').filter((w) => /^\p{L}+$/u.test(w) && !isSyllable(w))
  return odd.length > 0 && odd.some((w) => !other.text.includes(w)) && editDistance(u.folded, other.folded, 1) <= 1
}

const keyOf = (t: PageTable, c: PageCell): string => `${t.cols}/${c.col}`
const count = (counts: Map<string, number>, text: string, confidence: number): void => {
  if (confidence >= 0.6 && text !== '') counts.set(text, (counts.get(text) ?? 0) + 1)
}

function agreed(cell: PageCell, usual: readonly Usual[]): PageCell {
  const text = textOf(cell)
  if (text === '' || usual.some((u) => u.text === text)) return cell
  const folded = plain(text)
  const words = wordsOf(cell)
  const near = usual.filter((u) => {
    if (u.text.split(' ').length !== words.length) return false
    if (u.folded === folded) return true
    const limit = Math.max(1, Math.floor(u.folded.length * SHARE))
    return editDistance(u.folded, folded, limit) <= limit
  })
  const [only, other] = near
  if (!only || other) return cell
  const target = only.text.split(' ')
  const mayChange = words.every((w, i) => {
    const wanted = target[i] ?? ''
    if (wanted === w.text) return true
    if (/\d/.test(w.text + wanted) || /^[IVX]+$/.test(wanted)) return false
    if (plain(w.text) === plain(wanted)) return w.confidence < 0.93 || only.count >= 2 * USUAL
    const own = plain(w.text)
    const most = Math.max(1, Math.floor(own.length / 2))
    if (editDistance(own, plain(wanted), most) > most) return false
    return w.confidence < 0.88 || !isSyllable(w.text.replace(/[^\p{L}]/gu, ''))
  })
  if (!mayChange) return cell
  let at = 0
  return {
    ...cell,
    lines: cell.lines.map((l) => ({
      ...l,
      words: l.words.map((w) => {
        const wanted = target[at++] ?? w.text
        return wanted === w.text ? w : { ...respelled(w, wanted), confidence: Math.min(w.confidence, PROPOSED) }
      }),
    })),
  }
}
