import { useState } from 'react'
import type { CorrectionRow } from '#common/contract/corrections.ts'
import { formatDate, formatNumber } from '#common/i18n/format.ts'
import { t, textOf } from '#common/i18n/t.ts'
import { useCommand } from '../../host/use-command.ts'
import { useQuery } from '../../host/use-query.ts'
import { Screen } from '../../ui/app-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { IconTrash } from '../../ui/icons.ts'
import { useNotice } from '../../ui/notices.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SelectionBar } from '../../ui/selection-bar.tsx'
import { SearchField, Toolbar } from '../../ui/toolbar.tsx'

const pageSize = 200
const nobody: ReadonlySet<string> = new Set()

/** The name of a kind of value: "Họ và tên". */
function kindWord(kind: string): string {
  const word = textOf(`review.field.${kind}`) ?? kind
  return word.charAt(0).toLocaleUpperCase('vi') + word.slice(1)
}

/** `#/doc/da-hoc`: what the machine learnt from corrections, by the office that issues the papers; one or all are forgotten here. */
export function CorrectionsScreen() {
  const [search, setSearch] = useState('')
  const [page, setPage] = useState(0)
  const [chosen, setChosen] = useState(nobody)
  const [asking, setAsking] = useState(false)
  const answer = useQuery('corrections.list', { search, sort: 'issuingBody', descending: false, offset: page * pageSize, limit: pageSize })
  const forget = useCommand('corrections.forget')
  const notice = useNotice()
  const rows = answer.data?.rows ?? []
  const total = answer.data?.total ?? 0
  const done = (n: number): void => {
    notice({ text: t('scan.learntForgotten', { n }) })
    setChosen(nobody)
    setPage(0)
    answer.again()
  }
  const forgetChosen = async (): Promise<void> => {
    const result = await forget.run({ ids: [...chosen].slice(0, 500) })
    if (result) done(result.forgotten)
  }
  const forgetAll = async (): Promise<void> => {
    const result = await forget.run({ all: true })
    if (!result) return
    setAsking(false)
    done(result.forgotten)
  }
  const error = answer.data ? forget.error : answer.error
  return (
    <Screen
      header={
        <PageHeader
          crumbs={[{ label: t('scan.title'), href: '#/doc' }]}
          title={t('scan.learnt')}
          {...(answer.data ? { subtitle: t('scan.learntSubtitle', { n: total }) } : {})}
          actions={total > 0 ? [{ label: t('scan.learntForgetAll'), icon: IconTrash, danger: true, onClick: () => setAsking(true) }] : []}
        />
      }
      strip={
        error ? (
          <ErrorBlock {...error} {...(answer.data ? {} : { actions: [{ label: t('common.retry'), onClick: answer.again }] })} />
        ) : null
      }
      toolbar={
        <Toolbar>
          <SearchField
            value={search}
            placeholder={t('scan.learntSearch')}
            onChange={(text) => {
              setSearch(text)
              setPage(0)
            }}
          />
          <span className="sv-2 sv-cut">{t('scan.learntHelp')}</span>
        </Toolbar>
      }
    >
      <Panel fill>
        {chosen.size > 0 ? (
          <SelectionBar title={t('scan.learntChosen', { n: chosen.size })}>
            <Button
              size="small"
              kind="danger"
              icon={IconTrash}
              label={t('scan.learntForget', { n: chosen.size })}
              busy={forget.busy}
              onClick={() => void forgetChosen()}
            />
          </SelectionBar>
        ) : null}
        <DataTable
          caption={t('scan.learntCaption')}
          columns={columns}
          rows={rows}
          rowId={(row) => row.id}
          rowName={(row) => t('scan.learntRow', { read: row.read, right: row.right })}
          selected={chosen}
          onSelect={setChosen}
          loading={answer.loading}
          group={(row) => ({ id: row.issuingBody, label: row.issuingBody })}
          {...(total > pageSize ? { paging: { page, size: pageSize, total, onPage: setPage } } : {})}
          empty={answer.data ? <EmptyState plain title={search.trim() === '' ? t('scan.learntEmpty') : t('scan.learntNotFound')} /> : null}
        />
      </Panel>
      <Dialog
        open={asking}
        question={t('scan.learntForgetAllQuestion', { n: total })}
        will={t('scan.learntForgetAllWill')}
        kept={t('scan.learntForgetAllKept')}
        confirm={t('scan.learntForgetAllConfirm')}
        danger
        busy={forget.busy}
        error={forget.error ? <ErrorBlock {...forget.error} /> : null}
        onConfirm={() => void forgetAll()}
        onCancel={() => setAsking(false)}
      />
    </Screen>
  )
}

const columns: readonly Column<CorrectionRow>[] = [
  { id: 'read', title: t('scan.learntRead'), render: (row) => row.read, text: (row) => row.read },
  { id: 'right', title: t('scan.learntRight'), render: (row) => <span className="sv-name">{row.right}</span>, text: (row) => row.right },
  { id: 'kind', title: t('scan.learntKind'), width: 170, render: (row) => kindWord(row.kind), text: (row) => kindWord(row.kind) },
  {
    id: 'times',
    title: t('scan.learntTimes'),
    width: 84,
    align: 'right',
    render: (row) => formatNumber(row.times),
    text: (row) => String(row.times),
  },
  {
    id: 'learnedAt',
    title: t('scan.learntAt'),
    width: 200,
    dropNarrow: true,
    render: (row) => <span className="sv-2">{`${formatDate(row.learnedAt.slice(0, 10))} · ${row.learnedBy}`}</span>,
    text: (row) => `${formatDate(row.learnedAt.slice(0, 10))} ${row.learnedBy}`,
  },
]
