import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * Puts renderer/csp/dynamic-css.ts in the place of the two modules through which antd adds `<style>` elements, so
 * that the page lives under `style-src 'self'` (docs/decisions/0002-antd-under-csp.md). The build fails when
 * one of them is not met: an update of antd that moves them must be noticed here, not by an officer.
 */
function constructedStyleSheets(): Plugin {
  const replaced = [/@rc-component\/util\/(es|lib)\/Dom\/dynamicCSS\.js$/, /@ant-design\/icons\/(es|lib)\/cssUtils\.js$/]
  const met = new Set<RegExp>()
  return {
    name: 'so-vang:constructed-style-sheets',
    enforce: 'pre',
    apply: 'build',
    async resolveId(source, importer) {
      if (!/dynamicCSS|cssUtils/.test(source)) return null
      const found = await this.resolve(source, importer, { skipSelf: true })
      const pattern = replaced.find((one) => found && one.test(found.id.replaceAll('\\', '/')))
      if (!pattern) return null
      met.add(pattern)
      return here('../renderer/csp/dynamic-css.ts')
    },
    buildEnd(error) {
      const missing = replaced.filter((pattern) => !met.has(pattern))
      if (!error && missing.length > 0) throw new Error(`antd adds styles by another way now: ${missing.join(', ')} not met`)
    },
  }
}

/**
 * The page: `vite build -c build/vite.renderer.config.ts` writes out/renderer.
 * `--mode gallery` writes out/gallery instead: the kit with fictitious data, never shipped.
 */
export default defineConfig(({ mode }) => {
  const isGallery = mode === 'gallery'
  return {
    root: here('../renderer'),
    // both http://127.0.0.1:port/ and app://so-vang/ serve the page from their root
    base: './',
    plugins: [react(), constructedStyleSheets()],
    define: { 'process.env.NODE_ENV': JSON.stringify(mode === 'development' ? 'development' : 'production') },
    build: {
      outDir: here(isGallery ? '../out/gallery' : '../out/renderer'),
      emptyOutDir: true,
      target: 'chrome140',
      // a font or a picture as data: URL would need `data:` in the CSP
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      sourcemap: false,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: here(isGallery ? '../renderer/gallery/index.html' : '../renderer/index.html') },
    },
  }
})
