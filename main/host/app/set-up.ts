import { searchKey } from '#common/domain/text/search-key.ts'
import type { UnitData } from '#common/model/unit.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { newId } from '../clock.ts'
import type { HostContext, Input } from '../host.ts'
import type { CommitResult } from '../records/records.ts'

/**
 * A local unit code where none is known: `LOCAL.` and the folded name, so that packages have a sender. It says that it
 * is local; the official one (mã định danh, QĐ 20/2020/QĐ-TTg) replaces it later.
 */
export function proposeUnitCode(name: string, shortName: string | null): string {
  const folded = searchKey([shortName, name].filter(Boolean).join(' '))
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    // a package carries codes of at most 35 letters (QCVN 102:2016/BTTTT)
    .slice(0, 29)
    .replace(/-+$/, '')
  return `LOCAL.${folded || 'DON-VI'}`
}

/** First start: the unit becomes the first record, the officer the one who acts. @throws AppError `register.alreadySetUp` */
export async function setUp(host: HostContext, input: Input<'app.setUp'>): Promise<void> {
  const register = host.register()
  if (register.identity()) throw new AppError('register.alreadySetUp')
  const unitId = newId()
  const officer = { id: newId(), name: input.officerName }
  const unit: UnitData = {
    code: input.unit.code,
    name: input.unit.name,
    shortName: input.unit.shortName,
    type: input.unit.type,
    parentId: null,
    province: input.unit.province,
    address: null,
    status: 'active',
    startDate: null,
    endDate: null,
    formerNames: [],
    note: null,
  }
  const actor = { id: officer.id, name: officer.name, roles: ['entry', 'approve', 'admin'] as ('entry' | 'approve' | 'admin')[] }
  const context = { actor, command: 'app.setUp', source: { kind: 'manual' as const } }
  let written: CommitResult[] = []
  await register.setIdentity({ unitId, officer, superior: input.superior }, async (tx) => {
    written = await register.records.commitIn(tx, context, [
      { type: 'unit', action: 'create', id: unitId, ownerUnitId: unitId, data: unit },
    ])
  })
  register.records.announce(written)
  host.events.emit('register.opened', { sample: register.sample })
}
