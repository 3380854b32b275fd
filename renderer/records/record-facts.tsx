import './records.css'
import { useMemo } from 'react'
import type { AchievementRow } from '#common/contract/register.ts'
import { t } from '#common/i18n/t.ts'
import { IconSum } from '../ui/icons.ts'
import { Panel } from '../ui/panel.tsx'
import { Facts } from '../ui/summary.tsx'
import { factsOf } from './years.ts'

/** Beside a person or unit: how often what was given, from when to when, which years are without evaluation. */
export function RecordFacts({
  achievements,
  isPerson = true,
}: {
  readonly achievements: readonly AchievementRow[]
  readonly isPerson?: boolean
}) {
  const facts = useMemo(() => factsOf(achievements, isPerson), [achievements, isPerson])
  const isRated = isPerson || achievements.some((one) => one.class === 'danhGia')
  return (
    <Panel title={t('record.factsTitle')} icon={IconSum}>
      <Facts
        items={[
          { label: t('record.factSpan'), value: facts.span ?? t('record.factPending') },
          { label: t('record.factAwards'), value: facts.awards },
          ...(facts.span === null || !isRated
            ? []
            : [
                {
                  label: t('record.factMissing'),
                  value: facts.missing.length === 0 ? t('record.factNoneMissing') : facts.missing.join(', '),
                },
              ]),
        ]}
      />
      <ul>
        {facts.counts.map(({ name, n }) => (
          <li key={name} className="sv-facts-count">
            <span className="sv-cut" title={name}>
              {name}
            </span>
            <strong>{n}</strong>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
