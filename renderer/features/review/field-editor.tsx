import type { DraftView } from '#common/contract/scan.ts'
import { fieldAt, parsePath } from '#common/domain/review/paths.ts'
import { t } from '#common/i18n/t.ts'
import { ChoiceEditor } from './choice-editor.tsx'
import {
  awardEdits,
  type Catalogue,
  draftKinds,
  draftKindWord,
  editorOf,
  editsFor,
  labelOf,
  recipientKinds,
  recipientKindWord,
} from './fields.ts'
import type { ReviewActs } from './use-review.ts'
import { ValueEditor } from './value-editor.tsx'

export interface FieldEditorProps {
  readonly view: DraftView
  readonly path: string
  /** settled by the same answer; begins with `path` */
  readonly paths: readonly string[]
  readonly catalogue: Catalogue
  readonly acts: ReviewActs
  readonly focusTick: number
  readonly typed?: string | undefined
  readonly large?: boolean
}

/** The editor that fits a value: text, date, number, or a choice. Enter accepts and goes on. */
export function FieldEditor({ view, path, paths, catalogue, acts, focusTick, typed, large }: FieldEditorProps) {
  const parsed = parsePath(path)
  if (!parsed) return null
  const value = parsed.at === 'kind' ? view.draft.kind : (fieldAt(view.draft, parsed)?.value ?? null)
  const label = labelOf(path)
  const give = (next: string | number | null) => acts.answer(path, editsFor(view.draft, paths, next), paths, String(next ?? ''))
  const common = { label, focusTick, onLeave: acts.leave }
  const kind = editorOf(parsed)
  if (kind === 'kind' || kind === 'recipientKind') {
    const all: readonly string[] = kind === 'kind' ? draftKinds : recipientKinds
    return (
      <ChoiceEditor
        {...common}
        value={value === null ? null : String(value)}
        options={all.map((one) => ({ value: one, label: kind === 'kind' ? draftKindWord(one) : recipientKindWord(one) }))}
        onAccept={() => give(value)}
        onChoose={give}
      />
    )
  }
  if (kind === 'award' && parsed.at === 'row') {
    const award = view.draft.awards[parsed.row]
    const code = award?.awardCode.value ?? null
    const titles = paths.map((one) => one.replace(/awardCode$/, 'awardTitle'))
    return (
      <ChoiceEditor
        {...common}
        width="100%"
        value={code ?? (award?.awardTitle.value ? '' : null)}
        placeholder={t('review.cataloguePlaceholder')}
        options={[
          ...(code === null && award?.awardTitle.value
            ? [{ value: '', label: `${award.awardTitle.value} (${t('review.catalogueUnknown')})` }]
            : []),
          ...catalogue.map((entry) => ({ value: entry.code, label: entry.name, alias: entry.shortName })),
        ]}
        onAccept={() => acts.answer(path, editsFor(view.draft, titles, award?.awardTitle.value ?? null), paths, '')}
        onChoose={(next) => next !== '' && acts.answer(path, awardEdits(view.draft, titles, next, catalogue), paths, '')}
      />
    )
  }
  return (
    <ValueEditor
      {...common}
      path={parsed}
      value={value}
      typed={typed}
      large={large ?? false}
      onAccept={give}
      onKeep={(next) => acts.keep(path, editsFor(view.draft, paths, next), String(next ?? ''))}
      onUndo={acts.undo}
      onDraft={acts.goDraft}
      onHold={(text) => acts.hold(path, text)}
      editing={acts.editing}
    />
  )
}
