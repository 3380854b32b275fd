import type { ImportPlanView } from '#common/contract/exchange.ts'
import { formatDate } from '#common/i18n/format.ts'
import type { Conflict, Plan } from './import-plan.ts'
import type { IncomingRecord } from './records-map.ts'

type PlanRecord = ImportPlanView['new'][number]

/** What the officer reads of an import: every record by name, and why one of ours is kept. */
export function planView(plan: Plan, files: ImportPlanView['files']): ImportPlanView {
  const plain = (record: IncomingRecord): PlanRecord => ({
    type: record.type,
    id: record.id,
    ...told(record),
    differences: [],
    onlyOurs: false,
  })
  return {
    new: plan.fresh.map(plain),
    same: plan.same.map(plain),
    conflicting: plan.conflicts.map((conflict) => ({
      ...plain(conflict.record),
      detail: conflictDetail(conflict),
      differences: conflict.differences,
      onlyOurs: conflict.kept !== null,
    })),
    files,
  }
}

function conflictDetail(conflict: Conflict): string {
  const { detail } = told(conflict.record)
  switch (conflict.kept) {
    case 'notSenders':
      return `${detail}. Giữ bản trong sổ: đây không phải bản ghi của đơn vị gửi.`
    case 'withdrawn':
      return `${detail}. Giữ như trong sổ: bản ghi này đã được rút khỏi sổ.`
    case 'codeTaken':
      return `${detail}. Giữ bản trong sổ: mã đơn vị này đã thuộc đơn vị khác.`
    case null:
      return conflict.codeHolder
        ? `${detail}. Sổ đã có một đơn vị mang mã này; lấy bản của gói thì đơn vị đang có thôi dùng mã.`
        : `${detail}. Bản ${conflict.record.version} của đơn vị gửi, sổ đang có bản ${conflict.ours.version}.`
  }
}

const list = (...parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join(', ')

function told(record: IncomingRecord): { title: string; detail: string } {
  switch (record.type) {
    case 'unit':
      return { title: record.data.name, detail: list('Đơn vị', record.data.code && `mã ${record.data.code}`) }
    case 'person': {
      const spell = record.data.spells.at(-1)
      return {
        title: record.data.fullName,
        detail: list('Cá nhân', record.data.birthDate && `sinh ${formatDate(record.data.birthDate)}`, spell?.position, spell?.unitText),
      }
    }
    case 'decision':
      return {
        title: `Quyết định số ${record.data.number}`,
        detail: list(`Ngày ${formatDate(record.data.signedDate)}`, record.data.issuingBody),
      }
    case 'award':
      return { title: `${record.data.awardTitle}: ${record.data.printedName}`, detail: list('Khen thưởng', record.data.periodPrinted) }
    case 'evaluation':
      return {
        title: `${record.data.levelPrinted}: ${record.data.printedName}`,
        detail: list('Đánh giá, xếp loại', record.data.periodPrinted),
      }
    case 'initiative':
      return { title: record.data.name, detail: list('Sáng kiến', record.data.authors.map((author) => author.printedName).join(', ')) }
    case 'dossier':
      return {
        title: record.data.title,
        detail: list('Hồ sơ đề nghị', `${record.data.items.length} đề nghị`, `${record.data.attachments.length} tệp đính kèm`),
      }
  }
}
