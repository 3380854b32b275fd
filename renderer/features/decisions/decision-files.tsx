import { useEffect, useMemo, useState } from 'react'
import { t } from '#common/i18n/t.ts'
import { useShell } from '../../host/host-provider.tsx'
import { useQuery } from '../../host/use-query.ts'
import { fieldWords } from '../../records/history-words.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconDownload } from '../../ui/icons.ts'
import { type EvidenceBox, PageViewer } from '../../ui/page-viewer.tsx'
import type { Decision } from './decision-page.tsx'

/** The pages of the decision with the ink of its values, and the files as they were read. */
export function DecisionFiles({ decision }: { readonly decision: Decision }) {
  const { files } = decision
  const shell = useShell()
  const ink = useQuery('ink.of', { recordType: 'decision', id: decision.id }, { off: files.length === 0 }).data?.ink
  // a decision may stand in several files: its pages count through them
  const pages = useMemo(() => files.flatMap((file) => file.pages.map(({ url }) => url)), [files])
  const [page, setPage] = useState(1)
  const [selected, setSelected] = useState<string | null>(null)
  const aspects = useAspects(pages)
  const boxes = useMemo(
    () =>
      (ink ?? []).map(
        (piece): EvidenceBox => ({
          id: piece.field,
          page: piece.page,
          box: piece.box,
          kind: piece.status === 'sure' ? 'sure' : 'doubt',
          label: fieldWords(piece.field),
        }),
      ),
    [ink],
  )
  if (pages.length === 0) return <EmptyState title={t('decisions.filesEmpty')} text={t('decisions.filesEmptyText')} />
  return (
    <>
      <PageViewer
        pages={pages.map((_, index) => ({ page: index + 1, aspect: aspects[index] ?? a4 }))}
        page={page}
        onPage={setPage}
        imageUrl={(one, width) => `${pages[one - 1] ?? ''}?w=${Math.round(width)}`}
        boxes={boxes}
        selectedId={selected}
        onSelect={setSelected}
      />
      <div className="sv-decision-files">
        {files.map((file) => (
          <span key={file.sha256} className="sv-decision-file">
            <span className="sv-cut" title={file.name}>
              {file.name}
            </span>
            <Button
              size="small"
              icon={IconDownload}
              label={t('decisions.download')}
              onClick={() => void shell.saveFile(file.downloadUrl, file.name)}
            />
          </span>
        ))}
      </div>
    </>
  )
}

/** A standing sheet of A4 is as wide as it is high by this, until its picture is known. */
const a4 = Math.SQRT1_2

/** Width by height of each page, from its smallest picture. */
function useAspects(urls: readonly string[]): readonly number[] {
  const [aspects, setAspects] = useState<readonly number[]>([])
  useEffect(() => {
    let gone = false
    setAspects([])
    urls.forEach((url, index) => {
      const image = new Image()
      image.onload = () => {
        if (!gone && image.naturalHeight > 0)
          setAspects((before) => Object.assign([...before], { [index]: image.naturalWidth / image.naturalHeight }))
      }
      image.src = `${url}?w=128`
    })
    return () => {
      gone = true
    }
  }, [urls])
  return aspects
}
