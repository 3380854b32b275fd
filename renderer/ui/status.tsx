import './status.css'
import type { ReactNode } from 'react'
import { t } from '#common/i18n/t.ts'
import type { Key } from '#common/i18n/vi.ts'
import type { IconType } from './button.tsx'
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCheck,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClock,
  IconCopy,
  IconHourglass,
  IconInfoCircle,
  IconLink,
  IconPencil,
  IconPlayerPause,
  IconScan,
  IconSend,
  IconShieldCheck,
  IconShieldOff,
  IconUser,
  IconX,
} from './icons.ts'

export type Tone = 'ok' | 'warn' | 'err' | 'miss' | 'cham' | 'quiet' | 'plain'

type Entry = { readonly tone: Tone; readonly icon: IconType; readonly word: Extract<Key, `status.${string}`>; readonly dashed?: true }

/** The state vocabulary of DESIGN-SYSTEM.md 1.4: colour, icon and word of each, never one alone. */
export const statusTable = {
  met: { tone: 'ok', icon: IconCircleCheck, word: 'status.met' },
  notMet: { tone: 'quiet', icon: IconX, word: 'status.notMet' },
  absent: { tone: 'miss', icon: IconCircleDashed, word: 'status.absent', dashed: true },
  judge: { tone: 'warn', icon: IconAlertTriangle, word: 'status.judge' },
  sure: { tone: 'ok', icon: IconCheck, word: 'status.sure' },
  doubt: { tone: 'warn', icon: IconAlertTriangle, word: 'status.doubt' },
  handwritten: { tone: 'warn', icon: IconPencil, word: 'status.handwritten' },
  missingRow: { tone: 'err', icon: IconCircleX, word: 'status.missingRow', dashed: true },
  confirmed: { tone: 'ok', icon: IconCircleCheck, word: 'status.confirmed' },
  linked: { tone: 'ok', icon: IconLink, word: 'status.linked' },
  late: { tone: 'err', icon: IconAlertTriangle, word: 'status.late' },
  dueSoon: { tone: 'warn', icon: IconClock, word: 'status.dueSoon' },
  waiting: { tone: 'plain', icon: IconHourglass, word: 'status.waiting' },
  reading: { tone: 'cham', icon: IconScan, word: 'status.reading' },
  paused: { tone: 'plain', icon: IconPlayerPause, word: 'status.paused' },
  sent: { tone: 'cham', icon: IconSend, word: 'status.sent' },
  approval: { tone: 'cham', icon: IconUser, word: 'status.approval' },
  returned: { tone: 'err', icon: IconArrowBackUp, word: 'status.returned' },
  already: { tone: 'plain', icon: IconCopy, word: 'status.already' },
  refused: { tone: 'err', icon: IconCircleX, word: 'status.refused' },
  unverified: { tone: 'warn', icon: IconInfoCircle, word: 'status.unverified' },
  intact: { tone: 'ok', icon: IconShieldCheck, word: 'status.intact' },
  altered: { tone: 'err', icon: IconShieldOff, word: 'status.altered' },
  done: { tone: 'ok', icon: IconCircleCheck, word: 'status.done' },
  working: { tone: 'ok', icon: IconCircleCheck, word: 'status.working' },
  draft: { tone: 'cham', icon: IconPencil, word: 'status.draft' },
} as const satisfies Readonly<Record<string, Entry>>

export type StatusState = keyof typeof statusTable

export interface StatusProps {
  readonly state: StatusState
  /** other words than the table's; the icon and the colour stay */
  readonly children?: ReactNode
  /** `soft`: with a ground, for badges beside a title; `text`: in tables */
  readonly look?: 'text' | 'soft'
  /** makes the state a button that leads to what it speaks of */
  readonly onClick?: () => void
}

/** One state in colour, icon and word. */
export function Status({ state, children, look = 'text', onClick }: StatusProps) {
  const entry: Entry = statusTable[state]
  const Icon = entry.icon
  const className = `sv-status sv-tone-${entry.tone} sv-status-${look}${entry.dashed && look === 'soft' ? ' sv-status-dashed' : ''}`
  const inside = (
    <>
      <Icon size={15} stroke={1.8} />
      <span className="sv-cut">{children ?? t(entry.word)}</span>
    </>
  )
  return onClick ? (
    <button type="button" className={className} onClick={onClick}>
      {inside}
    </button>
  ) : (
    <span className={className}>{inside}</span>
  )
}
