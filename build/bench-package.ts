import { createHash, randomFillSync } from 'node:crypto'
import { mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyPackage } from '../main/host/packages/asice/verify-package.ts'
import { exportGood, makeWorld, testId, testRecord, verifyInput } from '../main/host/packages/testing/kit.ts'

/**
 * Seconds and memory for exporting (with its own verification) and verifying one package:
 * `node build/bench-package.ts [attachments=50] [MiB each=10] [records=500] [folder]`. Needs twice the total on disk.
 */
const [count = 50, mebibytes = 10, recordCount = 500] = process.argv.slice(2, 5).map(Number)
const folder = await mkdtemp(join(process.argv[5] ?? tmpdir(), 'bench-package-'))

const makePdf = async (path: string): Promise<string> => {
  const hash = createHash('sha256')
  const handle = await open(path, 'wx')
  const chunk = Buffer.alloc(1024 * 1024)
  for (let i = 0; i < mebibytes; i += 1) {
    randomFillSync(chunk)
    if (i === 0) chunk.write('%PDF-1.7\n')
    hash.update(chunk)
    await handle.write(chunk)
  }
  await handle.close()
  return hash.digest('hex')
}

const timed = async <T>(label: string, work: () => Promise<T>): Promise<T> => {
  const start = performance.now()
  const value = await work()
  const rss = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(`${label.padEnd(28)} ${((performance.now() - start) / 1000).toFixed(2)} s   peak ${rss} MB`)
  return value
}

try {
  const world = await makeWorld(folder)
  const attachments: (typeof world.attachment)[] = []
  for (let i = 0; i < count; i += 1) {
    const path = join(folder, `${i}.pdf`)
    attachments.push({ ...world.attachment, id: testId(0x10000 + i), path, sha256: await makePdf(path), originalName: `Tờ trình ${i}.pdf` })
  }
  const records = Array.from({ length: recordCount }, (_, i) =>
    testRecord(i + 1, { name: 'Nguyễn Thị Ánh Tuyết', notes: 'thành tích '.repeat(50) }),
  )
  const { path } = await timed('export (and verify own)', () => exportGood(world, { records, attachments }))
  const { size } = await stat(path)
  const { report } = await timed('verify', () => verifyPackage(verifyInput(world, path)))
  const into = await mkdtemp(join(folder, 'extract-'))
  await timed('verify and extract', () => verifyPackage(verifyInput(world, path, { extractTo: into })))
  console.log(`${(size / 1024 / 1024).toFixed(0)} MiB, ${report.counts.files} entries, ${report.status}`)
} finally {
  await rm(folder, { recursive: true, force: true })
}
