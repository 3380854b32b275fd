import type { DraftView } from '#common/contract/scan.ts'
import { formatDate } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import type { Draft } from '#common/model/draft.ts'
import { Button } from '../../ui/button.tsx'
import { Status, type StatusState } from '../../ui/status.tsx'

type Signature = Draft['signatures'][number]
type Place = { readonly page: number }

/** When a signature says it was made: "08:15 12/03/2024"; what is no time stays as it is written. */
export function signedAt(time: string | null): string {
  if (time === null) return t('review.signatureNoTime')
  if (!/^\d{4}-\d\d-\d\d/.test(time)) return time
  const day = formatDate(time.slice(0, 10))
  // the clock of the signature, not of this machine
  const clock = /T(\d\d:\d\d)/.exec(time)?.[1]
  return clock ? `${clock} ${day}` : day
}

/** Whether the signed file is unchanged, as far as can be told. */
export function intactness({ intact, source }: Signature): { readonly state: StatusState; readonly word: string } {
  if (intact === true) return { state: 'intact', word: t('review.signatureIntact') }
  if (intact === false) return { state: 'altered', word: t('review.signatureAltered') }
  return { state: 'unverified', word: t(source === 'caption' ? 'review.signatureCaption' : 'review.signatureUnknown') }
}

/** Digital signatures as facts of their own: who, when, whether the file is unchanged. None of them is the day of the decision. */
export function Signatures({ view, onPage }: { readonly view: DraftView; readonly onPage: (page: number) => void }) {
  const { signatures } = view.draft
  if (signatures.length === 0) return null
  return (
    <section className="rv-facts" aria-label={t('review.signatures')}>
      <h2 className="rv-facts-title">{t('review.signatures')}</h2>
      <ul className="rv-facts-list">
        {signatures.map((signature, index) => {
          const { state, word } = intactness(signature)
          const [at] = signature.evidence
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two signatures may say the very same
            <li key={index} className="rv-fact">
              <span className="rv-strong sv-cut">{signature.signer ?? t('review.signatureNobody')}</span>
              <span className="sv-2">{signedAt(signature.time)}</span>
              <Status state={state}>{word}</Status>
              {at ? <PageLink place={at} onPage={onPage} /> : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** What an amendment or a revocation changes in other decisions, one line each. It gives nobody anything. */
export function Changes({ view, onPage }: { readonly view: DraftView; readonly onPage: (page: number) => void }) {
  const changes = view.draft.changes ?? []
  const isRevocation = view.draft.kind === 'revocation'
  if (view.draft.kind !== 'amendment' && !isRevocation) return null
  return (
    <section className="rv-changes" aria-label={t('review.changes')}>
      <p className="rv-plain sv-2">{t(isRevocation ? 'review.changesRevoke' : 'review.changesAmend')}</p>
      {changes.length === 0 ? (
        <p className="rv-plain">{t('review.changesNone')}</p>
      ) : (
        <table className="rv-changes-table">
          <caption className="sv-hidden">{t('review.changes')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('review.changeDecision')}</th>
              <th scope="col">{t('review.changeName')}</th>
              <th scope="col">{t('review.changeWhat')}</th>
              <th scope="col">{t('review.changeFrom')}</th>
              <th scope="col">{t('review.changeTo')}</th>
              <th scope="col">
                <span className="sv-hidden">{t('review.changePage')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change, index) => {
              const at = [change.name, change.to, change.from, change.what, change.decisionNumber].flatMap((field) => field.evidence)[0]
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
                <tr key={index}>
                  {[change.decisionNumber, change.name, change.what, change.from, change.to].map((field, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the five columns
                    <td key={column} className={field.status === 'check' && field.value !== null ? 'rv-change-doubt' : ''}>
                      {field.value ?? t('common.none')}
                    </td>
                  ))}
                  <td>{at ? <PageLink place={at} onPage={onPage} /> : null}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** A proposal, minutes, a report: what it is; its number, day and people stand in the fields and rows around it. */
export function AttachmentNote({ view }: { readonly view: DraftView }) {
  if (view.draft.kind !== 'attachment') return null
  const kind = view.draft.attachmentKind
  return <p className="rv-plain sv-2">{kind ? t('review.attachmentOf', { kind }) : t('review.attachment')}</p>
}

function PageLink({ place, onPage }: { readonly place: Place; readonly onPage: (page: number) => void }) {
  return <Button kind="link" label={t('evidence.page', { page: place.page })} onClick={() => onPage(place.page)} />
}
