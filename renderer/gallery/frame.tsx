import { Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { AppShell } from '../ui/app-shell.tsx'
import * as icons from '../ui/icons.ts'
import { KeyCap } from '../ui/key-cap.tsx'
import type { KeyId } from '../ui/keys.ts'
import { KeysPanel } from '../ui/keys-panel.tsx'
import { NavMenu } from '../ui/nav-menu.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useActiveKeys, useHotkeys } from '../ui/use-hotkeys.ts'

const groups = [
  { items: [{ href: '#viec', label: 'Việc cần làm', icon: icons.IconListCheck, count: 9, urgent: true }] },
  {
    title: 'Sổ đăng ký',
    items: [
      { href: '#danh-sach', label: 'Cá nhân', icon: icons.IconUser, count: 412 },
      { href: '#don-vi', label: 'Tập thể, đơn vị', icon: icons.IconSitemap, count: 38 },
      { href: '#trong', label: 'Quyết định', icon: icons.IconFileCertificate, count: 1206 },
      { href: '#khen', label: 'Khen thưởng', icon: icons.IconMedal, count: 6842 },
    ],
  },
  {
    title: 'Đưa dữ liệu vào',
    items: [
      { href: '#lo', label: 'Đọc bản quét', icon: icons.IconScan, count: 64 },
      { href: '#nhap', label: 'Nhập từ Excel', icon: icons.IconTableImport },
    ],
  },
  {
    title: 'Xét và đề nghị',
    items: [
      { href: '#ho-so', label: 'Hồ sơ', icon: icons.IconFolder, count: 5 },
      { href: '#goi', label: 'Gói trao đổi', icon: icons.IconPackage, count: 1 },
    ],
  },
]

export function Frame({ current, children }: { readonly current: string; readonly children: ReactNode }) {
  const active = useActiveKeys()
  const [keys, setKeys] = useState<readonly KeyId[] | null>(null)
  useHotkeys({ help: () => setKeys(active) })
  return (
    <>
      <AppShell
        navigation={({ rail, onDone }) => (
          <NavMenu
            unitName="UBND xã Đức Bình"
            groups={groups}
            current={current}
            rail={rail}
            onDone={onDone}
            search={
              <Input placeholder="Tìm mọi thứ" prefix={<icons.IconSearch size={16} stroke={1.7} />} suffix={<KeyCap id="searchAll" />} />
            }
          />
        )}
        statusBar={(facts) => (
          <StatusBar
            save={{ state: 'saved' }}
            facts={facts}
            banner="DỮ LIỆU MẪU"
            job={{ text: 'Đang đọc lô 14: 214/386 trang · còn khoảng 9 phút', href: '#lo' }}
            items={[{ id: 'lock', icon: icons.IconLock, text: 'Chưa mã hóa', tone: 'warn' }]}
            user={{ name: 'Võ Thị Ngọc Ánh', menu: [{ label: 'Cài đặt', href: '#cai-dat' }] }}
            onKeys={() => setKeys(active)}
          />
        )}
      >
        {children}
      </AppShell>
      {keys ? <KeysPanel ids={keys} onClose={() => setKeys(null)} /> : null}
    </>
  )
}
