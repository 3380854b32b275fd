import { withNewNode } from './node-version.mjs'

// `npm start`: the window of this machine, Electron's or the browser's.
withNewNode(() =>
  import('./open-window.mjs')
    .then((opener) => opener.openWindow(process.argv.slice(2)))
    .then((exitCode) => {
      process.exitCode = exitCode
    }),
)
