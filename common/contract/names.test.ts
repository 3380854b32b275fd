import { describe, expect, it } from 'vitest'
import { dataFolder } from './names.ts'

describe('the data folder', () => {
  it.each([
    [{ platform: 'linux', env: {}, home: '/home/an' }, '/home/an/.local/share/SoVang'],
    [{ platform: 'linux', env: { XDG_DATA_HOME: '/mnt/d' }, home: '/home/an' }, '/mnt/d/SoVang'],
    // the standard: a relative path there is to be ignored
    [{ platform: 'linux', env: { XDG_DATA_HOME: 'd' }, home: '/home/an' }, '/home/an/.local/share/SoVang'],
    [{ platform: 'darwin', env: {}, home: '/Users/an' }, '/Users/an/Library/Application Support/SoVang'],
    [{ platform: 'win32', env: { LOCALAPPDATA: 'D:\\an\\Local' }, home: 'C:\\Users\\an' }, 'D:\\an\\Local\\SoVang'],
    [{ platform: 'win32', env: {}, home: 'C:\\Users\\an' }, 'C:\\Users\\an\\AppData\\Local\\SoVang'],
    [{ platform: 'win32', env: { SO_VANG_DATA: 'E:\\so' }, home: 'C:\\Users\\an' }, 'E:\\so'],
  ])('of %j is %s', (machine, folder) => {
    expect(dataFolder(machine)).toBe(folder)
  })
})
