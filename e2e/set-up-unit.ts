import { createHost } from '../main/host/start.ts'

// Run by a test before the application starts: an empty register of the unit with this name and code.
const [dataDir = '', name = '', code = ''] = process.argv.slice(2)

const host = await createHost({ dataDir })
await host.call('app.setUp', {
  officerName: 'Lý Quốc Lâm',
  unit: { name, type: 'soBanNganh', shortName: null, code, province: 'Hòa Giang' },
  superior: null,
})
await host.close()
