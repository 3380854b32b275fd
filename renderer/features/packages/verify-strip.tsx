import { t } from '#common/i18n/t.ts'
import { ErrorBlock } from '../../ui/error-block.tsx'
import type { Verifying } from './use-verify.ts'

/** What the checking of a file stands at, and why it could not be checked. */
export function VerifyStrip({ verify }: { readonly verify: Verifying }) {
  if (verify.busy !== null)
    return (
      <p className="goi-busy" role="status">
        <strong>{verify.busy}</strong> <span className="sv-2">{t('packages.verifyingText')}</span>
      </p>
    )
  return verify.error ? <ErrorBlock {...verify.error} actions={[{ label: t('ui.gridDismiss'), onClick: verify.seen }]} /> : null
}
