import { useState } from 'react'
import { t } from '#common/i18n/t.ts'
import type { RecordType } from '#common/model/record.ts'
import { useQuery } from '../host/use-query.ts'
import { Button } from '../ui/button.tsx'
import { ErrorBlock } from '../ui/error-block.tsx'
import { IconExternalLink, IconX, IconZoomScan } from '../ui/icons.ts'
import { InkCrop } from '../ui/ink-crop.tsx'
import { confirmedLine, decisionLine, lineAround, mainInk } from './ink-words.ts'
import { PageDialog } from './page-dialog.tsx'
import { useAspect } from './use-aspect.ts'

export interface InkCardProps {
  readonly recordType: RecordType
  readonly id: string
  readonly value: string
  /** only the ink of this field; else the value that names the record */
  readonly field?: string
  readonly onClose?: () => void
}

/** A record's piece of the page, the decision it stands in, how sure the machine was and who confirmed it. */
export function InkCard({ recordType, id, value, field, onClose }: InkCardProps) {
  const { data, error } = useQuery('ink.of', { recordType, id })
  const [whole, setWhole] = useState(false)
  const ink = data ? mainInk(field === undefined ? data.ink : data.ink.filter((one) => one.field === field)) : null
  const src = ink ? `${ink.pageUrl}?w=1600` : null
  const aspect = useAspect(src)
  return (
    <div className="ink-card">
      <div className="ink-card-head">
        <IconZoomScan size={17} stroke={1.7} className="ink-gold" />
        <strong className="sv-cut">{t('evidence.title', { value })}</strong>
        {ink ? <span className="sv-2 sv-small">{t('evidence.page', { page: ink.filePage })}</span> : null}
        {onClose ? <Button kind="text" size="small" iconOnly icon={IconX} label={t('evidence.close')} onClick={onClose} /> : null}
      </div>
      {error ? <ErrorBlock {...error} /> : null}
      {data && !ink ? <p className="sv-2">{t('evidence.none')}</p> : null}
      {!data && !error ? <p className="sv-2 ink-wait">{t('common.loading')}</p> : null}
      {ink && src ? (
        <>
          <div className="ink-line">
            {aspect ? (
              <InkCrop
                src={src}
                box={lineAround(ink.box)}
                mark={ink.box}
                aspect={aspect}
                height={44}
                maxWidth={570}
                margin={0}
                value={ink.raw || value}
              />
            ) : null}
          </div>
          <div className="ink-card-foot">
            <p className="sv-2 sv-small">
              {decisionLine(ink)}
              <br />
              {confirmedLine(ink)}
            </p>
            <Button icon={IconExternalLink} label={t('evidence.openPage')} onClick={() => setWhole(true)} />
          </div>
        </>
      ) : null}
      {whole && data && ink && aspect ? <PageDialog ink={data.ink} first={ink} aspect={aspect} onClose={() => setWhole(false)} /> : null}
    </div>
  )
}
