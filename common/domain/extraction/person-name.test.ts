import { describe, expect, it } from 'vitest'
import type { PageWord } from '../../model/page.ts'
import { lineOf } from './pages.test-data.ts'
import { personName } from './person-name.ts'
import { runOf } from './run.ts'

const name = (text: string, seconds: Readonly<Record<string, string>> = {}, confidence = 0.95) =>
  personName(
    runOf(
      lineOf({ text, x: 0.1, y: 0.1, confidence }).words.map((word): { word: PageWord; page: number } => ({
        word: { ...word, second: seconds[word.text] ?? word.text },
        page: 1,
      })),
    ),
  )

describe('a name that was read twice', () => {
  it('is sure to go on where both readings agree', () => {
    expect(name('Phạm Thị Huệ')).toMatchObject({ value: 'Phạm Thị Huệ', status: 'sure' })
  })

  it('takes the reading that names are made of, and an officer looks at it', () => {
    expect(name('Phạm Diều Huệ', { Diều: 'Diệu' })).toMatchObject({
      value: 'Phạm Diệu Huệ',
      raw: 'Phạm Diều Huệ',
      status: 'check',
      doubt: 'disagree',
    })
  })

  it('keeps the first of two that names may have, and an officer looks at it', () => {
    expect(name('Phạm Văn Tiến', { Tiến: 'Tiên' })).toMatchObject({ value: 'Phạm Văn Tiến', status: 'check', doubt: 'disagree' })
    expect(name('Phạm Văn Khuồi', { Khuồi: 'Khuối' })).toMatchObject({ value: 'Phạm Văn Khuồi', status: 'check', doubt: 'disagree' })
  })

  it('says nothing against a name whose other reading cannot be a syllable', () => {
    expect(name('Phạm Văn Trinh', { Trinh: 'Trnh' })).toMatchObject({ value: 'Phạm Văn Trinh', status: 'sure' })
  })
})
