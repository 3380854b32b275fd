/**
 * Style rules added while the program runs, without `<style>` elements.
 *
 * antd writes the CSS variables of its theme (and a few measuring rules) through `updateCSS` and `removeCSS` of
 * `@rc-component/util` 1.x and of `@ant-design/icons` 6.x. Those create inline `<style>` elements, which
 * `style-src 'self'` refuses. `build/vite.renderer.config.ts` puts this module in their place: the same rules
 * go into constructed style sheets, which the CSP leaves alone because no text of the page becomes style.
 * Decision and proof: docs/decisions/0002-antd-under-csp.md.
 */

interface Options {
  readonly attachTo?: Element | null
}

const sheets = new Map<string, { readonly sheet: CSSStyleSheet; readonly handle: HTMLStyleElement; css: string }>()

/** Constructed sheets of a root; antd's own rules are variables only, so their order among files does not matter. */
function adopt(sheet: CSSStyleSheet): void {
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}

/**
 * Adds or replaces the rules kept under `key`.
 * Gives a `<style>` element that is never put into the page: the callers only write marks on it.
 */
export function updateCSS(css: string, key: string, _options: Options = {}): HTMLStyleElement {
  const known = sheets.get(key)
  if (known) {
    if (known.css !== css) {
      known.sheet.replaceSync(css)
      known.css = css
    }
    return known.handle
  }
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  adopt(sheet)
  const handle = document.createElement('style')
  sheets.set(key, { sheet, handle, css })
  return handle
}

/** Takes the rules kept under `key` out of the page; an unknown key changes nothing. */
export function removeCSS(key: string, _options: Options = {}): void {
  const known = sheets.get(key)
  if (!known) return
  sheets.delete(key)
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== known.sheet)
}

/** Part of the replaced interface; constructed sheets need no container. */
export function injectCSS(css: string, options: Options = {}): HTMLStyleElement {
  return updateCSS(css, `inject-${sheets.size}-${css.length}`, options)
}

export function clearContainerCache(): void {
  // nothing is cached by container here
}

// What `@ant-design/icons/es/cssUtils` exports beside `updateCSS`.

export function getShadowRoot(node: Node | null): ShadowRoot | null {
  const root = node?.getRootNode()
  return root instanceof ShadowRoot ? root : null
}

export function warningOnce(_valid: boolean, _message: string): void {
  // development advice of the icon package; nothing an officer could use
}
