import { textOf } from '#common/i18n/t.ts'
import { exit, type Io, WrongUse } from './io.ts'
import type { Given } from './main.ts'
import { withSession } from './session.ts'

/** `so-vang verify FILE`: checks a package against the trust list of a register. 0 valid or warning, 1 invalid. */
export async function verifyPackage(io: Io, given: Given): Promise<number> {
  const [file] = given.files
  if (!file || given.files.length !== 1) throw new WrongUse('verify cần đúng một tệp gói.')
  return withSession(given.dataDir, async ({ client, grant }) => {
    const { report } = await client.call('packages.verify', { fileToken: grant(file) })
    if (!report) throw new Error('no report')
    if (given.json) {
      const { status, code, file: at, signer, unit, time, counts, warnings } = report
      io.out(
        `${JSON.stringify({ status, ...(code ? { code } : {}), ...(at ? { file: at } : {}), signer, unit, time, counts, warnings })}\n`,
      )
    } else {
      io.out(`${textOf(`packages.status.${report.status}`) ?? report.status}\n`)
      if (report.code) io.out(`${textOf(`packages.code.${report.code}`, { file: report.file ?? '' }) ?? ''} [${report.code}]\n`)
      if (report.signer) io.out(`Người ký: ${report.signer.name}\n`)
      if (report.trial) io.out('Chữ ký THỬ NGHIỆM: không có giá trị pháp lý.\n')
      if (report.unit) io.out(`Đơn vị gửi: ${report.unit.name} (${report.unit.code})\n`)
      for (const warning of report.warnings) io.out(`Lưu ý: ${textOf(`packages.code.${warning.code}`) ?? warning.code}\n`)
    }
    return report.status === 'invalid' ? exit.refused : exit.done
  })
}
