import { Input, Select } from 'antd'
import { useState } from 'react'
import { Screen } from '../ui/app-shell.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { EntryGrid } from '../ui/entry-grid.tsx'
import type { Cells } from '../ui/entry-grid-model.ts'
import { ErrorBlock } from '../ui/error-block.tsx'
import { FormField, FormGrid } from '../ui/form-field.tsx'
import * as icons from '../ui/icons.ts'
import { useNotice } from '../ui/notices.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Panel, TwoLines } from '../ui/panel.tsx'
import { PageSquares, type PageState, ProgressBar } from '../ui/progress.tsx'
import { Segmented, Tabs } from '../ui/segmented.tsx'
import { Status, type StatusState } from '../ui/status.tsx'
import { CheckList, Facts, StatTiles, Steps } from '../ui/summary.tsx'

interface FileRow {
  readonly id: string
  readonly name: string
  readonly pages: readonly PageState[]
  readonly number: string
  readonly state: StatusState
  readonly word?: string
}

const file = (name: string, pages: string, number: string, state: StatusState, word?: string): FileRow => ({
  id: name,
  name,
  number,
  state,
  pages: [...pages].map((c) => ({ s: 'sure', d: 'doubt', r: 'reading', w: 'waiting', k: 'skipped' })[c] as PageState),
  ...(word ? { word } : {}),
})

const files = [
  file('3356-QD-UBND.pdf', 'dds', '3356/QĐ-UBND', 'doubt', '5 chỗ nghi ngờ'),
  file('1154-QD-TTYT_2018.pdf', 'ssss', '957/QĐ-TTYT', 'done', 'Đọc xong'),
  file('scan0018.jpg', 'd', '–', 'doubt', 'Không thấy số quyết định'),
  file('LDTT nam 2015.pdf', 'sssrr', '2107/QĐ-UBND', 'reading', 'Đang đọc trang 4 - 5'),
  file('QD 1482 CSTDCS.pdf', 'www', '–', 'waiting'),
  file('bang khen 2012 mat khau cua phong noi vu.pdf', '', '–', 'refused', 'Tệp có mật khẩu'),
  file('3356-QD-UBND (1).pdf', 'kkk', '3356/QĐ-UBND', 'already'),
]

export function BatchPage() {
  const [tab, setTab] = useState<'all' | 'doubt' | 'done'>('all')
  return (
    <Screen
      header={
        <PageHeader
          crumbs={[{ label: 'Đọc bản quét', href: '#lo' }]}
          title="Lô 14 · Tủ 2, ngăn 3"
          actions={[
            { label: 'Thêm tệp', icon: icons.IconPlus },
            { label: 'Hủy phần còn lại', icon: icons.IconBan, dropNarrow: true },
            { label: 'Tạm dừng', icon: icons.IconPlayerPause, keyId: 'pause' },
          ]}
          primary={{ label: 'Xem 33 chỗ nghi ngờ', icon: icons.IconEye }}
        />
      }
      strip={
        <Panel rigid>
          <ProgressBar
            done={214}
            total={386}
            unit="trang"
            parts={[
              { state: 'sure', label: 'Đọc chắc', count: 183 },
              { state: 'doubt', label: 'Có chỗ nghi ngờ', count: 29 },
              { state: 'reading', label: 'Đang đọc', count: 2 },
              { state: 'waiting', label: 'Chờ', count: 172 },
            ]}
            timeLeft={
              <>
                <icons.IconClock size={16} stroke={1.7} /> <strong style={{ fontWeight: 600 }}>còn khoảng 9 phút</strong> · 3,1 giây/trang ·
                xong lúc 10:52
              </>
            }
            promise="Tắt máy vẫn giữ 214 trang đã đọc; mở lại sẽ đọc tiếp từ trang 215."
          />
        </Panel>
      }
      sideWidth={300}
      side={
        <>
          <Panel title="Cần anh/chị xử lý" icon={icons.IconFileAlert} iconTone="err" meta="3">
            <TwoLines title="bang khen 2012 mat khau.pdf" detail="Tệp có mật khẩu. Mật khẩu không được lưu." />
            <TwoLines title="hop HDTD 2016.doc.pdf" detail="Đây là tệp Word đổi đuôi thành PDF." />
          </Panel>
          <Panel title="Có thể là một quyết định" icon={icons.IconGitMerge}>
            <p className="sv-panel-pad sv-small sv-2">
              scan0018.jpg và scan0017.jpg: cùng khổ giấy, số thứ tự nối tiếp 8 - 15. <a href="#lo">Ghép 2 tệp</a>
            </p>
          </Panel>
        </>
      }
    >
      <Panel
        fill
        head={
          <Segmented
            label="Xem"
            value={tab}
            onChange={setTab}
            items={[
              { id: 'all', label: 'Tất cả', count: 64 },
              { id: 'doubt', label: 'Nghi ngờ', count: 9 },
              { id: 'done', label: 'Đọc xong', count: 31 },
            ]}
          />
        }
      >
        <DataTable
          caption="Các tệp của lô"
          columns={[
            { id: 'name', title: 'Tệp', render: (f) => f.name, text: (f) => f.name },
            { id: 'pages', title: 'Trang', width: 130, render: (f) => <PageSquares pages={f.pages} /> },
            { id: 'number', title: 'Số quyết định', width: 140, render: (f) => <span className="sv-name">{f.number}</span> },
            { id: 'state', title: 'Trạng thái', width: 220, render: (f) => <Status state={f.state}>{f.word}</Status> },
          ]}
          rows={files}
          rowId={(f: FileRow) => f.id}
          rowName={(f) => f.name}
          onOpen={() => undefined}
        />
      </Panel>
    </Screen>
  )
}

