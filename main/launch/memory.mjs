// Only what Node 12 can parse: it runs before the check of Node's version.

/**
 * For the environment of a process that reads pages. glibc otherwise keeps up to 64 MB for each thread of what was freed, and a
 * page frees some ten pictures: with the threshold fixed, reading takes 290 instead of 450 MB (mallopt(3), M_TRIM_THRESHOLD: setting
 * it ends the growing of the thresholds). Other C libraries pass the variable by.
 */
export const memoryVariables = { MALLOC_TRIM_THRESHOLD_: '131072' }

/**
 * Begins this process again, under its own number, with `memoryVariables`: the C library reads them only at the start. Does nothing
 * where they are set, where a parent talks to us over a channel, or where a process cannot replace itself (Windows, old Node).
 */
export function givingMemoryBack() {
  const set = Object.keys(memoryVariables).every((name) => process.env[name] !== undefined)
  if (process.platform !== 'linux' || set || process.channel || typeof process.execve !== 'function') return
  const env = Object.assign({}, process.env, memoryVariables)
  process.execve(process.execPath, [process.execPath].concat(process.execArgv, process.argv.slice(1)), env)
}
