import { Checkbox, Select } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import type { ExcelPreview } from '#common/contract/excel.ts'
import type { Contract } from '#common/contract/index.ts'
import type { PickedFile } from '#common/contract/shell.ts'
import { t } from '#common/i18n/t.ts'
import { AppError } from '#common/rpc/app-error.ts'
import type { OutputOf } from '#common/rpc/define.ts'
import { type ErrorText, errorText } from '../../host/error-text.ts'
import { useShell } from '../../host/host-provider.tsx'
import { useCommand } from '../../host/use-command.ts'
import { Screen } from '../../ui/app-shell.tsx'
import { shownColumns } from '../../ui/columns.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DropZone } from '../../ui/drop-zone.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { IconCircleCheck, IconDeviceFloppy, IconLayoutList, IconTableImport } from '../../ui/icons.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel, TwoLines } from '../../ui/panel.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Facts } from '../../ui/summary.tsx'
import { Toolbar } from '../../ui/toolbar.tsx'
import { useHotkeys } from '../../ui/use-hotkeys.ts'
import { useNarrow } from '../../ui/use-narrow.ts'
import { fieldWord, type PreviewFilter, rowsOfKind, whyNotYet } from './excel-model.ts'
import { previewColumns } from './preview-columns.tsx'

type Result = OutputOf<Contract['excel.confirm']>

/** What the screen stands at. Nothing is written before `done`. */
type State =
  | { readonly at: 'choose' }
  | { readonly at: 'reading'; readonly file: PickedFile }
  | { readonly at: 'preview'; readonly file: PickedFile; readonly preview: ExcelPreview }
  | { readonly at: 'done'; readonly preview: ExcelPreview; readonly result: Result }

/** Nhập từ Excel: choose a sheet, look at every row, then write it in one step. */
export function ExcelScreen() {
  const shell = useShell()
  const read = useCommand('excel.preview')
  const discard = useCommand('excel.discard')
  const [state, setState] = useState<State>({ at: 'choose' })
  const [pickError, setPickError] = useState<ErrorText | null>(null)

  const open = async (file: PickedFile, sheet?: string): Promise<void> => {
    const before = state
    setState({ at: 'reading', file })
    const preview = await read.run({ fileToken: file.token, ...(sheet === undefined ? {} : { sheet }) })
    if (!preview) return setState(before.at === 'preview' && sheet !== undefined ? before : { at: 'choose' })
    if (before.at === 'preview' && sheet === undefined) void discard.run({ previewId: before.preview.previewId })
    setState({ at: 'preview', file, preview })
  }
  const take = (files: Promise<readonly PickedFile[]>): void => {
    setPickError(null)
    read.clear()
    files.then(
      ([file]) => (file ? open(file) : undefined),
      (error: unknown) => setPickError(errorText(error instanceof AppError ? error : new AppError('host.fault'))),
    )
  }
  const choose = (): void => take(shell.pickFiles({ purpose: 'excel', many: false }))
  const error = pickError ?? read.error
  const strip = error ? <ErrorBlock {...error} actions={[{ label: t('excel.chooseOther'), onClick: choose }]} /> : null

  if (state.at === 'done') return <Done preview={state.preview} result={state.result} onAnother={() => setState({ at: 'choose' })} />
  if (state.at === 'preview')
    return (
      <Preview
        key={state.preview.previewId}
        preview={state.preview}
        strip={strip}
        onChoose={choose}
        onSheet={(sheet) => void open(state.file, sheet)}
        onDone={(result) => setState({ at: 'done', preview: state.preview, result })}
      />
    )
  return (
    <Screen header={<PageHeader title={t('excel.title')} />} strip={strip}>
      <Panel fill>
        <DropZone onFiles={(files) => take(shell.adoptFiles(files.slice(0, 1)))} off={state.at === 'reading'}>
          {state.at === 'reading' ? (
            <EmptyState title={t('excel.reading', { name: state.file.name })} text={t('excel.emptyText')} />
          ) : (
            <EmptyState
              title={t('excel.emptyTitle')}
              text={t('excel.emptyText')}
              ways={[
                {
                  icon: IconTableImport,
                  title: t('excel.wayTitle'),
                  text: t('excel.wayText'),
                  action: { label: t('excel.choose'), onClick: choose },
                },
              ]}
              foot={<span>{t('excel.drop')}</span>}
            />
          )}
        </DropZone>
      </Panel>
    </Screen>
  )
}

interface PreviewProps {
  readonly preview: ExcelPreview
  readonly strip: ReactNode
  readonly onChoose: () => void
  readonly onSheet: (sheet: string) => void
  readonly onDone: (result: Result) => void
}

