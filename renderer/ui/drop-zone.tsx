import './form.css'
import { type ReactNode, useRef, useState } from 'react'
import { t } from '#common/i18n/t.ts'

export interface DropZoneProps {
  /** files dropped, with those inside dropped folders */
  readonly onFiles: (files: readonly File[]) => void
  readonly off?: boolean
  readonly children: ReactNode
}

/** An area that takes files and folders; the keyboard's way is the button that chooses files. */
export function DropZone({ onFiles, off = false, children }: DropZoneProps) {
  const [over, setOver] = useState(false)
  const depth = useRef(0)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has no keyboard form; every zone has a button beside it
    <div
      className="sv-drop"
      onDragEnter={(event) => {
        if (off || !event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        depth.current += 1
        setOver(true)
      }}
      onDragOver={(event) => {
        if (!off) event.preventDefault()
      }}
      onDragLeave={() => {
        depth.current = Math.max(0, depth.current - 1)
        if (depth.current === 0) setOver(false)
      }}
      onDrop={(event) => {
        event.preventDefault()
        depth.current = 0
        setOver(false)
        if (!off) void filesOf(event.dataTransfer).then((files) => files.length > 0 && onFiles(files))
      }}
    >
      {children}
      {over ? <div className="sv-drop-over">{t('ui.dropHere')}</div> : null}
    </div>
  )
}

/** The files of a drop; folders are walked, at most 5000 files deep or wide. */
async function filesOf(transfer: DataTransfer): Promise<readonly File[]> {
  // entries must be taken before the first await: the list is emptied when the handler returns
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry())
  const plain = [...transfer.files]
  if (entries.every((entry) => entry === null || entry.isFile)) return plain
  const files: File[] = []
  const queue = entries.filter((entry) => entry !== null)
  for (let entry = queue.shift(); entry && files.length < 5000; entry = queue.shift()) {
    if (entry.isFile) files.push(await fileOf(entry as FileSystemFileEntry))
    else queue.push(...(await childrenOf(entry as FileSystemDirectoryEntry)))
  }
  return files
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((resolve, reject) => entry.file(resolve, reject))

async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  // a reader gives at most a hundred entries a time
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return all
    all.push(...some)
  }
}