export function TodayPage() {
  return (
    <Screen
      header={
        <PageHeader
          title="Việc cần làm"
          subtitle="Thứ Hai, 23/11/2026"
          actions={[{ label: 'Nhập quyết định', icon: icons.IconPlus, keyId: 'create' }]}
          primary={{ label: 'Đọc bản quét', icon: icons.IconScan }}
        />
      }
      strip={
        <StatTiles
          tiles={[
            { id: 'a', count: 41, title: 'Chỗ nghi ngờ', detail: 'trong 8 bản nháp', icon: icons.IconEye, tone: 'warn', href: '#lo' },
            { id: 'b', count: 2, title: 'Lô đang đọc', detail: '214/386 trang', icon: icons.IconScan },
            { id: 'c', count: 4, title: 'Hồ sơ chưa xong', detail: '2 còn thiếu thành phần', icon: icons.IconFolder },
            { id: 'd', count: 0, title: 'Gói chờ nhận', detail: 'không có gói nào', icon: icons.IconPackage, tone: 'err' },
          ]}
        />
      }
      side={
        <Panel title="Hồ sơ chưa xong" icon={icons.IconFolder} meta="2">
          <TwoLines
            title="Hồ sơ 04 · Cờ thi đua tỉnh"
            end={<Status state="approval" />}
            detail="Chờ Chủ tịch xã duyệt"
            detailEnd="từ 18/11"
          />
          <TwoLines
            title="Hồ sơ 03 · CSTĐ cấp tỉnh"
            end={<Status state="returned" />}
            detail="Thiếu xác nhận phạm vi sáng kiến của Nguyễn Thị Mừng"
            detailEnd="hạn 27/11"
          />
        </Panel>
      }
    >
      <Panel fill title="Bản nháp chờ xem" icon={icons.IconEye} meta="8">
        <DataTable
          caption="Bản nháp chờ xem"
          twoLines
          columns={[
            {
              id: 'n',
              title: 'Quyết định',
              width: 140,
              render: (f) => (
                <span className="sv-name">
                  {f.number}
                  <span className="sv-cell-2">ký 29/09/2026</span>
                </span>
              ),
            },
            {
              id: 't',
              title: 'Nội dung',
              render: () => (
                <span>
                  Tặng Giấy khen phong trào Toàn dân bảo vệ an ninh Tổ quốc<span className="sv-cell-2">11 cá nhân, 3 tập thể</span>
                </span>
              ),
            },
            {
              id: 's',
              title: 'Trạng thái',
              width: 190,
              render: (f) => (
                <Status state={f.state} look="soft">
                  {f.word}
                </Status>
              ),
            },
          ]}
          rows={files}
          rowId={(f: FileRow) => f.id}
          rowName={(f) => f.name}
          onOpen={() => undefined}
        />
      </Panel>
    </Screen>
  )
}

