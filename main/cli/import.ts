import { textOf } from '#common/i18n/t.ts'
import { exit, type Io, WrongUse } from './io.ts'
import type { Given } from './main.ts'
import { withSession } from './session.ts'

/**
 * `so-vang import FILE`: the plan of what is new, same or conflicting; writes only with `--confirm` and without
 * conflicts. A package that was taken in before is harmless. 0 planned or written, 1 refused or left for the window.
 */
export async function importPackage(io: Io, given: Given): Promise<number> {
  const [file] = given.files
  if (!file || given.files.length !== 1) throw new WrongUse('import cần đúng một tệp gói.')
  return withSession(given.dataDir, async ({ client, grant }) => {
    const page = await client.call('packages.verify', { fileToken: grant(file) })
    const { plan, report } = page
    if (page.state === 'imported') {
      const counts = { new: 0, same: report?.counts.records ?? 0, conflicting: 0 }
      io.out(given.json ? `${JSON.stringify({ plan: counts, applied: false })}\n` : 'Gói này đã nhận từ trước; không ghi gì thêm.\n')
      return exit.done
    }
    if (!plan) {
      const code = report?.code ?? page.code ?? 'package.notWaiting'
      if (given.json) io.out(`${JSON.stringify({ error: { code, ...(report?.file ? { file: report.file } : {}) }, applied: false })}\n`)
      else io.err(`${textOf(`packages.code.${code}`, { file: report?.file ?? '' }) ?? code} [${code}]\n`)
      return exit.refused
    }
    const counts = { new: plan.new.length, same: plan.same.length, conflicting: plan.conflicting.length }
    const apply = given.values['confirm'] === true && counts.conflicting === 0
    if (apply) await client.call('packages.apply', { id: page.id, choices: [] })
    if (given.json) io.out(`${JSON.stringify({ plan: counts, applied: apply })}\n`)
    else {
      io.out(`Bản ghi mới: ${counts.new}. Đã có, giống nhau: ${counts.same}. Xung đột: ${counts.conflicting}.\n`)
      if (apply) io.out('Đã ghi vào sổ.\n')
      else if (counts.conflicting > 0) io.out('Chưa ghi gì: mở cửa sổ Sổ Vàng để chọn bản giữ lại cho từng xung đột.\n')
      else io.out('Chưa ghi gì: thêm --confirm để ghi vào sổ.\n')
    }
    return given.values['confirm'] === true && !apply ? exit.refused : exit.done
  })
}
