/** Object identifiers of CMS (RFC 5652), ESS (RFC 5035) and CAdES (EN 319 122-1). */
export const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  /** CMSAlgorithmProtection, RFC 6211 */
  algorithmProtection: '1.2.840.113549.1.9.52',
  mimeType: '0.4.0.1733.2.1',
} as const