function Preview({ preview, strip, onChoose, onSheet, onDone }: PreviewProps) {
  const { counts, columns, rows, sheet, sheets } = preview
  const [filter, setFilter] = useState<PreviewFilter>(counts.error > 0 ? 'error' : 'all')
  const [leaveOut, setLeaveOut] = useState(false)
  const confirm = useCommand('excel.confirm')
  const narrow = useNarrow()
  const tableColumns = useMemo(() => shownColumns(previewColumns(columns, rows), null, narrow), [columns, rows, narrow])
  const shown = useMemo(() => rowsOfKind(rows, filter), [rows, filter])
  const reason = whyNotYet(counts, leaveOut)
  const write = async (): Promise<void> => {
    if (reason !== null || confirm.busy) return
    const result = await confirm.run({ previewId: preview.previewId, leaveOutErrors: leaveOut })
    if (result) onDone(result)
  }
  useHotkeys({ save: () => void write() })
  return (
    <Screen
      header={
        <PageHeader
          title={t('excel.title')}
          subtitle={t('excel.subtitle', { file: preview.fileName, n: rows.length })}
          actions={[{ label: t('excel.chooseOther'), icon: IconTableImport, onClick: onChoose }]}
          primary={{
            label: t('excel.confirm', { n: counts.create + counts.update }),
            icon: IconDeviceFloppy,
            keyId: 'save',
            busy: confirm.busy,
            ...(reason === null ? {} : { disabledReason: reason }),
            onClick: () => void write(),
          }}
          onReason={() => setFilter('error')}
        />
      }
      strip={confirm.error ? <ErrorBlock {...confirm.error} actions={[{ label: t('excel.chooseOther'), onClick: onChoose }]} /> : strip}
      toolbar={
        <Toolbar
          end={
            counts.error > 0 ? (
              <Checkbox checked={leaveOut} onChange={(event) => setLeaveOut(event.target.checked)}>
                {t('excel.leaveOut', { n: counts.error })}
              </Checkbox>
            ) : null
          }
        >
          {sheets.length > 1 ? (
            <Select
              aria-label={t('excel.sheet')}
              style={{ width: 190 }}
              value={sheet}
              options={sheets.map((name) => ({ value: name, label: name }))}
              onChange={onSheet}
            />
          ) : null}
          <Segmented<PreviewFilter>
            label={t('excel.show')}
            value={filter}
            onChange={setFilter}
            items={[
              { id: 'all', label: t('excel.all'), count: rows.length },
              { id: 'create', label: t('excel.create'), count: counts.create },
              { id: 'update', label: t('excel.update'), count: counts.update },
              { id: 'same', label: t('excel.same'), count: counts.same },
              { id: 'error', label: t('excel.error'), count: counts.error },
            ]}
          />
          {counts.newUnits > 0 ? <span className="sv-2">{t('excel.newUnits', { n: counts.newUnits })}</span> : null}
        </Toolbar>
      }
      side={
        narrow ? null : (
          <Panel
            title={t('excel.columnsTitle')}
            icon={IconLayoutList}
            meta={columns.filter((column) => fieldWord(column.field) !== null).length}
          >
            {columns.map((column) => (
              <TwoLines
                key={column.column}
                title={t('excel.columnUsed', { head: column.head, column: column.column })}
                detail={fieldWord(column.field) ?? t('excel.columnUnknown')}
              />
            ))}
          </Panel>
        )
      }
      sideWidth={264}
    >
      <Panel fill>
        <DataTable
          caption={t('excel.caption', { sheet })}
          columns={tableColumns}
          rows={shown}
          rowId={(row) => String(row.row)}
          rowName={(row) => row.fullName || String(row.row)}
          tone={(row) => (row.action === 'error' ? 'err' : undefined)}
          empty={<EmptyState plain title={t('excel.nothingFound')} />}
        />
      </Panel>
    </Screen>
  )
}

function Done({ preview, result, onAnother }: { readonly preview: ExcelPreview; readonly result: Result; readonly onAnother: () => void }) {
  return (
    <Screen
      header={
        <PageHeader
          title={t('excel.title')}
          subtitle={t('excel.doneTitle')}
          actions={[{ label: t('excel.another'), icon: IconTableImport, onClick: onAnother }]}
          primary={{
            label: t('excel.openPeople'),
            onClick: () => {
              location.hash = '/ca-nhan'
            },
          }}
        />
      }
    >
      <Panel title={t('excel.doneTitle')} icon={IconCircleCheck}>
        <p className="sv-panel-pad sv-2">{t('excel.doneText', { file: preview.fileName, sheet: preview.sheet })}</p>
        <Facts
          items={[
            { label: t('excel.doneCreated'), value: result.created },
            { label: t('excel.doneUpdated'), value: result.updated },
            { label: t('excel.doneUnits'), value: result.newUnits },
            { label: t('excel.doneLeftOut'), value: result.leftOut },
          ]}
        />
      </Panel>
    </Screen>
  )
}
