import type { SeenLine } from './assemble.ts'
import type { Piece } from './image/montage.ts'

const TITLE = /(CH[UỦ] T[IỊ]CH|GI[AÁ]M Đ[OỐ]C|TR[UƯ][OỞ]NG|CH[AÁ]NH|B[IÍ] TH[UƯ]|TH[UỦ] T[UƯ][OỚ]NG|CH[UỦ] NHI[EỆ]M|V[UỤ] TR|C[UỤ]C TR)/u
const textOf = (line: SeenLine) => line.map((w) => w.text).join(' ')
const NAME = /^\p{Lu}\p{Ll}*(['’]?\p{L}+)?( \p{Lu}['’]?\p{L}*){1,5}$/u
const TRUST = 0.6

/** The words of a line without what seal and pen left between them. */
const trusted = (line: SeenLine): SeenLine => line.filter((w) => w.confidence >= TRUST && /\p{L}/u.test(w.text))

/**
 * Where a signer's name should stand when the page was read without one: under the title in capitals in the right half, where seal
 * and signature cover it and an engine looking for whole blocks passes over it. Null where there is no such title, or the name was read.
 */
export function unreadSignature(lines: readonly SeenLine[], width: number, height: number): Piece | null {
  const titles = lines.filter((l) => {
    const text = textOf(trusted(l))
    const middle = ((l[0]?.x0 ?? 0) + (l.at(-1)?.x1 ?? 0)) / 2
    return middle > width * 0.52 && TITLE.test(text) && text === text.toLocaleUpperCase('vi') && text.length < 50
  })
  const title = titles.sort((a, b) => (b[0]?.y0 ?? 0) - (a[0]?.y0 ?? 0))[0]
  const [first] = title ?? []
  const last = title?.at(-1)
  if (!title || !first || !last) return besideRecipients(lines, width, height)
  if (first.y0 < height * 0.12) return null
  const middle = (first.x0 + last.x1) / 2
  const y0 = Math.max(...title.map((w) => w.y1)) + 2
  const y1 = Math.min(height, y0 + height * 0.17)
  const named = lines.some((l) => {
    const y = ((l[0]?.y0 ?? 0) + (l[0]?.y1 ?? 0)) / 2
    return y > y0 && y < y1 && (l[0]?.x0 ?? 0) > width * 0.4 && wholeName(l)
  })
  return named ? null : { x0: Math.max(0, middle - width * 0.2), y0, x1: Math.min(width, middle + width * 0.2), y1 }
}

/** The words of a line that make a name read with some trust, or null. */
export function signerLine(line: SeenLine): SeenLine | null {
  const words = trusted(line)
  return words.length >= 2 && NAME.test(words.map((w) => w.text.replace(/[^\p{L}'’]/gu, '')).join(' ')) ? words : null
}

/** A name of which every word was read with trust: a doubtful one between others is a part of the name that was lost. */
const wholeName = (line: SeenLine): boolean =>
  signerLine(line) !== null && line.every((w) => w.confidence >= TRUST || !/\p{L}/u.test(w.text))

/** With no title read at all (a dark seal lies over it), the block stands right of "Nơi nhận". */
function besideRecipients(lines: readonly SeenLine[], width: number, height: number): Piece | null {
  const foot = lines.find((l) => /^N[ơo]i nh[ậâa]n/u.test(textOf(l)) && (l[0]?.x0 ?? width) < width * 0.3)?.[0]
  return foot
    ? { x0: width * 0.48, y0: Math.max(0, foot.y0 - height * 0.012), x1: width * 0.96, y1: Math.min(height, foot.y0 + height * 0.19) }
    : null
}

const OFFICE_LINE =
  /^((TM|KT|TL|TUQ|Q)\s*[.,]|PH[OÓ] |CH[UỦ] T|GI[AÁ]M|HI[EỆ]U|TR[UƯ][OỞ]NG|CH[AÁ]NH|VI[EỆ]N TR|C[UỤ]C TR|B[OỘ] TR|T[OỔ]NG)/u

/** The words of a line of the block's offices ("KT. GIÁM ĐỐC"), or null. */
export function officeLine(line: SeenLine): SeenLine | null {
  const words = trusted(line)
  const text = textOf(words)
  return words.length >= 2 && text === text.toLocaleUpperCase('vi') && OFFICE_LINE.test(text) ? words : null
}
