/** One value with its features, whether it was right, and how much it counts. */
export interface Sample {
  readonly x: readonly number[]
  readonly y: 0 | 1
  readonly weight: number
}

export interface Fit {
  readonly bias: number
  readonly weights: readonly number[]
}

const ROUNDS = 1500

/**
 * Logistic regression with a quadratic penalty and sign limits, by accelerated projected gradient: no randomness, so the same
 * samples give the same weights. `penalty[i]` holds weight i to little; `sign[i]` may forbid it to be below or above 0.
 */
export function fitLogistic(samples: readonly Sample[], sign: readonly ('+' | '-' | '?')[], penalty: readonly number[]): Fit {
  const n = samples.length
  const d = sign.length
  const x = new Float64Array(n * d)
  const y = new Float64Array(n)
  const w = new Float64Array(n)
  samples.forEach((s, r) => {
    for (let i = 0; i < d; i++) x[r * d + i] = s.x[i] ?? 0
    y[r] = s.y
    w[r] = s.weight
  })
  // The steepest the loss can bend: a quarter of the weighted squares, feature by feature bounded by the largest row.
  let bend = 0
  for (let r = 0; r < n; r++) {
    let square = 1
    for (let i = 0; i < d; i++) square += (x[r * d + i] ?? 0) ** 2
    bend += ((w[r] ?? 0) * square) / 4
  }
  const step = 1 / (bend / 3 + Math.max(...penalty))
  let now = new Float64Array(d + 1)
  let ahead = new Float64Array(d + 1)
  let t = 1
  for (let round = 0; round < ROUNDS; round++) {
    const slope = new Float64Array(d + 1)
    for (let r = 0; r < n; r++) {
      let sum = ahead[d] ?? 0
      for (let i = 0; i < d; i++) sum += (ahead[i] ?? 0) * (x[r * d + i] ?? 0)
      const error = (w[r] ?? 0) * (1 / (1 + Math.exp(-sum)) - (y[r] ?? 0))
      for (let i = 0; i < d; i++) slope[i] = (slope[i] ?? 0) + error * (x[r * d + i] ?? 0)
      slope[d] = (slope[d] ?? 0) + error
    }
    const next = new Float64Array(d + 1)
    for (let i = 0; i <= d; i++) {
      const pull = i < d ? (penalty[i] ?? 0) * (ahead[i] ?? 0) : 0
      let value = (ahead[i] ?? 0) - step * ((slope[i] ?? 0) + pull)
      if (i < d && sign[i] === '+') value = Math.max(0, value)
      if (i < d && sign[i] === '-') value = Math.min(0, value)
      next[i] = value
    }
    const t2 = (1 + Math.sqrt(1 + 4 * t * t)) / 2
    ahead = next.map((v, i) => v + ((t - 1) / t2) * (v - (now[i] ?? 0)))
    now = next
    t = t2
  }
  return { bias: now[d] ?? 0, weights: [...now.subarray(0, d)] }
}

export function predict(fit: Fit, x: readonly number[]): number {
  let sum = fit.bias
  fit.weights.forEach((w, i) => {
    sum += w * (x[i] ?? 0)
  })
  return 1 / (1 + Math.exp(-sum))
}
