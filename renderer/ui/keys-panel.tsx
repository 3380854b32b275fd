import './form.css'
import { Modal } from 'antd'
import { t } from '#common/i18n/t.ts'
import { KeyCap } from './key-cap.tsx'
import { type KeyId, keyTable } from './keys.ts'
import { useHotkeys } from './use-hotkeys.ts'

/** The `?` panel: every key that works on this screen now. `ids` are taken before the panel opens. */
export function KeysPanel({ ids, onClose }: { readonly ids: readonly KeyId[]; readonly onClose: () => void }) {
  useHotkeys({ close: onClose, help: onClose }, { modal: true })
  return (
    <Modal
      open
      title={t('keys.title')}
      footer={null}
      width={640}
      onCancel={onClose}
      keyboard={false}
      transitionName=""
      maskTransitionName=""
    >
      <ul className="sv-keys">
        {ids.map((id) => (
          <li key={id}>
            <span>
              {keyTable[id].combos.map((combo) => (
                <KeyCap key={combo} combo={combo} />
              ))}
            </span>
            <span>{t(keyTable[id].label)}</span>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
