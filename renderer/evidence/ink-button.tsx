import './evidence.css'
import { Popover } from 'antd'
import { useState } from 'react'
import { t } from '#common/i18n/t.ts'
import type { RecordType } from '#common/model/record.ts'
import { IconZoomScan } from '../ui/icons.ts'
import { isComposing, keyOf } from '../ui/keys.ts'
import { useHotkeys } from '../ui/use-hotkeys.ts'
import { InkCard } from './ink-card.tsx'

export interface InkButtonProps {
  readonly recordType: RecordType
  readonly id: string
  /** the value as shown, for the title and the spoken name */
  readonly value: string
  /** only the ink of this field of the record (pages that show a record field by field) */
  readonly field?: string
}

/**
 * The gold icon after a value that has ink: hovering, F4, Enter or a click opens its piece of the page. A value without
 * ink has no icon; the caller asks `hasInk` first.
 */
export function InkButton({ recordType, id, value, field }: InkButtonProps) {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger={['hover', 'click']}
      mouseEnterDelay={0.3}
      placement="bottom"
      destroyOnHidden
      classNames={{ root: 'ink-popover' }}
      // always given: antd neither opens nor reports a popover whose content is null; it is drawn only while it is open
      content={<Opened recordType={recordType} id={id} value={value} {...(field ? { field } : {})} onClose={() => setOpen(false)} />}
    >
      <button
        type="button"
        className="ink-button"
        aria-label={t('evidence.open', { value })}
        aria-expanded={open}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent) || keyOf(event.nativeEvent, ['ink']) === null) return
          event.preventDefault()
          event.stopPropagation()
          setOpen(!open)
        }}
      >
        <IconZoomScan size={16} stroke={1.7} />
      </button>
    </Popover>
  )
}

function Opened(props: InkButtonProps & { readonly onClose: () => void }) {
  useHotkeys({ close: props.onClose, ink: props.onClose })
  return <InkCard {...props} />
}
