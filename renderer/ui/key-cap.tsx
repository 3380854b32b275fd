import './key-cap.css'
import { t } from '#common/i18n/t.ts'
import { IconArrowDown, IconArrowLeft, IconArrowRight, IconArrowUp } from './icons.ts'
import { capParts, comboOf, type KeyId } from './keys.ts'

const drawn = { ArrowUp: IconArrowUp, ArrowDown: IconArrowDown, ArrowLeft: IconArrowLeft, ArrowRight: IconArrowRight } as const

/** One key cap: a key of the table, or a combination given as it is written there (`Alt+1-9`). */
export function KeyCap({ id, combo }: { readonly id?: KeyId; readonly combo?: string }) {
  const parts = capParts(combo ?? (id ? comboOf(id) : ''))
  return (
    <kbd className="sv-cap">
      {parts.map((part, index) => {
        const Arrow = Object.hasOwn(drawn, part) ? drawn[part as keyof typeof drawn] : null
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one combination never change place
        return <span key={index}>{Arrow ? <Arrow size={12} stroke={1.8} /> : part === 'Space' ? t('ui.keySpace') : part}</span>
      })}
    </kbd>
  )
}
