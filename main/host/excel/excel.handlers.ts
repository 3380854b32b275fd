import type { PeopleMapping } from '#common/domain/excel/people-mapping.ts'
import type { HandlersOf, HostContext } from '../host.ts'
import { createExcelService } from './excel.service.ts'
import { loadPeopleMapping } from './load-mapping.ts'

/** `excel.*` of the contract. The mapping pack is read when first needed. */
export function excelHandlers(host: HostContext, load: () => PeopleMapping = loadPeopleMapping): HandlersOf<'excel'> {
  let mapping: PeopleMapping | undefined
  const service = createExcelService(host, () => {
    mapping ??= load()
    return mapping
  })
  return {
    'excel.preview': (input) => service.preview(input),
    'excel.confirm': (input, { actor }) => service.confirm(input, actor),
    'excel.discard': (input) => service.discard(input),
  }
}
