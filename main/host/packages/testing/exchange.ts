import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contract, events, type HostClient } from '#common/contract/index.ts'
import { createClient } from '#common/rpc/client.ts'
import { portPair } from '#common/rpc/ports.ts'
import type { Clock } from '../../clock.ts'
import type { Input } from '../../host.ts'
import { aDecision, anEntry, aRow } from '../../register/testing/kit.ts'
import { createHost, type Host } from '../../start.ts'
import { TEST_PDF } from './kit.ts'

/** For tests only: sample registers of two units that exchange packages through the contract. */
export type Party = {
  host: Host
  client: HostClient
  dir: string
  clock: { at: string }
  grant(bytes: Uint8Array, name: string): string
  /** the bytes behind a link */
  fetch(url: string | null): Promise<Buffer>
  close(): Promise<void>
}

export const college: Input<'app.setUp'> = {
  officerName: 'Võ Thị Ngọc Ánh',
  unit: { name: 'Trường Cao đẳng Kỹ thuật Nam Hòa', type: 'donViSuNghiep', shortName: 'CĐKTNH', code: 'H99.15', province: 'Hòa Giang' },
  superior: { name: 'Sở Nội vụ tỉnh Hòa Giang', code: 'H99' },
}
export const department: Input<'app.setUp'> = {
  officerName: 'Phạm Đức Huấn',
  unit: { name: 'Sở Nội vụ tỉnh Hòa Giang', type: 'soNganh', shortName: 'SNV', code: 'H99', province: 'Hòa Giang' },
  superior: null,
}

/** Opens a register of a unit: the sample one unless `real`. Times come from `clock.at`, which a test may move. */
export async function openParty(setUp: Input<'app.setUp'>, options: { real?: boolean } = {}): Promise<Party> {
  const dir = mkdtempSync(join(tmpdir(), 'so-vang-exchange-'))
  const clock = { at: '2026-11-21T02:00:00.000Z' }
  const hostClock: Clock = { now: () => new Date(clock.at) }
  const host = await createHost({ dataDir: join(dir, 'so'), clock: hostClock })
  if (!options.real) await host.context.openSample()
  const [mine, theirs] = portPair()
  host.connect(theirs)
  const client = createClient(contract, events, mine)
  await client.call('app.setUp', setUp)
  let files = 0
  return {
    host,
    client,
    dir,
    clock,
    grant(bytes, name) {
      files += 1
      const path = join(dir, `chon-${files}`)
      writeFileSync(path, bytes)
      return host.grants.mint({ path, name, temporary: true })
    },
    async fetch(url) {
      const { status, body } = await host.blobs.fetch(url ?? '')
      if (status !== 200 || body === null) throw new Error(`link answers ${status}`)
      const parts: Uint8Array[] = []
      for await (const part of body instanceof Uint8Array ? [body] : body) parts.push(part as Uint8Array)
      return Buffer.concat(parts)
    },
    async close() {
      mine.close()
      await host.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** Switches trial on; gives the password of the key. */
export async function switchTrialOn({ client }: Party): Promise<string> {
  const { password } = await client.call('trust.setTrial', { enabled: true })
  if (password === null) throw new Error('trial was on')
  return password
}

/** The receiver believes the sender's trial signatures: root, revocation list, and the officer for that unit. */
export async function trustSender(receiver: Party, sender: Party, unitCode = 'H99.15'): Promise<void> {
  const { trial } = await sender.client.call('trust.get', {})
  const root = await sender.fetch(trial.rootUrl)
  await receiver.client.call('trust.addAnchor', { fileToken: receiver.grant(root, 'goc.pem') })
  await receiver.client.call('trust.addCrl', { fileToken: receiver.grant(await sender.fetch(trial.crlUrl), 'thu-hoi.crl') })
  await receiver.client.call('trust.authorise', { fileToken: receiver.grant(root, 'can-bo.pem'), unitCode, role: 'preparer' })
}

const ONE_PAGE_PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R/Size 4>>\n%%EOF\n',
)

/** Two people with an award each, by a decision; with its scan where a test looks at it. */
export async function enterAwards(
  party: Party,
  { withScan = false, number = '215/QĐ-CĐKTHG' } = {},
): Promise<{ decisionId: string; people: string[] }> {
  const { decisionId } = await party.client.call('decisions.enter', {
    ...anEntry({
      awardCode: 'LDTT',
      decision: aDecision({ number }),
      rows: [aRow({ name: 'Đặng Thị Đức', position: 'Giảng viên' }), aRow({ name: 'Lê Văn Ân' })],
    }),
    fileToken: withScan ? party.grant(ONE_PAGE_PDF, 'QĐ 215.pdf') : null,
  })
  const { awards } = await party.client.call('decisions.get', { id: decisionId })
  return { decisionId, people: awards.flatMap((award) => award.personId ?? []) }
}

/** A complete dossier for LĐTT: two people, the three papers. */
export async function completeDossier(
  party: Party,
  people: readonly string[],
  title = 'Đề nghị tặng danh hiệu Lao động tiên tiến',
): Promise<{ id: string; version: number }> {
  const { client } = party
  let dossier = await client.call('dossiers.create', {
    title,
    awardCode: 'LDTT',
    period: { kind: 'schoolYear', from: '2025', to: '2026' },
    recipientUnitCode: 'H99',
    recipientUnitName: 'Sở Nội vụ tỉnh Hòa Giang',
  })
  dossier = await client.call('dossiers.addItems', { ...dossier, personIds: [...people], unitIds: [] })
  for (const kind of ['TO_TRINH', 'BAO_CAO', 'BIEN_BAN']) {
    const fileToken = party.grant(Buffer.concat([TEST_PDF, Buffer.from(`${kind} ${title}`)]), `${kind}.pdf`)
    dossier = await client.call('dossiers.attach', { ...dossier, kind, itemId: null, fileToken })
  }
  return dossier
}

/** Exports with the trial key; gives the package's bytes beside the answer. */
export async function exportTrial(party: Party, dossier: { id: string; version: number }, password: string) {
  const made = await party.client.call('packages.export', {
    dossierId: dossier.id,
    version: dossier.version,
    key: { trial: true },
    password,
    acceptMissing: null,
  })
  return { made, bytes: await party.fetch(made.url) }
}
