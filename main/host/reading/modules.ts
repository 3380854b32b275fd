import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { pathToFileURL } from 'node:url'

const require = createRequire(import.meta.url)

const packageFolder = (name: string): string => dirname(require.resolve(`${name}/package.json`))

/** Where pdf.js keeps the data it needs beside its code; folders end with a separator, as it demands. */
export const pdfjsPaths = () => {
  const home = packageFolder('pdfjs-dist')
  const folder = (name: string) => join(home, name) + sep
  return {
    worker: pathToFileURL(join(home, 'legacy', 'build', 'pdf.worker.mjs')).href,
    standardFonts: folder('standard_fonts'),
    cMaps: folder('cmaps'),
    wasm: folder('wasm'),
    iccs: folder('iccs'),
  }
}

/** The folder with `vie.traineddata.gz` (model "best", integer: as exact as the full one at a third of its size). */
export const vietnameseDataFolder = (): string => join(packageFolder('@tesseract.js-data/vie'), '4.0.0_best_int')
