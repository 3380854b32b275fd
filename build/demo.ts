import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { textOf } from '#common/i18n/t.ts'
import { isAppError } from '#common/rpc/app-error.ts'
import { samplesDir } from '#host/resources.ts'
import { openReceiver, openSender, type Party } from './demo/parties.ts'
import { reviewDraft } from './demo/review.ts'
import { readTruths, type Truth } from './demo/truth.ts'

/**
 * `npm run demo`: the main job without a screen, through the same calls as the window: sample scans are read, reviewed and
 * approved by a demonstration officer, a dossier is made, signed, checked, sent and taken in by another unit's register.
 *
 *   npm run demo -- [--out DIR] [--only N | --only ID]     the first N sample decisions, or one by its name
 */
const { values } = parseArgs({ options: { out: { type: 'string' }, only: { type: 'string' } } })
const out = resolve(values.out ?? join('out', 'demo'))
const say = (text: string): void => console.log(text)
const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1).replace('.', ',')} giây`

async function main(): Promise<void> {
  const started = performance.now()
  mkdirSync(out, { recursive: true })
  const sender = await openSender(out)
  const receiver = await openReceiver(out)
  try {
    const { actor, unit, counts } = await sender.client.call('app.info', {})
    say('SỔ VÀNG: TRÌNH DIỄN TRÊN DỮ LIỆU MẪU, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ')
    say(`Sổ của ${unit?.name} (${unit?.code}): ${counts.people} người, ${counts.decisions} quyết định. Người làm: ${actor.name}.`)
    await readAndApprove(sender)
    const dossier = await makeDossier(sender)
    await exchange(sender, receiver, dossier)
    say(`\nXong sau ${seconds(started)}. Mọi tệp ở ${out}:`)
    say(
      `  truong/      sổ của đơn vị gửi (cơ sở dữ liệu và kho tệp)\n  so-noi-vu/   sổ của đơn vị nhận\n  goi/         gói hồ sơ đã ký, chứng thư và danh sách thu hồi thử nghiệm`,
    )
  } finally {
    await sender.close()
    await receiver.close()
  }
}

async function readAndApprove({ client, grant }: Party): Promise<void> {
  const samples = samplesDir()
  const { only } = values
  const truths = readTruths(samples).filter((truth, index) => only === undefined || truth.id === only || index < Number(only))
  const files = truths.flatMap((truth) => truth.files)
  say(`\n1. Đọc ${files.length} tệp quét của ${truths.length} quyết định mẫu`)
  const since = performance.now()
  const { batchId } = await client.call('scan.start', { fileTokens: files.map((name) => grant(join(samples, name))), name: 'Trình diễn' })
  const batch = await rested(client, batchId)
  for (const file of batch.files.filter((one) => one.errorCode !== null)) say(`   ${file.name}: không đọc (${file.errorCode})`)
  const { drafts } = await client.call('drafts.list', { batchId })
  say(
    `   ${batch.pagesTotal} trang trong ${seconds(since)}: ${drafts.length} bản nháp, ${drafts.reduce((sum, draft) => sum + draft.doubts, 0)} chỗ cần xem`,
  )

  say('\n2. Xem lại và duyệt (cán bộ trình diễn đối chiếu từng chỗ nghi ngờ với bản giấy)')
  for (const draft of drafts) await approve(client, draft.id, truths)
}

async function approve(client: Party['client'], id: string, truths: readonly Truth[]): Promise<void> {
  const before = await client.call('drafts.get', { id })
  const truth = truths.find((one) => before.draft.files.some((file) => one.files.includes(file.name))) ?? null
  const done = await reviewDraft(client, id, truth)
  const view = await client.call('drafts.get', { id })
  const number = view.draft.decision.decisionNumber.value ?? 'không số'
  const work = [
    `${done.accepted} chỗ nhận như đọc`,
    `${done.corrected} chỗ sửa theo giấy`,
    done.rows > 0 ? `${done.rows} dòng thêm hoặc bỏ` : '',
    done.linked > 0 ? `${done.linked} người chọn trong sổ` : '',
    done.fresh > 0 ? `${done.fresh} người mới` : '',
    done.waived > 0 ? `${done.waived} cảnh báo đã xem` : '',
  ]
  try {
    const made = await client.call('drafts.approve', { id, version: view.version })
    say(`   ${number}: ${made.awards} bản ghi (${work.filter(Boolean).join(', ')})`)
  } catch (error) {
    const open = view.issues.filter((issue) => issue.blocks).map((issue) => issue.message)
    const refusal = isAppError(error) ? `${error.code} ${JSON.stringify(error.params)}` : String(error)
    say(`   ${number}: CHƯA duyệt được (${refusal}) ${[...open, ...view.doubts].slice(0, 3).join('; ')}`)
  }
  for (const path of done.unseen) say(`      máy chắc mà khác giấy: ${path}`)
}

async function rested(client: Party['client'], id: string) {
  for (;;) {
    const view = await client.call('scan.batch', { id })
    if (view.state !== 'running') return view
    await new Promise((wait) => setTimeout(wait, 250))
  }
}

/** People of the register with a recognised initiative or an HTXS of these years, those of the decisions just read first. */
async function proposable({ client }: Party): Promise<string[]> {
  const { rows } = await client.call('awards.list', { sort: 'signedDate', descending: true, limit: 500 })
  const ids = [...new Set([...rows.filter((row) => row.hasInk), ...rows].flatMap((row) => row.personId ?? []))]
  const chosen: string[] = []
  for (const id of ids) {
    const { achievements } = await client.call('people.get', { id })
    const recent = achievements.filter((one) => (one.year ?? 0) >= new Date().getFullYear() - 5)
    const proved = recent.some((one) => one.recordType === 'initiative' || one.code === 'HTXS')
    if (proved && recent.some((one) => one.hasInk || one.decisionId !== null)) chosen.push(id)
    if (chosen.length === 5) break
  }
  return chosen
}

type Ref = { id: string; version: number }

async function makeDossier(party: Party): Promise<Ref> {
  const { client, grant } = party
  say('\n3. Lập hồ sơ đề nghị Chiến sĩ thi đua cơ sở')
  const year = String(new Date().getFullYear())
  let ref: Ref = await client.call('dossiers.create', {
    title: `Đề nghị tặng danh hiệu Chiến sĩ thi đua cơ sở năm ${year} (trình diễn)`,
    awardCode: 'CSTDCS',
    period: { kind: 'year', from: year, to: year },
    recipientUnitCode: 'H99',
    recipientUnitName: 'Sở Nội vụ tỉnh Hòa Giang',
  })
  ref = await client.call('dossiers.addItems', { ...ref, personIds: await proposable(party), unitIds: [] })
  const paper = join(samplesDir(), 'danh-gia-phong-gddt-2024.pdf')
  for (const kind of ['TO_TRINH', 'BAO_CAO', 'BIEN_BAN', 'KET_QUA_PHIEU'])
    ref = await client.call('dossiers.attach', { ...ref, kind, itemId: null, fileToken: grant(paper) })
  const page = await client.call('dossiers.get', { id: ref.id })
  for (const item of page.data.items)
    say(`   ${item.name}, ${item.position ?? '–'}, ${item.unit ?? '–'}: dẫn ${item.evidence.length} bản ghi`)
  for (const check of page.checklist) say(`   [${check.state === 'done' ? 'x' : ' '}] ${check.title}: ${check.detail}`)
  return ref
}

async function exchange(sender: Party, receiver: Party, dossier: Ref): Promise<void> {
  const folder = join(out, 'goi')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  say('\n4. Ký và xuất gói (chữ ký THỬ NGHIỆM)')
  const { password } = await sender.client.call('trust.setTrial', { enabled: true })
  const made = await sender.client.call('packages.export', {
    dossierId: dossier.id,
    version: dossier.version,
    key: { trial: true },
    password: password ?? '',
    acceptMissing: null,
  })
  const file = await save(sender, made.url, join(folder, made.fileName))
  say(
    `   ${made.fileName}, ${made.size} byte, ${made.report.counts.records} bản ghi, ${made.report.counts.attachments} tệp\n   Dấu gói: ${made.fingerprint}`,
  )

  say('\n5. Đơn vị nhận kiểm tra và nhận gói')
  await receiver.client.call('trust.setTrial', { enabled: true })
  const { trial } = await sender.client.call('trust.get', {})
  const root = await save(sender, trial.rootUrl, join(folder, 'chung-thu-thu-nghiem.pem'))
  const crl = await save(sender, trial.crlUrl, join(folder, 'thu-hoi-thu-nghiem.crl'))
  const { unit } = await sender.client.call('app.info', {})
  await receiver.client.call('trust.addAnchor', { fileToken: receiver.grant(root) })
  await receiver.client.call('trust.addCrl', { fileToken: receiver.grant(crl) })
  await receiver.client.call('trust.authorise', { fileToken: receiver.grant(root), unitCode: unit?.code ?? '', role: 'preparer' })
  const page = await receiver.client.call('packages.verify', { fileToken: receiver.grant(file) })
  say(
    `   Kết quả: ${page.report?.status}; người ký: ${page.report?.signer?.name}; ${page.report?.checks.filter((check) => check.ok).length} bước kiểm tra đạt`,
  )
  const count = (plan: typeof page.plan) =>
    `${plan?.new.length ?? 0} mới, ${plan?.same.length ?? 0} đã có, ${plan?.conflicting.length ?? 0} xung đột`
  say(`   Kế hoạch: ${count(page.plan)}; tệp mới: ${page.plan?.files.new ?? 0}`)
  const { written } = await receiver.client.call('packages.apply', { id: page.id, choices: [] })
  const again = await receiver.client.call('packages.verify', { fileToken: receiver.grant(file) })
  say(`   Đã ghi ${written} bản ghi vào sổ của đơn vị nhận. Đưa lại đúng gói ấy: đã nhận từ trước (${again.state}), không ghi gì thêm.`)

  const tampered = join(folder, 'bi-sua.asice')
  const bytes = readFileSync(file)
  const at = bytes.lastIndexOf('%PDF-') + 20
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(tampered, bytes)
  const bad = await receiver.client.call('packages.verify', { fileToken: receiver.grant(tampered) })
  say(
    `   Gói bị sửa một bit: từ chối, ${bad.code}${bad.report?.file ? `, tệp ${bad.report.file}` : ''}. ${textOf(`packages.code.${bad.code}`, { file: bad.report?.file ?? '' }) ?? ''}`,
  )
}

/** Takes the bytes behind a link out of the register, as the window's "Lưu" does. */
async function save({ host }: Party, url: string | null, target: string): Promise<string> {
  const link = host.context.links.open(url ?? '')
  if (link === null || link.kind === 'page') throw new Error('no link to a file')
  const register = host.context.register()
  const row =
    link.kind === 'export'
      ? await register.db.selectFrom('exchange_package').select('sha256').where('id', '=', link.id).executeTakeFirstOrThrow()
      : link
  copyFileSync(register.vault.pathOf(row.sha256), target)
  return target
}

await main()
