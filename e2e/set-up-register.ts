import { createHost } from '../main/host/start.ts'

// Run by a test before the application starts: a register that is set up, with the people it names (JSON) in it.
const [dataDir = '', people = '[]'] = process.argv.slice(2)

type Somebody = { fullName: string; birthDate: string | null; position: string; unit: string }

const host = await createHost({ dataDir })
await host.call('app.setUp', {
  officerName: 'Võ Thị Ngọc Ánh',
  unit: { name: 'UBND xã Đức Bình', type: 'ubndXa', shortName: null, code: 'LOCAL.UBND-XA-DUC-BINH', province: 'Hòa Giang' },
  superior: null,
})
for (const { fullName, birthDate, position, unit } of JSON.parse(people) as Somebody[]) {
  await host.call('people.save', {
    data: {
      fullName,
      givenName: null,
      otherNames: [],
      birthDate,
      gender: null,
      staffCode: null,
      classification: null,
      honorific: null,
      education: null,
      status: 'working',
      phone: null,
      email: null,
      spells: [{ unitId: null, unitText: unit, position, isLeader: false, from: '2015', to: null, kind: 'work' }],
      note: null,
    },
    reason: null,
  })
}
await host.close()
