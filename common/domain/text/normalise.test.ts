import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanLine, normaliseText, squeezeSpaces } from './normalise.ts'
import { plainPunctuation, withoutQuotes } from './punctuation.ts'

describe('normaliseText', () => {
  it.each([
    ['NFD as macOS writes it', 'Đặng Thị Đức'.normalize('NFD'), 'Đặng Thị Đức'],
    ['tone typed before the circumflex', 'E\u0301\u0302'.concat('n'), 'Ến'],
    ['dot below typed after the circumflex', 'hie\u0302\u0323n', 'hiện'],
    ['horn after the tone', 'Nguo\u0300\u031Bi', 'Nguời'],
    ['eth for Đ', 'Ðặng Ðức', 'Đặng Đức'],
    ['small eth', 'Hội ðồng', 'Hội đồng'],
    ['African D', 'Ɖiều', 'Điều'],
    ['soft hyphen and zero width', 'Ngu\u00ADyễn\u200B Văn\uFEFF', 'Nguyễn Văn'],
    ['no-break and thin spaces', 'Lê\u00A0Văn\u2009An', 'Lê Văn An'],
    ['tabs and lines stay', 'a\tb\nc', 'a\tb\nc'],
    ['eth beside a foreign letter stays', 'þjóðin', 'þjóðin'],
  ])('%s', (_, given, expected) => {
    expect(normaliseText(given)).toBe(expected)
  })

  it('changes nothing the second time, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = normaliseText(text)
        expect(normaliseText(once)).toBe(once)
        expect(once).toBe(once.normalize('NFC'))
      }),
    )
  })
})

it('squeezes blanks of every kind into one space', () => {
  expect(squeezeSpaces('  Lê \t\n Văn   An ')).toBe('Lê Văn An')
  expect(cleanLine('\u00A0Lê\u00A0\u00A0Văn')).toBe('Lê Văn')
})

describe('punctuation', () => {
  it('knows one spelling of quotes and dashes', () => {
    expect(plainPunctuation('“Thi đua – Khen thưởng” H’Lan — «x»')).toBe('"Thi đua - Khen thưởng" H\'Lan - "x"')
  })
  it('takes quotation marks off a title and leaves apostrophes in names', () => {
    expect(withoutQuotes('“Chiến sĩ thi đua cơ sở”')).toBe('Chiến sĩ thi đua cơ sở')
    expect(withoutQuotes("'Lao động tiên tiến'")).toBe('Lao động tiên tiến')
    expect(withoutQuotes("''Lao động tiên tiến''")).toBe('Lao động tiên tiến')
    expect(withoutQuotes('Bà H’Lan Niê')).toBe("Bà H'Lan Niê")
  })
})
