import { useState } from 'react'
import type { AppInfo } from '#common/contract/app.ts'
import type { DossierPage } from '#common/contract/exchange.ts'
import { t } from '#common/i18n/t.ts'
import { useAppInfo } from '../../host/use-app-info.ts'
import { useCommand } from '../../host/use-command.ts'
import { useQuery } from '../../host/use-query.ts'
import { useTyping } from '../../host/use-typing.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { DossierFields } from './dossier-fields.tsx'
import {
  type DossierForm,
  emptyForm,
  type FormProblem,
  formProblems,
  periodPhrase,
  proposedTitle,
  readForm,
  readPeriod,
} from './new-dossier-model.ts'

const clean = (text: string): string => text.trim().normalize('NFC')

/** "Lập hồ sơ": what is proposed, for when, to whom. What was typed is kept until the dossier is made. */
export function NewDossierDialog({ onClose, onMade }: { readonly onClose: () => void; readonly onMade: (id: string) => void }) {
  const info = useAppInfo()
  return info ? <NewDossier info={info} onClose={onClose} onMade={onMade} /> : null
}

function NewDossier({
  info,
  onClose,
  onMade,
}: {
  readonly info: AppInfo
  readonly onClose: () => void
  readonly onMade: (id: string) => void
}) {
  const awards = useQuery('catalogue.get', {}).data?.awards ?? []
  const typing = useTyping('dossier:new', emptyForm(info.today, info.superior), readForm)
  const create = useCommand('dossiers.create')
  const form = typing.value
  const { shown, leave, problems } = useShownProblems(form, awards)
  const save = async (): Promise<void> => {
    const made = await create.run({
      title: clean(form.title ?? proposedTitle(form, awards)),
      awardCode: form.awardCode,
      period: readPeriod(form.period) ?? null,
      recipientUnitCode: form.recipientCode.trim(),
      recipientUnitName: clean(form.recipientName),
    })
    if (!made) return
    typing.clear()
    onMade(made.id)
  }
  return (
    <Dialog
      open
      form
      width={640}
      question={t('dossiers.newQuestion')}
      will={t('dossiers.newWill')}
      confirm={t('dossiers.create')}
      {...(problems.length > 0 ? { blocked: t('dossiers.fieldsLeft', { n: problems.length }) } : {})}
      busy={create.busy}
      error={create.error ? <ErrorBlock {...create.error} /> : null}
      onConfirm={() => void save()}
      onCancel={onClose}
    >
      <DossierFields form={form} awards={awards} shown={shown} onLeave={leave} onChange={(patch) => typing.change({ ...form, ...patch })} />
    </Dialog>
  )
}

/** F2 on a dossier: everything but the award, on which its checklist and candidates hang. */
export function EditDossierDialog({ page, onClose }: { readonly page: DossierPage; readonly onClose: () => void }) {
  const awards = useQuery('catalogue.get', {}).data?.awards ?? []
  const { data } = page
  const base: DossierForm = {
    awardCode: data.awardCode,
    period: data.period ? periodPhrase(data.period) : '',
    recipientName: data.recipientUnitName,
    recipientCode: data.recipientUnitCode,
    title: data.title,
    note: data.note ?? '',
  }
  const typing = useTyping(`dossier:${page.id}:${page.version}`, base, readForm)
  const update = useCommand('dossiers.update')
  const form = typing.value
  const { shown, leave, problems } = useShownProblems(form, awards)
  const save = async (): Promise<void> => {
    const saved = await update.run({
      id: page.id,
      version: page.version,
      title: clean(form.title ?? data.title),
      period: readPeriod(form.period) ?? null,
      recipientUnitCode: form.recipientCode.trim(),
      recipientUnitName: clean(form.recipientName),
      note: clean(form.note) || null,
    })
    if (!saved) return
    typing.clear()
    onClose()
  }
  return (
    <Dialog
      open
      form
      width={640}
      question={t('dossiers.editQuestion')}
      confirm={t('dossiers.save')}
      {...(problems.length > 0 ? { blocked: t('dossiers.fieldsLeft', { n: problems.length }) } : {})}
      busy={update.busy}
      error={update.error ? <ErrorBlock {...update.error} /> : null}
      onConfirm={() => void save()}
      onCancel={onClose}
    >
      <DossierFields
        form={form}
        awards={awards}
        shown={shown}
        onLeave={leave}
        fixedAward={data.awardCode}
        onChange={(patch) => typing.change({ ...form, ...patch })}
      />
    </Dialog>
  )
}

/** A field says what is wrong once it was left with something in it, never while it is typed into. */
function useShownProblems(form: DossierForm, awards: Parameters<typeof formProblems>[1]) {
  const [left, setLeft] = useState<ReadonlySet<FormProblem>>(new Set())
  const problems = formProblems(form, awards)
  return {
    problems,
    shown: problems.filter((field) => left.has(field)),
    leave: (field: FormProblem): void => setLeft((before) => new Set([...before, field])),
  }
}
