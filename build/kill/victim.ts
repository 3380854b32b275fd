import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { contract, events, type HostClient } from '#common/contract/index.ts'
import { createClient } from '#common/rpc/client.ts'
import { portPair } from '#common/rpc/ports.ts'
import { createHost } from '#host/start.ts'

/**
 * The process that is killed: opens the register in argv[2], imports the files of argv[3] once, and approves drafts as
 * they come. Every confirmed step is said on standard output, a line each, after it was confirmed and not before.
 */
const [dataDir = '', filesDir = ''] = process.argv.slice(2)
const say = (line: string) => process.stdout.write(`${line}\n`)

const host = await createHost({ dataDir })
const [mine, theirs] = portPair()
host.connect(theirs)
const client = createClient(contract, events, mine)

const info = await client.call('app.info', {})
if (info.state === 'empty') {
  await client.call('app.setUp', {
    officerName: 'Võ Thị Ngọc Ánh',
    unit: { name: 'Trường Cao đẳng Kỹ thuật Nam Hòa', type: 'donViSuNghiep', shortName: null, code: 'H99.15', province: 'Hòa Giang' },
    superior: null,
  })
}
let [batch] = (await client.call('scan.batches', {})).batches
if (!batch) {
  const fileTokens = readdirSync(filesDir)
    .sort()
    .map((name) => host.grants.mint({ path: join(filesDir, name), name: basename(name), temporary: false }))
  const { batchId } = await client.call('scan.start', { fileTokens, name: 'Lô thử' })
  say(`batch ${batchId}`)
  ;[batch] = (await client.call('scan.batches', {})).batches
}
if (batch && batch.state !== 'running' && batch.state !== 'done') await client.call('scan.resume', { id: batch.id })

for (;;) {
  const { drafts } = await client.call('drafts.list', { state: 'open' })
  for (const draft of drafts) say(`approved ${draft.id} ${await approve(client, draft.id)}`)
  const view = await client.call('scan.batch', { id: batch?.id ?? '' })
  if (view.state === 'done' && (await client.call('drafts.list', { state: 'open' })).drafts.length === 0) break
  if (view.state === 'failed') throw new Error(`batch failed: ${view.errorCode}`)
  await sleep(20)
}
say('finished')
await host.close()

/** Accepts what is read as an officer would after looking, and approves; gives the decision's id. */
async function approve(client: HostClient, id: string): Promise<string> {
  let view = await client.call('drafts.get', { id })
  const edits = [
    ...view.doubts.map((path) => ({ op: 'accept' as const, path })),
    ...view.links.flatMap((link, row) => (link.state === 'open' ? [{ op: 'link' as const, row, id: null }] : [])),
    ...view.issues
      .filter((issue) => issue.blocks && issue.code !== 'link-open')
      .map(({ code, field }) => ({ op: 'waive' as const, code, field, reason: 'thử' })),
  ]
  if (edits.length > 0) view = await client.call('drafts.edit', { id, version: view.version, edits })
  const { decisionId } = await client.call('drafts.approve', { id, version: view.version })
  return decisionId
}
