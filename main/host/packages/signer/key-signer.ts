import { constants, type KeyObject, sign } from 'node:crypto'
import type { SigningAlg } from '../asice/algorithms.ts'
import type { Signer } from './signer.ts'

/** The algorithms a private key can sign with here, the preferred one first; empty for a key packages do not allow. */
export const algorithmsOf = (key: KeyObject): readonly SigningAlg[] => {
  const details = key.asymmetricKeyDetails
  if (key.asymmetricKeyType === 'ec') return details?.namedCurve === 'prime256v1' ? ['ecdsa-sha256'] : []
  if ((details?.modulusLength ?? 0) < 2048) return []
  if (key.asymmetricKeyType === 'rsa-pss') return ['rsa-pss-sha256']
  return key.asymmetricKeyType === 'rsa' ? ['rsa-pss-sha256', 'rsa-sha256'] : []
}

const signWith = (key: KeyObject, alg: SigningAlg, tbs: Uint8Array): Buffer => {
  switch (alg) {
    case 'ecdsa-sha256':
      return sign('sha256', tbs, { key, dsaEncoding: 'der' })
    case 'rsa-sha256':
      return sign('sha256', tbs, { key, padding: constants.RSA_PKCS1_PADDING })
    case 'rsa-pss-sha256':
      return sign('sha256', tbs, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 })
  }
}

/** A signer around a private key in this process's memory. */
export const keySigner = (key: KeyObject, alg: SigningAlg, certDer: Buffer, chainDer: readonly Buffer[]): Signer => ({
  certDer,
  chainDer,
  alg,
  sign: async (tbs) => signWith(key, alg, tbs),
})
