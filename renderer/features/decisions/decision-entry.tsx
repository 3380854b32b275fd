import './decisions.css'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import type { PickedFile } from '#common/contract/shell.ts'
import { formatDate, formatNumber } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { type ErrorText, errorText } from '../../host/error-text.ts'
import { useShell } from '../../host/host-provider.tsx'
import { useAppInfo } from '../../host/use-app-info.ts'
import { useCommand } from '../../host/use-command.ts'
import { useQuery } from '../../host/use-query.ts'
import { useTyping } from '../../host/use-typing.ts'
import { useTypingNotes } from '../../records/typing-strip.tsx'
import { Screen } from '../../ui/app-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { IconDeviceFloppy, IconLink, IconUpload, IconX } from '../../ui/icons.ts'
import { useNotice } from '../../ui/notices.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Status } from '../../ui/status.tsx'
import { useHotkeys } from '../../ui/use-hotkeys.ts'
import { EntryHeader } from './entry-header.tsx'
import {
  countDifference,
  type EntryForm,
  emptyEntry,
  entryOf,
  entryProblems,
  entryRows,
  type GridKind,
  gridKinds,
  openRows,
  readEntryForm,
  rowsOf,
  withLink,
} from './entry-model.ts'
import { RecipientsGrid } from './recipients-grid.tsx'
import { clearMatch, useLookups } from './use-lookups.ts'

/** Nhập quyết định bằng tay (picture 07): one decision, everybody on it, in one screen and by keyboard. */
export function DecisionEntryScreen() {
  const info = useAppInfo()
  return info ? <Entry ownName={info.unit?.name ?? ''} /> : null
}

const tabWords = {
  individual: 'decisions.tabIndividual',
  collective: 'decisions.tabCollective',
  household: 'decisions.tabHousehold',
} as const

