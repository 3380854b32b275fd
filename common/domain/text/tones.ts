/** The letters and tones of Vietnamese taken apart and put together again. */

/** Tone in dictionary order: 0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng. */
export type Tone = 0 | 1 | 2 | 3 | 4 | 5

const MARKS = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'] as const
const TONE_MARK = /[\u0300\u0301\u0303\u0309\u0323]/
const TONE_MARKS = /[\u0300\u0301\u0303\u0309\u0323]/g

/** The tone a letter (or a whole syllable, its first tone) carries. Takes any normal form. */
export function toneOf(text: string): Tone {
  const mark = TONE_MARK.exec(text.normalize('NFD'))?.[0]
  switch (mark) {
    case '\u0300':
      return 1
    case '\u0309':
      return 2
    case '\u0303':
      return 3
    case '\u0301':
      return 4
    case '\u0323':
      return 5
    default:
      return 0
  }
}

/** The text without tones, letters kept: "Đặng Thị Ước" gives "Đăng Thi Ươc". NFC. */
export function withoutTones(text: string): string {
  return text.normalize('NFD').replace(TONE_MARKS, '').normalize('NFC')
}

/** One letter with the given tone: withTone('ơ', 4) is 'ớ'. NFC. */
export function withTone(letter: string, tone: Tone): string {
  return (letter + MARKS[tone]).normalize('NFC')
}
