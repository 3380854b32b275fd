import type { HandlersOf, HostContext } from '../host.ts'
import { createScanService } from './service.ts'

/** Calls of the screen “Đọc bản quét”. */
export function scanHandlers(host: HostContext): HandlersOf<'scan'> {
  const scan = createScanService(host)
  return {
    'scan.start': (input, { actor }) => scan.start(input, actor),
    'scan.addFiles': (input) => scan.addFiles(input),
    'scan.batches': () => scan.list(),
    'scan.batch': ({ id }) => scan.get(id),
    'scan.pause': ({ id }) => scan.pause(id),
    'scan.resume': ({ id }) => scan.resume(id),
    'scan.cancel': ({ id }) => scan.cancel(id),
    'scan.group': (input, { actor }) => scan.group(input, actor),
    'scan.pictures': ({ batchId }) => scan.pictures(batchId),
    'scan.retry': (input) => scan.retry(input),
    'scan.notSecret': (input, { actor }) => scan.notSecret(input, actor),
  }
}
