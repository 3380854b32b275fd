import type { SigningAlg } from '../asice/algorithms.ts'

/**
 * What can sign: a PKCS#12 file today, a token later. The private key never leaves it; `sign` hashes and signs the
 * whole of `tbs` with `alg` and gives the signature as CMS wants it (ECDSA as DER).
 */
export interface Signer {
  readonly certDer: Buffer
  /** certificates above the signer's own that came with the key, DER, any order */
  readonly chainDer: readonly Buffer[]
  readonly alg: SigningAlg
  sign(tbs: Uint8Array): Promise<Buffer>
}
