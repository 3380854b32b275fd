import { describe, expect, it } from 'vitest'
import { isSyllable } from './syllable.ts'

describe('the spelling of one Vietnamese syllable', () => {
  it.each(
    'quyết định Uẩn NGUYỄN khuyến giếng gì nghiệp ghế kỷ yên ý Đặng quốc quỳnh thuở ngoằng hoạch tịch xuất LƯU được ở y quýt giữa khuya huých'.split(
      ' ',
    ),
  )('%s can be written', (word) => expect(isSyllable(word)).toBe(true))

  it.each("Rơl H'Duyên Mdrắk ngiệp kan ghà cệ thiêp tất̀ bắn̉ nguyễ uỳnhh dươngg SỞGIÁO TÂNKHÊ W tr 12 a1 ngáć hoap".split(' '))(
    '%s cannot',
    (word) => expect(isSyllable(word)).toBe(false),
  )

  it('asks for a tone before a stop: tốt, tột, never tôt nor tồt', () => {
    expect(['tốt', 'tột', 'tôt', 'tồt'].map(isSyllable)).toEqual([true, true, false, false])
  })
})
