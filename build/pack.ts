import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { electronBinary } from '../main/launch/electron-binary.mjs'
import { electronParts, ensureBuilt, rendererPart } from '../main/launch/ensure-built.mjs'

/** `npm run pack [-- --dir --linux …]`: builds, then packs with the Electron of this machine (else electron-builder fetches it). */
const root = join(import.meta.dirname, '..')
await ensureBuilt(root, [rendererPart, ...electronParts])
const binary = electronBinary({ root, env: process.env, platform: process.platform })
const dist = binary && process.platform !== 'darwin' ? [`-c.electronDist=${dirname(binary)}`] : []
const cli = join(root, 'node_modules', 'electron-builder', 'cli.js')
const { status } = spawnSync(process.execPath, [cli, '--config', 'build/electron-builder.yml', ...dist, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exitCode = status ?? 1
