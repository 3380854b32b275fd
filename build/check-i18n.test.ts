import { describe, expect, it } from 'vitest'
import { unusedKeys, vietnameseLines, withoutComments } from './i18n-rules.ts'

describe('the check of texts', () => {
  it('finds Vietnamese text in strings, templates and JSX, on its line, also decomposed', () => {
    expect(vietnameseLines("const a = 'ok'\nconst b = 'Đạt'\nreturn <p>Hồ sơ</p>\nconst c = `Nghỉ ${x}`")).toEqual([2, 3, 4])
    expect(vietnameseLines(`const a = '${'Hòa'.normalize('NFD')}'`)).toEqual([1])
  })

  it('leaves comments alone, but not strings that look like comments', () => {
    expect(vietnameseLines('// Đạt\n/* Hồ sơ\n Đạt */ const a = 1 // Đạt')).toEqual([])
    expect(vietnameseLines("const url = 'http://x/Đạt'\nconst b = '/* Đạt */'")).toEqual([1, 2])
    expect(withoutComments("a // b\nit's // c\nd")).toBe("a \nit's // c\nd")
  })

  it('finds keys nobody names, and takes a template for all keys that begin so', () => {
    const keys = ['home.title', 'home.gone', 'errors.read.empty', 'format.day0']
    expect(unusedKeys(keys, ["t('home.title')", 'textOf(`errors.${code}`)', "// t('home.gone')", 'vi[`format.${day}`]'])).toEqual([
      'home.gone',
    ])
  })
})
