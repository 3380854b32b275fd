import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { composition, homes, hostFeatures, type KnownBreach, known, rendererFeatures, type Zone, zones } from './boundary-rules.ts'

export type Import = { readonly specifier: string; readonly typeOnly: boolean }
export type Violation = { readonly file: string; readonly specifier: string; readonly rule: string }

const roots = ['common', 'main', 'preload', 'renderer']
const isSource = (name: string): boolean =>
  /\.(ts|tsx|mts|mjs|js)$/.test(name) && !/\.(test|gallery)\.[a-z]+$/.test(name) && !name.endsWith('.d.ts')

/** Every import of a source text: static, dynamic, `export from`, `require`, and files named through `import.meta.url`. */
export function importsOf(source: string): Import[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
  const found: Import[] = []
  for (const match of code.matchAll(/^\s*(?:import|export)\s+(type\s+)?[^'";]*?\bfrom\s*(['"])(.+?)\2/gm)) {
    found.push({ specifier: match[3] ?? '', typeOnly: match[1] !== undefined })
  }
  for (const match of code.matchAll(/^\s*import\s*(['"])(.+?)\1/gm)) found.push({ specifier: match[2] ?? '', typeOnly: false })
  for (const match of code.matchAll(/\b(?:import|require)\s*\(\s*(['"`])([^'"`]+)\1/g)) {
    found.push({ specifier: match[2] ?? '', typeOnly: false })
  }
  for (const match of code.matchAll(/new URL\(\s*(['"`])(\.[^'"`]+\.[mc]?[jt]sx?)\1\s*,\s*import\.meta\.url/g)) {
    found.push({ specifier: match[2] ?? '', typeOnly: false })
  }
  return found
}

/** The rule an import breaks, or null. `file` is relative to the root, with forward slashes. */
export function brokenRule(file: string, { specifier, typeOnly }: Import): string | null {
  const zone = zoneOf(file)
  if (!zone) return `${file} is in no folder of the table`
  if (specifier.startsWith('node:') || builtinModules.includes(specifier.split('/')[0] ?? '')) {
    return zone.node ? null : `${zone.folder} runs without Node`
  }
  if (!specifier.startsWith('.') && !specifier.startsWith('#')) return brokenHome(file, specifier)
  const target = targetOf(file, specifier)
  if (target === 'package.json' || isIn(target, 'out')) return null
  return brokenEdge(zone, target, typeOnly) ?? brokenHostFeature(file, target) ?? brokenRendererFeature(file, target)
}

const isIn = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)

function zoneOf(path: string): Zone | undefined {
  return zones.filter((zone) => isIn(path, zone.folder)).sort((a, b) => b.folder.length - a.folder.length)[0]
}

function targetOf(file: string, specifier: string): string {
  if (!specifier.startsWith('#')) return posix.normalize(posix.join(posix.dirname(file), specifier))
  return posix.normalize(specifier.slice(1).replace(/^host\//, 'main/host/'))
}

function brokenHome(file: string, specifier: string): string | null {
  const parts = specifier.split('/')
  const name = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '')
  const allowed = Object.hasOwn(homes, name) ? homes[name] : undefined
  if (!allowed) return `the package ${name} has no home in build/boundary-rules.ts`
  const isHome = allowed.some((home) =>
    home.startsWith('*') ? file.endsWith(home.slice(1)) : isIn(file, home) || file.endsWith(`/${home}`),
  )
  return isHome ? null : `the package ${name} lives in ${allowed.join(', ')}`
}

function brokenEdge(zone: Zone, target: string, typeOnly: boolean): string | null {
  const targetZone = zoneOf(target)
  if (!targetZone) return `${target} is in no folder of the table`
  if (targetZone.folder === zone.folder) return null
  if (!zone.may.some((folder) => isIn(target, folder))) return `${zone.folder} may not import ${targetZone.folder}`
  return zone.typesOnly && !typeOnly ? `${zone.folder} takes types only` : null
}

const hostPart = (path: string): string | null => (path.startsWith('main/host/') ? (path.split('/')[2] ?? null) : null)

function brokenHostFeature(file: string, target: string): string | null {
  const from = hostPart(file)
  const to = hostPart(target)
  if (to === null || from === to || composition.test(file)) return null
  if (!hostFeatures.includes(to) || /[/.]service\.ts$/.test(target)) return null
  return `the feature ${to} is reached through its service only`
}

function brokenRendererFeature(file: string, target: string): string | null {
  if (!isIn(target, rendererFeatures)) return null
  const featureOf = (path: string): string => path.split('/')[2] ?? ''
  if (!isIn(file, rendererFeatures)) {
    return /^renderer\/[^/]+$/.test(file) || isIn(file, 'renderer/gallery') ? null : 'a feature is imported by the app and its routes only'
  }
  return featureOf(file) === featureOf(target) ? null : `the feature ${featureOf(target)} stands apart from ${featureOf(file)}`
}

/** All violations of a tree but the known ones, sorted by file; a known one that is gone is a violation of the list. */
export function violationsOf(root: string, breaches: readonly KnownBreach[]): Violation[] {
  const violations: Violation[] = []
  const met = new Set<KnownBreach>()
  for (const top of roots) {
    if (!existsSync(join(root, top))) continue
    for (const entry of readdirSync(join(root, top), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !isSource(entry.name)) continue
      const path = join(entry.parentPath, entry.name)
      const file = relative(root, path).split(sep).join('/')
      for (const found of importsOf(readFileSync(path, 'utf8'))) {
        const rule = brokenRule(file, found)
        if (!rule) continue
        const breach = breaches.find((one) => one.file === file && one.target === targetOf(file, found.specifier))
        if (breach) met.add(breach)
        else violations.push({ file, specifier: found.specifier, rule })
      }
    }
  }
  for (const breach of breaches) {
    if (!met.has(breach))
      violations.push({
        file: breach.file,
        specifier: breach.target,
        rule: 'no longer breaks the rule: take it off the list of known ones',
      })
  }
  return violations.sort((a, b) => a.file.localeCompare(b.file))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const violations = violationsOf(dirname(dirname(fileURLToPath(import.meta.url))), known)
  for (const { file, specifier, rule } of violations) console.error(`${file}: imports ${specifier}: ${rule}`)
  process.exitCode = violations.length > 0 ? 1 : 0
}
