import { fileURLToPath, pathToFileURL } from 'node:url'

const OUT = '/out/host/'

/**
 * Where a worker's entry file lies: the source beside this file when running from source, `out/host/<name>.js` when bundled
 * (whatever chunk this function ended up in).
 */
export function workerUrl(name: string, from: string = import.meta.url): URL {
  if (from.endsWith('.ts')) return new URL(`./${name}.ts`, from)
  const at = from.lastIndexOf(OUT)
  return at < 0 ? new URL(`./${name}.js`, pathToFileURL(fileURLToPath(from))) : new URL(`${from.slice(0, at + OUT.length)}${name}.js`)
}
