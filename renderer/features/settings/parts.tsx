import { t } from '#common/i18n/t.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { Toolbar } from '../../ui/toolbar.tsx'

type Part = 'general' | 'trust'
const paths: Readonly<Record<Part, string>> = { general: '/cai-dat', trust: '/cai-dat/tin-cay' }

/** The parts of the settings; each has its own address. */
export function SettingsParts({ part }: { readonly part: Part }) {
  return (
    <Toolbar>
      <Segmented<Part>
        label={t('settings.parts')}
        value={part}
        onChange={(next) => {
          location.hash = paths[next]
        }}
        items={[
          { id: 'general', label: t('settings.general') },
          { id: 'trust', label: t('settings.trust') },
        ]}
      />
    </Toolbar>
  )
}
