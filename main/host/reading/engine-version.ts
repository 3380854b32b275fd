/** The recogniser as drafts name it. */
export const ENGINE = { name: 'tesseract.js', version: '7.0.0', data: 'vie best_int' } as const

/**
 * Version of the whole reading of a page (model, pictures, layout), part of the key under which page results are kept.
 * A change of any stage that changes results raises the last number, and pages are read anew.
 */
export const ENGINE_VERSION = `${ENGINE.name}-${ENGINE.version}+${ENGINE.data.replace(' ', '-')}+reading-5`
