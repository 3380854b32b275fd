import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type FontStyle, fontOf } from './fixtures/fonts.ts'

/**
 * Makes resources/fonts again: `node build/make-fonts.ts`. The host draws pages of Word files with these (Tinos, SIL Open Font License 1.1,
 * as wide as Times New Roman), because it may rely on no font of the machine.
 */
const folder = join(import.meta.dirname, '..', 'resources', 'fonts')
mkdirSync(folder, { recursive: true })
for (const style of ['regular', 'bold', 'italic', 'boldItalic'] satisfies FontStyle[])
  writeFileSync(join(folder, `tinos-${style}.ttf`), fontOf(style).ttf)
