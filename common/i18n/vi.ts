import { awards } from './vi/awards.ts'
import { batchReview } from './vi/batch-review.ts'
import { common } from './vi/common.ts'
import { decisions } from './vi/decisions.ts'
import { desktop } from './vi/desktop.ts'
import { dossiers } from './vi/dossiers.ts'
import { errors } from './vi/errors.ts'
import { excel } from './vi/excel.ts'
import { format } from './vi/format.ts'
import { home } from './vi/home.ts'
import { keys } from './vi/keys.ts'
import { packages } from './vi/packages.ts'
import { people } from './vi/people.ts'
import { records } from './vi/records.ts'
import { review } from './vi/review.ts'
import { reviewIssues } from './vi/review-issues.ts'
import { scan } from './vi/scan.ts'
import { settings } from './vi/settings.ts'
import { setup } from './vi/setup.ts'
import { shell } from './vi/shell.ts'
import { split } from './vi/split.ts'
import { status } from './vi/status.ts'
import { ui } from './vi/ui.ts'
import { units } from './vi/units.ts'

/** Every Vietnamese text of the screens: flat keys `area.name`, one file an area. */
export const vi = {
  ...awards,
  ...batchReview,
  ...common,
  ...decisions,
  ...desktop,
  ...dossiers,
  ...errors,
  ...excel,
  ...format,
  ...home,
  ...keys,
  ...packages,
  ...people,
  ...records,
  ...review,
  ...reviewIssues,
  ...scan,
  ...settings,
  ...setup,
  ...shell,
  ...split,
  ...status,
  ...ui,
  ...units,
} as const

export type Key = keyof typeof vi
