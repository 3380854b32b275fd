import { describe, expect, it } from 'vitest'
import { vi } from '#common/i18n/vi.ts'
import { PackageErrorCode, PackageWarningCode, VerifyCheckId, type VerifyReport } from '#common/model/package.ts'
import { checkLines, codeSentence, hiddenChecks, isAboutTrust, todoOf, verdictOf } from './verify-words.ts'

const report = (changes: Partial<VerifyReport> = {}): VerifyReport => ({
  status: 'valid',
  params: {},
  signer: { name: 'Võ Thị Ngọc Ánh', certSha256: 'a'.repeat(64), notAfter: '2028-08-14T00:00:00Z', serial: '01' },
  unit: { code: 'H99', name: 'Sở Nội vụ' },
  time: { claimed: '2026-11-20T08:10:00Z', trusted: null, checked: '2026-11-22T03:00:00Z' },
  counts: { files: 22, records: 18, attachments: 3 },
  checks: VerifyCheckId.options.map((id) => ({ id, ok: true })),
  warnings: [],
  sha256: null,
  packageId: null,
  alreadyImported: false,
  trial: false,
  ...changes,
})
const about = { recipient: 'H15.02' }

describe('what verification found, in words', () => {
  it('has a sentence for every code and every check, and the same for the command line', () => {
    for (const code of [...PackageErrorCode.options, ...PackageWarningCode.options]) expect(vi).toHaveProperty([`packages.code.${code}`])
    for (const id of VerifyCheckId.options) expect(vi).toHaveProperty([`packages.check.${id}`])
    for (const status of ['valid', 'warning', 'invalid']) expect(vi).toHaveProperty([`packages.status.${status}`])
  })
  it('says intact, and counts the remarks', () => {
    expect(verdictOf(report())).toEqual({ tone: 'ok', title: 'Gói nguyên vẹn, chữ ký đúng', detail: '16 phép kiểm: 16 đạt' })
    const noted = report({ warnings: [{ code: 'W-NO-TIMESTAMP', params: {} }] })
    expect(verdictOf(noted).detail).toBe('16 phép kiểm: 16 đạt, 1 lưu ý')
    expect(verdictOf({ ...noted, status: 'warning' }).tone).toBe('warn')
  })
  it('names the file that was changed', () => {
    const verdict = verdictOf(report({ status: 'invalid', code: 'E-FILE-CHANGED', file: 'data/attachments/x/abc.pdf' }))
    expect(verdict).toEqual({ tone: 'err', title: 'Gói đã bị thay đổi: abc.pdf', detail: 'Tệp abc.pdf đã bị thay đổi sau khi ký.' })
  })
  it('names the file whose bytes do not fit the sums of the container', () => {
    const damaged = report({ status: 'invalid', code: 'E-ZIP', file: 'data/attachments/x/abc.pdf', params: { reason: 'crc' } })
    expect(verdictOf(damaged)).toMatchObject({
      title: 'Gói đã bị thay đổi: abc.pdf',
      detail: 'Tệp abc.pdf trong gói không còn như lúc gửi.',
    })
    expect(todoOf(damaged)).toMatch(/Không dùng tệp này/)
    expect(todoOf({ ...damaged, params: { reason: 'count' } })).not.toMatch(/Không dùng tệp này/)
  })
  it('does not call altered what is only unknown or not for us', () => {
    for (const code of ['E-CERT-UNTRUSTED', 'E-RECIPIENT', 'E-ZIP'] as const) {
      const verdict = verdictOf(report({ status: 'invalid', code }))
      expect(verdict.title).toBe('Không nhận được gói này')
      expect(verdict.detail).toBe(codeSentence(code))
    }
  })
  it('shows first what an officer asks about; everything when asked', () => {
    const few = checkLines(report(), about, false)
    expect(few.map((line) => line.id)).toEqual(['signature', 'certificate', 'revocation', 'files', 'recipient', 'authority', 'history'])
    expect(few.length + hiddenChecks(report())).toBe(16)
    expect(checkLines(report(), about, true)).toHaveLength(16)
    expect(few.find((line) => line.id === 'files')).toMatchObject({ title: '22 tệp đúng mã băm, không thừa, không thiếu' })
  })
  it('stops where verification stopped, says why and how much was not looked at', () => {
    const checks = [
      { id: 'container', ok: true },
      { id: 'recipient', ok: false, note: 'E-RECIPIENT' },
    ] as VerifyReport['checks']
    const lines = checkLines(report({ status: 'invalid', code: 'E-RECIPIENT', params: { recipient: 'H16' }, checks }), about, false)
    expect(lines.map((line) => [line.id, line.state])).toEqual([
      ['recipient', 'err'],
      ['not-run', 'none'],
    ])
    expect(lines[0]?.detail).toBe('ghi nơi nhận H16')
    expect(lines[1]?.title).toBe('Dừng ở đây, còn 14 phép kiểm chưa làm')
  })
  it('says that a package came before, and which are missing before it', () => {
    const again = report({ checks: [{ id: 'history', ok: true, note: 'already-imported' }] })
    expect(checkLines(again, about, false)[0]).toMatchObject({ state: 'warn', title: 'Gói này đã được nhận trước đây' })
    const gap = report({ warnings: [{ code: 'W-GAP', params: { from: 3, to: 4 } }] })
    expect(checkLines(gap, about, false).at(-1)).toMatchObject({ state: 'warn', detail: 'số 3 - 4' })
  })
  it('says what to do about every refusal, and where the officer can do it', () => {
    for (const code of PackageErrorCode.options) expect(todoOf({ code, params: {}, signer: null })).toMatch(/\.$/)
    const trial = report({ status: 'invalid', code: 'E-CERT-UNTRUSTED' })
    expect(todoOf(trial)).not.toMatch(/THỬ NGHIỆM/)
    expect(todoOf({ ...trial, signer: { name: 'THỬ NGHIỆM – Võ Thị Ngọc Ánh', certSha256: '', notAfter: '', serial: '' } })).toMatch(
      /THỬ NGHIỆM/,
    )
    expect(isAboutTrust('E-CERT-UNTRUSTED')).toBe(true)
    expect(isAboutTrust('E-FILE-CHANGED')).toBe(false)
  })
})