export function EmptyPage() {
  return (
    <Screen
      header={
        <PageHeader
          title="Quyết định"
          subtitle="Chưa có quyết định nào"
          actions={[{ label: 'Nhập quyết định', icon: icons.IconPlus, keyId: 'create' }]}
        />
      }
      strip={
        <ErrorBlock
          happened="Ổ D: đã đầy nên dừng đọc ở trang 215/386."
          kept="Đã giữ: 214 trang đã đọc và mọi chỗ anh/chị đã sửa. Chưa có gì ghi dở vào sổ."
          todo="Việc cần làm: giải phóng ít nhất 350 MB trên ổ D: hoặc chuyển kho tệp sang ổ khác, rồi bấm Đọc tiếp."
          actions={[{ label: 'Đọc tiếp', icon: icons.IconPlayerPlay }]}
          code="register.diskFull"
        />
      }
    >
      <Panel fill>
        <EmptyState
          title="Chưa có quyết định nào trong sổ"
          text="Chọn một cách bắt đầu. Đọc bản quét nhanh nhất nếu anh/chị còn giữ quyết định giấy."
          ways={[
            {
              icon: icons.IconScan,
              title: 'Đọc bản quét',
              text: 'PDF, ảnh chụp, cả thư mục. Máy đọc, anh/chị xem lại bên cạnh ảnh trang.',
              action: { label: 'Chọn tệp hoặc thư mục' },
            },
            {
              icon: icons.IconTableImport,
              title: 'Nhập từ Excel',
              text: 'Nhận được bảng nhiều dòng đầu, cột TCVN3, ô gộp. Xem trước rồi mới ghi.',
              action: { label: 'Chọn tệp Excel' },
            },
            {
              icon: icons.IconPencil,
              title: 'Nhập bằng tay',
              text: 'Một quyết định, nhiều người, gõ như trong Excel.',
              action: { label: 'Nhập quyết định', keyId: 'create' },
            },
          ]}
          foot={<span>Có thể kéo tệp thả vào đây</span>}
        />
      </Panel>
    </Screen>
  )
}

export function EntryPage() {
  const [cells, setCells] = useState<Cells>([
    ['Nguyễn Thị Mừng', '1970', 'Tổ trưởng chuyên môn', 'Trường THCS Trần Phú', '702.000', ''],
    ['Lê Tuyết Hậu', '1971', 'Hiệu trưởng', 'Trường THCS Nguyễn Trãi', '702.000', ''],
    ['Quách Văn Ngữ', '197x', 'Giáo viên', 'Trường Tiểu học Kim Đồng', '702.000', ''],
  ])
  const [date, setDate] = useState<string | null>('2026-11-18')
  const [wrong, setWrong] = useState<string | null>(null)
  const [ask, setAsk] = useState(false)
  const [tab, setTab] = useState<'a' | 'b'>('a')
  const notice = useNotice()
  return (
    <Screen
      header={
        <PageHeader
          crumbs={[{ label: 'Quyết định', href: '#trong' }]}
          title="Nhập quyết định bằng tay"
          actions={[
            { label: 'Rút quyết định…', icon: icons.IconTrash, danger: true, onClick: () => setAsk(true) },
            { label: 'Báo nhận', onClick: () => notice({ text: 'Đã nhận 18 họ tên.', onUndo: () => undefined }) },
          ]}
          primary={{ label: 'Lưu vào sổ', icon: icons.IconDeviceFloppy, keyId: 'save' }}
        />
      }
      strip={
        <Panel rigid>
          <div style={{ padding: '10px 14px' }}>
            <FormGrid>
              <FormField label="Số, ký hiệu" required span={2}>
                {(field) => <Input {...field} defaultValue="256/QĐ-UBND" />}
              </FormField>
              <FormField label="Ngày ký" required span={2} error={wrong}>
                {(field) => <DateField field={field} value={date} onChange={setDate} onError={setWrong} />}
              </FormField>
              <FormField label="Cơ quan ban hành" required span={4} help="Như trên con dấu">
                {(field) => (
                  <Select
                    {...field}
                    defaultValue="a"
                    options={[
                      { value: 'a', label: 'UBND xã Đức Bình' },
                      { value: 'b', label: 'UBND huyện Tân Khê' },
                    ]}
                  />
                )}
              </FormField>
              <FormField label="Người ký" span={4}>
                {(field) => <Input {...field} defaultValue="Lý Quốc Lâm" />}
              </FormField>
            </FormGrid>
          </div>
        </Panel>
      }
    >
      <Panel
        fill
        head={
          <Tabs
            label="Người nhận"
            value={tab}
            onChange={setTab}
            items={[
              { id: 'a', label: 'Cá nhân', count: 6 },
              { id: 'b', label: 'Tập thể', count: 2 },
            ]}
          />
        }
      >
        <EntryGrid
          caption="Người được khen"
          cells={cells}
          onChange={setCells}
          spareRows={6}
          columns={[
            {
              id: 'name',
              title: 'Họ và tên',
              width: 220,
              bold: true,
              suggest: async (text) =>
                ['Đặng Thị Đức', 'Đặng Thị Diễm', 'Đặng Thị Dung'].map((value, i) => ({
                  id: String(i),
                  value,
                  label: (
                    <>
                      <mark>{value.slice(0, text.length)}</mark>
                      {value.slice(text.length)}
                    </>
                  ),
                  detail: 'Giáo viên, Trường Mầm non Hoa Sen',
                  end: '3 lần LĐTT',
                })),
              onTake: () => ({ position: 'Giáo viên', unit: 'Trường Mầm non Hoa Sen' }),
              onCreate: () => undefined,
            },
            { id: 'year', title: 'Năm sinh', width: 90, check: (text) => (/^\d{4}$/.test(text) ? null : 'Năm sinh chưa đúng') },
            { id: 'position', title: 'Chức vụ lúc khen', width: 190 },
            { id: 'unit', title: 'Đơn vị lúc khen' },
            { id: 'bonus', title: 'Tiền thưởng', width: 110, align: 'right' },
            {
              id: 'link',
              title: 'Nối với sổ',
              width: 150,
              readOnly: true,
              render: (row) => (row < cells.length ? <Status state="linked" /> : null),
            },
          ]}
          foot="Tự lưu 10:15:42"
        />
      </Panel>
      <Dialog
        open={ask}
        question="Rút QĐ 214/QĐ-UBND khỏi sổ?"
        will="24 khen thưởng của quyết định này không còn tính trong sổ."
        kept="Bản ghi và bản quét vẫn được giữ, có ghi lý do; khôi phục lại được."
        reason={{ required: true }}
        confirm="Rút quyết định"
        danger
        onConfirm={() => setAsk(false)}
        onCancel={() => setAsk(false)}
      />
    </Screen>
  )
}

