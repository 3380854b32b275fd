const MiB = 1024 * 1024

/** Caps on a package (PACKAGES.md sections 1, 3 and 5; the entry count and ratio are also EU DSS's defaults). */
export const LIMITS = {
  entries: 1000,
  fileBytes: 512 * MiB,
  totalBytes: 2048 * MiB,
  /** expanded to packed, looked at above `ratioFrom` bytes */
  ratio: 100,
  ratioFrom: MiB,
  manifestBytes: 4 * MiB,
  /** certificate revocation lists can be big */
  signatureBytes: 16 * MiB,
  jsonBytes: 4 * MiB,
  /** all JSON and tag files together: they are held in memory */
  textBytes: 64 * MiB,
  manifests: 9,
  signerInfos: 4,
  certificates: 16,
  crls: 16,
  pathLength: 6,
} as const

export const MIMETYPE = 'application/vnd.etsi.asic-e+zip'
/** allowed difference between two clocks */
export const CLOCK_SKEW_MS = 10 * 60 * 1000
export const DAY_MS = 86_400_000