function Entry({ ownName }: { readonly ownName: string }) {
  const shell = useShell()
  const notice = useNotice()
  const [base] = useState(() => emptyEntry(ownName))
  const typing = useTyping<EntryForm>('decision:new', base, readEntryForm)
  const form = typing.value
  const [kind, setKind] = useState<GridKind>('individual')
  const [tried, setTried] = useState(false)
  const [waiting, setWaiting] = useState(false)
  const [dateError, setDateError] = useState<string | null>(null)
  const [file, setFile] = useState<PickedFile | null>(null)
  const [pickError, setPickError] = useState<ErrorText | null>(null)
  const enter = useCommand('decisions.enter')
  const catalogue = useQuery('catalogue.get', {}).data
  const awards = catalogue?.awards ?? []
  const open = openRows(form)
  const lookup = useLookups(open, form.signedDate)
  const sure = open.flatMap((row) => {
    const match = clearMatch(lookup(row))
    return match ? [{ row, match }] : []
  })
  const rows = entryRows(form, awards)
  const problems = entryProblems(form, awards)
  const wrong = problems.length + (dateError ? 1 : 0)
  const linked = rows.filter((row) => row.linkId !== null).length
  const facts = rows.length === 0 ? undefined : t('decisions.facts', { rows: rows.length, linked })
  const notes = useTypingNotes(typing, base, facts)
  const change = (patch: Partial<EntryForm>): void => typing.change({ ...form, ...patch })
  const existing = useExisting(form)

  // a row that may be somebody of the register is decided by the officer, never by saving
  const undecided = open.filter((row) => lookup(row)?.length !== 0)
  const looking = undecided.some((row) => lookup(row) === undefined)
  const why = whyNotYet({
    wrong,
    rows: rows.length,
    undecided: undecided.length,
    looking,
  })
  const stop = tried ? (why ?? undefined) : undefined
  // Ctrl+S before the names are looked up is kept: it saves when they are, if nothing stands in the way then
  const isWaiting = !catalogue || looking
  /** A refused save leads to what stands in its way. */
  const toFirstProblem = (): void => {
    const first = problems[0] ?? undecided[0]
    if (first && 'kind' in first) setKind(first.kind)
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"], .sv-link-cell')?.focus())
  }
  const linkSure = (): void => {
    typing.change(sure.reduce((next, { row, match }) => withLink(next, row.kind, row.row, match.id, match.known), form))
    // the button goes with the last sure row: the focus moves on to a row still to be decided, or back to the grid
    requestAnimationFrame(() =>
      (document.querySelector<HTMLElement>('.sv-link-cell') ?? document.querySelector<HTMLElement>('[data-cell][tabindex="0"]'))?.focus(),
    )
  }
  const send = async (waiver: string | null): Promise<void> => {
    setTried(true)
    setWaiting(isWaiting)
    if (why !== null && !isWaiting) toFirstProblem()
    if (why !== null || enter.busy || !catalogue) return
    const done = await enter.run(entryOf(form, awards, { fileToken: file?.token ?? null, waiver }))
    if (!done) return
    typing.clear()
    notice({
      text: t('decisions.saved', { number: form.number.trim(), awards: done.awards, people: done.newPeople, units: done.newUnits }),
    })
    location.hash = `/quyet-dinh/${done.decisionId}`
  }
  const latestSend = useRef(send)
  latestSend.current = send
  const attach = (): void => {
    setPickError(null)
    shell.pickFiles({ purpose: 'scans', many: false }).then(
      ([picked]) => {
        if (picked) setFile(picked)
      },
      (error: unknown) => setPickError(errorText(error instanceof AppError ? error : new AppError('host.fault'))),
    )
  }
  const close = (): void => {
    location.hash = '/quyet-dinh'
  }
  useHotkeys({ save: () => void send(null), close })
  useEffect(() => {
    if (!waiting || isWaiting) return
    setWaiting(false)
    void latestSend.current(null)
  }, [waiting, isWaiting])

  const difference = countDifference(form, kind)
  const waivable = enter.failure?.code === 'decision.exists' || enter.failure?.code === 'decision.countMismatch' ? enter.failure.code : null
  return (
    <Screen
      header={
        <PageHeader
          crumbs={[{ label: t('decisions.title'), href: '#/quyet-dinh' }]}
          title={t('decisions.entryTitle')}
          middle={
            file ? (
              <Button
                icon={IconX}
                iconAfter
                kind="text"
                label={t('decisions.attached', { name: file.name })}
                onClick={() => setFile(null)}
                className="sv-entry-file"
              />
            ) : null
          }
          actions={[{ label: t('decisions.attach'), icon: IconUpload, onClick: attach }]}
          primary={{
            label: t('record.saveToRegister'),
            icon: IconDeviceFloppy,
            keyId: 'save',
            busy: enter.busy,
            ...(stop ? { disabledReason: stop } : {}),
            onClick: () => void send(null),
          }}
          onReason={toFirstProblem}
        />
      }
      strip={
        <>
          {enter.error && !waivable ? <ErrorBlock {...enter.error} /> : pickError ? <ErrorBlock {...pickError} /> : notes}
          {existing ? (
            <ErrorBlock
              tone="warn"
              happened={t('decisions.exists', {
                number: existing.number,
                date: formatDate(existing.signedDate),
                issuer: existing.issuingBody,
              })}
              kept={t('decisions.existsKept')}
              actions={[
                {
                  label: t('decisions.openExisting'),
                  onClick: () => {
                    location.hash = `/quyet-dinh/${existing.id}`
                  },
                },
              ]}
            />
          ) : null}
          {typing.ready ? (
            <EntryHeader
              form={form}
              change={change}
              wrong={tried ? problems.flatMap((one) => (one.at === 'field' ? one.field : [])) : []}
              dateError={dateError}
              onDateError={setDateError}
              catalogue={catalogue}
            />
          ) : null}
        </>
      }
    >
      <Panel
        fill
        head={
          <>
            <Segmented<GridKind>
              label={t('decisions.recipients')}
              value={kind}
              onChange={setKind}
              items={gridKinds.map((one) => ({ id: one, label: tabLabel(form, one) }))}
            />
            {difference === null ? null : difference === 0 ? (
              <Status state="met" look="soft">
                {t('decisions.countSame')}
              </Status>
            ) : (
              <Status state="judge" look="soft">
                {t(difference < 0 ? 'decisions.countMissing' : 'decisions.countOver', {
                  n: Math.abs(difference),
                  kind: t(`decisions.${kind}`),
                })}
              </Status>
            )}
            {sure.length > 0 ? (
              <span className="sv-entry-head-end">
                <Button size="small" icon={IconLink} label={t('decisions.linkAll', { n: sure.length })} onClick={linkSure} />
              </span>
            ) : null}
          </>
        }
      >
        {typing.ready ? (
          <RecipientsGrid
            key={kind}
            kind={kind}
            form={form}
            onChange={typing.change}
            catalogue={awards}
            lookup={lookup}
            foot={facts ?? ''}
          />
        ) : null}
      </Panel>
      <Dialog
        open={waivable !== null}
        question={
          waivable === 'decision.exists'
            ? t('decisions.waiveExistsQuestion', { number: form.number.trim() })
            : t('decisions.waiveCountQuestion', { rows: rows.length })
        }
        will={`${enter.error?.happened ?? ''} ${t('decisions.waiveWill')}`}
        kept={enter.error?.kept}
        reason={{ required: true }}
        confirm={t('decisions.waiveConfirm')}
        busy={enter.busy}
        onConfirm={(reason) => void send(reason)}
        onCancel={enter.clear}
      />
    </Screen>
  )
}

/** What stands in the way of saving, the first thing first; null where nothing does. */
function whyNotYet(now: {
  readonly wrong: number
  readonly rows: number
  readonly undecided: number
  readonly looking: boolean
}): string | null {
  if (now.wrong > 0) return t('decisions.needFields', { n: now.wrong })
  if (now.rows === 0) return t('decisions.needRows')
  if (now.looking) return t('decisions.needLooking')
  return now.undecided > 0 ? t('decisions.needLinks', { n: now.undecided }) : null
}

/** "Cá nhân 6/8": filled rows of those Điều 1 declares. */
function tabLabel(form: EntryForm, kind: GridKind): string {
  const declared = form.counts[kind].trim()
  return `${t(tabWords[kind])} ${formatNumber(rowsOf(form, kind))}${/^\d+$/.test(declared) ? `/${declared}` : ''}`
}

/** A decision of this number, date and issuer that is in the register already. */
function useExisting(form: EntryForm) {
  const number = useDeferredValue(form.number.trim())
  const isAsked = number.length >= 3
  const { data } = useQuery(
    'decisions.find',
    { number: number.slice(0, 80), signedDate: form.signedDate, issuingBody: form.issuingBody.trim().slice(0, 300) || null },
    { off: !isAsked },
  )
  return isAsked ? data?.matches[0] : undefined
}
