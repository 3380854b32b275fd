import { describe, expect, it } from 'vitest'
import type { DossierPage } from '#common/contract/exchange.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { contentWords, exportBlocked, exportError } from './export-model.ts'

const file = { name: 'a.p12' } as File

describe('the export of a dossier', () => {
  it('says what will be sent, each cited record once', () => {
    const evidence = [{ type: 'award', id: 'x' }]
    const items = [
      { recipientKind: 'individual', evidence },
      { recipientKind: 'collective', evidence },
    ]
    const page = { data: { items, attachments: [{ size: 1024 }, { size: 1024 }] } } as unknown as DossierPage
    expect(contentWords(page)).toBe('1 cá nhân, 1 tập thể, 1 căn cứ, 2 tệp đính kèm (2 KB)')
  })
  it('waits for key, password, and a reason where something is missing', () => {
    const form = { key: { kind: 'file' as const, file }, password: 'x', reason: '', missing: 0 }
    expect(exportBlocked(form)).toBeNull()
    expect(exportBlocked({ ...form, key: { kind: 'file', file: null } })).toBe('Chưa chọn tệp khóa')
    expect(exportBlocked({ ...form, key: { kind: 'trial' }, password: '' })).toBe('Chưa nhập mật khẩu')
    expect(exportBlocked({ ...form, missing: 2, reason: ' ' })).toBe('Chưa ghi lý do xuất thiếu')
    expect(exportBlocked({ ...form, missing: 2, reason: 'gửi sau' })).toBeNull()
  })
  it('tells a wrong password from an expired and an untrusted certificate', () => {
    const told = (code: string) => exportError(new AppError('package.key', { code }))
    expect(told('E-P12-PASSWORD').happened).toBe('Sai mật khẩu của tệp khóa.')
    expect(told('E-CERT-EXPIRED').happened).toBe('Chứng thư số đã hết hạn.')
    expect(told('E-CERT-UNTRUSTED').todo).toMatch(/Chứng thư tin cậy/)
    expect(told('E-REVOCATION-STALE').todo).toMatch(/\.crl/)
    expect(exportError(new AppError('package.refused', { code: 'E-FILE-CHANGED', file: 'a.pdf' })).happened).toMatch(/a\.pdf/)
    for (const code of ['E-P12-PASSWORD', 'E-CERT-REVOKED']) expect(told(code).kept).toMatch(/vẫn là dự thảo/)
  })
  it('leaves every other refusal to the common sentences', () => {
    expect(exportError(new AppError('package.staleExport')).code).toBe('package.staleExport')
    expect(exportError(new AppError('package.key', { code: 'E-UNHEARD-OF' })).code).toBe('package.key')
  })
})
