import { join } from 'node:path'
import { electronParts, ensureBuilt, rendererPart } from '../main/launch/ensure-built.mjs'

/** `npm run build`: the page, the host and the preload into out/, whatever is older than its sources. */
const built = await ensureBuilt(join(import.meta.dirname, '..'), [rendererPart, ...electronParts])
console.log(built.length > 0 ? `built: ${built.join(', ')}` : 'nothing to build')
