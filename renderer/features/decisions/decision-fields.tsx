import './decisions.css'
import type { ReactNode } from 'react'
import { formatDate } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { InkButton } from '../../evidence/ink-button.tsx'
import { useQuery } from '../../host/use-query.ts'
import { valueWords } from '../../records/history-words.ts'
import { Facts } from '../../ui/summary.tsx'
import type { Decision } from './decision-page.tsx'

/** What the decision says, each value with the ink it was read from. */
export function DecisionFields({ decision }: { readonly decision: Decision }) {
  const { id, data } = decision
  const ink = useQuery('ink.of', { recordType: 'decision', id }).data?.ink
  const inked = new Set(ink?.map((piece) => piece.field))
  const value = (field: string, text: string | null): ReactNode =>
    text === null || text === '' ? (
      <span className="sv-3">{t('common.none')}</span>
    ) : (
      <span className="sv-field-ink">
        <span>{text}</span>
        {inked.has(field) ? <InkButton recordType="decision" id={id} field={field} value={text} /> : null}
      </span>
    )
  const signer = [data.signerAuthority, data.signerTitle].filter(Boolean).join(' ')
  const counts = (['individual', 'collective', 'household', 'initiative'] as const)
    .flatMap((kind) => (data.declaredCounts[kind] === null ? [] : [`${data.declaredCounts[kind]} ${t(`record.field.${kind}`)}`]))
    .join(', ')
  return (
    <Facts
      items={[
        { label: t('record.field.number'), value: value('number', data.number) },
        { label: t('record.field.signedDate'), value: value('signedDate', formatDate(data.signedDate)) },
        { label: t('record.field.issuingBody'), value: value('issuingBody', data.issuingBody) },
        { label: t('record.field.parentBody'), value: value('parentBody', data.parentBody) },
        {
          label: t('record.field.issuerLevel'),
          value: value('issuerLevel', data.issuerLevel ? valueWords('issuerLevel', data.issuerLevel) : null),
        },
        { label: t('record.field.place'), value: value('place', data.place) },
        { label: t('record.field.subject'), value: value('subject', data.subject) },
        { label: t('record.field.declaredCounts'), value: value('declaredCounts', counts) },
        { label: t('record.field.signerName'), value: value('signerName', data.signerName) },
        { label: t('record.field.signerTitle'), value: value('signerTitle', signer) },
        { label: t('record.field.proposal'), value: value('proposal', data.proposal) },
        { label: t('record.field.annexDate'), value: value('annexDate', data.annexDate ? formatDate(data.annexDate) : null) },
        ...data.legalBases.map((basis, index) => ({
          label: t('record.field.legalBases', { n: index + 1 }),
          value: value(`legalBases.${index}`, basis),
        })),
        { label: t('record.field.note'), value: value('note', data.note) },
      ]}
    />
  )
}
