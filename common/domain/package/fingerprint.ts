/**
 * "Dấu gói": what two officers compare over the telephone, the first 48 bits of a SHA-256 (hex) in three groups, e.g.
 * `7F3A - 91C2 - 0B8E`. For comparing by voice only; the register keeps the whole hash.
 */
export const fingerprint = (sha256: string): string => (sha256.slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join(' - ')
