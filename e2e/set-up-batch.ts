import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { Draft } from '#common/model/draft.ts'
import { draftColumns } from '../main/host/records/draft-columns.ts'
import { samplesDir } from '../main/host/resources.ts'
import { createHost } from '../main/host/start.ts'

// Run by a test before the application starts: a register with a batch of one file that holds two decisions. The names of the
// first two people and all titles of the first decision are in doubt, whatever the engine felt, so that a test knows what it meets.
const [dataDir = '', folder = ''] = process.argv.slice(2)

const host = await createHost({ dataDir })
await host.call('app.setUp', {
  officerName: 'Võ Thị Ngọc Ánh',
  unit: { name: 'UBND xã Đức Bình', type: 'ubndXa', shortName: null, code: 'LOCAL.UBND-XA-DUC-BINH', province: 'Hòa Giang' },
  superior: null,
})
const whole = await PDFDocument.create()
for (const name of ['cstdcs-2025-2026.pdf', 'danh-gia-phong-gddt-2024.pdf']) {
  const one = await PDFDocument.load(readFileSync(join(samplesDir(), name)))
  for (const page of await whole.copyPages(one, one.getPageIndices())) whole.addPage(page)
}
const path = join(folder, 'hai-quyet-dinh.pdf')
writeFileSync(path, await whole.save())
const fileTokens = [host.grants.mint({ path, name: 'hai-quyet-dinh.pdf', temporary: false })]
const started = (await host.call('scan.start', { fileTokens, name: 'Tủ 2' })) as { batchId: string }
for (;;) {
  const { state } = (await host.call('scan.batch', { id: started.batchId })) as { state: string }
  if (state !== 'running') break
  await new Promise((resolve) => setTimeout(resolve, 100))
}
const { db } = host.context.register()
const [first] = await db
  .selectFrom('draft')
  .select(['id', 'content'])
  .where('batch_id', '=', started.batchId)
  .orderBy('files_key')
  .execute()
if (!first) throw new Error('no draft was made')
const draft = Draft.parse(JSON.parse(first.content))
const doubted = { status: 'check' as const, confidence: 0.6, doubt: 'lowConfidence' as const }
const content: Draft = {
  ...draft,
  awards: draft.awards.map((award, index) => ({
    ...award,
    awardTitle: { ...award.awardTitle, ...doubted },
    ...(index < 2 ? { name: { ...award.name, ...doubted, confidence: 0.5 + index / 10 } } : {}),
  })),
}
await db
  .updateTable('draft')
  .set({ content: JSON.stringify(content), ...draftColumns(content) })
  .where('id', '=', first.id)
  .execute()
process.stdout.write(
  JSON.stringify({
    batchId: started.batchId,
    names: content.awards.slice(0, 2).map((award) => award.name.value),
    rows: content.awards.length,
  }),
)
await host.close()
