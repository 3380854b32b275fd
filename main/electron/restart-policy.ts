const span = 60_000
const most = 3

/** May a host that died be started once more? Three deaths in a minute are a fault that starting again does not cure. */
export function mayRestart(deaths: readonly number[], now: number): boolean {
  return deaths.filter((at) => now - at < span).length < most
}
