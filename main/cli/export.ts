import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { exit, type Io, WrongUse } from './io.ts'
import type { Given } from './main.ts'
import { withSession } from './session.ts'

/** `so-vang export --dossier ID --key FILE.p12 --out DIR`: signs and writes one package. */
export async function exportPackage(io: Io, given: Given): Promise<number> {
  const { dossier, key, out } = given.values
  if (typeof dossier !== 'string' || typeof key !== 'string' || typeof out !== 'string')
    throw new WrongUse('export cần --dossier, --key và --out.')
  const password = io.env['SO_VANG_KEY_PASSWORD'] ?? (await io.askPassword('Mật khẩu của tệp khóa: '))
  return withSession(given.dataDir, async ({ client, grant, host }) => {
    const { version } = await client.call('dossiers.get', { id: dossier })
    const made = await client.call('packages.export', {
      dossierId: dossier,
      version,
      key: { fileToken: grant(key) },
      password,
      acceptMissing: null,
    })
    await mkdir(out, { recursive: true })
    const target = join(out, made.fileName)
    const row = await host.context
      .register()
      .db.selectFrom('exchange_package')
      .select('sha256')
      .where('package_id', '=', made.packageId)
      .where('direction', '=', 'out')
      .executeTakeFirstOrThrow()
    await copyFile(host.context.register().vault.pathOf(row.sha256), target)
    if (given.json)
      io.out(`${JSON.stringify({ packageId: made.packageId, file: target, size: made.size, fingerprint: made.fingerprint })}\n`)
    else io.out(`Đã xuất ${target}\nDấu gói: ${made.fingerprint}\n`)
    return exit.done
  })
}