export function DossierPage() {
  return (
    <Screen
      header={
        <PageHeader
          crumbs={[{ label: 'Hồ sơ', href: '#ho-so' }]}
          title="05 · Bằng khen của Chủ tịch UBND tỉnh năm 2026"
          badge={<Status state="draft" look="soft" />}
          primary={{ label: 'Trình duyệt', icon: icons.IconSend, disabledReason: 'Chưa trình được, còn 2 việc' }}
        />
      }
      strip={
        <Panel rigid>
          <Steps
            current={1}
            steps={['Dự thảo', 'Chờ duyệt', 'Đã duyệt', 'Đã xuất gói', 'Tỉnh nhận', 'Thẩm định', 'Có kết quả'].map((name, i) => ({
              name,
              detail: i === 0 ? 'từ 16/11, Ngọc Ánh' : undefined,
            }))}
          />
        </Panel>
      }
      sideWidth={376}
      side={
        <Panel title="Thành phần hồ sơ" meta="6/8 xong" fill foot={<div className="sv-panel-note">Chưa trình được, còn 2 việc</div>}>
          <CheckList
            tint
            checks={[
              { id: '1', state: 'ok', title: 'Tờ trình', detail: 'TTr-112, bản 3', end: <a href="#ho-so">Word</a> },
              {
                id: '2',
                state: 'warn',
                title: 'Báo cáo thành tích, Mẫu 01',
                detail: '1/2 tập thể: thiếu TH Kim Đồng',
                end: <Button size="small" label="Lập" />,
              },
              {
                id: '3',
                state: 'err',
                title: 'Xác nhận phạm vi sáng kiến',
                detail: 'Nguyễn Thị Mừng',
                end: <Button size="small" label="Đính kèm" />,
              },
              { id: '4', state: 'none', title: 'Ý kiến cấp ủy', detail: 'không thuộc diện quản lý' },
            ]}
          />
        </Panel>
      }
    >
      <Panel fill title="Gói nguyên vẹn" icon={icons.IconShieldCheck}>
        <Facts
          items={[
            { label: 'Tệp', value: 'KQ-2026-0417.asice, 48,2 MB' },
            { label: 'Từ', value: 'Sở Nội vụ tỉnh Hòa Giang' },
            { label: 'Dấu gói', value: '7F3A - 91C2 - 0B8E' },
          ]}
        />
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12, padding: 12 }}>
          {(
            [
              'met',
              'notMet',
              'absent',
              'judge',
              'doubt',
              'handwritten',
              'missingRow',
              'confirmed',
              'linked',
              'late',
              'dueSoon',
              'waiting',
              'sent',
              'approval',
              'returned',
              'already',
              'refused',
              'unverified',
              'intact',
              'altered',
            ] as const
          ).map((state) => (
            <Status key={state} state={state} look="soft" />
          ))}
        </div>
      </Panel>
    </Screen>
  )
}
