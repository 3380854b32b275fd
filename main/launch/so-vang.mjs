#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { givingMemoryBack } from './memory.mjs'
import { withNewNode } from './node-version.mjs'

// `so-vang`: the command line. From a checkout the sources run as they are; in a package the built file.
const source = new URL('../cli/main.ts', import.meta.url)
const built = new URL('../../out/node/cli/main.js', import.meta.url)

givingMemoryBack()
withNewNode(() =>
  import((existsSync(source) ? source : built).href)
    .then((cli) => cli.main(process.argv.slice(2)))
    .then((exitCode) => {
      process.exitCode = exitCode
    }),
)
