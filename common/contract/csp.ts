/**
 * The content security policy of the page, the same in both homes (ARCHITECTURE.md 3.4): nothing from elsewhere, no
 * inline script, images from the host and from memory only.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
