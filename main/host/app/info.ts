import type { AppInfo } from '#common/contract/app.ts'
import { vietnamDay } from '../clock.ts'
import type { HostContext } from '../host.ts'
import type { OpenRegister } from '../register/open-register.ts'

/** What every window shows of the register that is open. */
export async function appInfo(host: HostContext): Promise<AppInfo> {
  const register = host.register()
  const identity = register.identity()
  const unit = identity ? await register.records.find('unit', identity.unitId) : null
  return {
    version: host.version,
    today: vietnamDay(host.clock),
    state: identity ? 'ready' : 'empty',
    sample: register.sample,
    dataFolder: register.dir,
    unit: unit
      ? {
          id: unit.id,
          name: unit.data.name,
          shortName: unit.data.shortName,
          code: unit.data.code ?? '',
          type: unit.data.type,
          province: unit.data.province,
        }
      : null,
    superior: identity?.superior ?? null,
    actor: register.actor(),
    encrypted: false,
    trial: (await register.settings.get<boolean>('trust.trial')) ?? false,
    counts: await counts(register),
  }
}

async function counts({ db }: OpenRegister): Promise<AppInfo['counts']> {
  const live = async (table: 'person' | 'unit' | 'decision' | 'award' | 'evaluation' | 'initiative') =>
    Number(
      (
        await db
          .selectFrom(table)
          .select((e) => e.fn.countAll().as('n'))
          .where('withdrawn_at', 'is', null)
          .executeTakeFirstOrThrow()
      ).n,
    )
  const inState = async (table: 'draft' | 'dossier' | 'exchange_package', states: string[]) =>
    Number(
      (
        await db
          .selectFrom(table)
          .select((e) => e.fn.countAll().as('n'))
          .where('state', 'in', states)
          .executeTakeFirstOrThrow()
      ).n,
    )
  return {
    people: await live('person'),
    units: await live('unit'),
    decisions: await live('decision'),
    awards: (await live('award')) + (await live('evaluation')) + (await live('initiative')),
    draftsOpen: await inState('draft', ['open', 'later']),
    dossiersOpen: await inState('dossier', ['draft']),
    packagesWaiting: await inState('exchange_package', ['waiting']),
  }
}
