import { Input } from 'antd'
import { useState } from 'react'
import { Screen, useStatusFacts } from '../ui/app-shell.tsx'
import { Button } from '../ui/button.tsx'
import { Candidates } from '../ui/candidates.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { FieldCard, MarkedText } from '../ui/field-card.tsx'
import { HintBar } from '../ui/hint-bar.tsx'
import { IconAlertTriangle, IconCheck, IconChevronLeft, IconChevronRight, IconClock, IconLink, IconRefresh, IconSum } from '../ui/icons.ts'
import { InkCrop } from '../ui/ink-crop.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { type EvidenceBox, PageViewer } from '../ui/page-viewer.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Status } from '../ui/status.tsx'
import page2 from './page-2.svg'
import { type SampleRow, sampleRows } from './sample-rows.ts'

const aspect = 1240 / 1754
const boxes: readonly EvidenceBox[] = sampleRows.flatMap((row): EvidenceBox[] =>
  row.n === 16
    ? [{ id: 'row16', page: 2, box: row.rowBox, kind: 'missing', label: 'Sót số 16?' }]
    : [
        { id: `name${row.n}`, page: 2, box: row.nameBox, kind: row.n === 10 || row.n === 17 ? 'doubt' : 'sure', label: 'Họ và tên' },
        ...(row.n === 10 ? [{ id: 'place10', page: 2, box: row.placeBox, kind: 'same' as const, label: 'Chức vụ, đơn vị' }] : []),
      ],
)
const row10 = sampleRows[9] as SampleRow

export function ReviewPage() {
  const [selected, setSelected] = useState<string | null>('name10')
  const [page, setPage] = useState(2)
  const [tab, setTab] = useState<'doubt' | 'a' | 'b' | 'all'>('doubt')
  useStatusFacts('Nháp tự lưu 10:42:07')
  return (
    <Screen
      flush
      header={
        <PageHeader
          compact
          onBack={() => undefined}
          title="3356/QĐ-UBND"
          subtitle="Lao động tiên tiến, Chiến sĩ thi đua cơ sở năm 2016 · 3356-QD-UBND.pdf, 3 trang · bản nháp 8/64"
          actions={[
            { label: 'Trước', icon: IconChevronLeft, keyId: 'previousDraft', dropNarrow: true },
            { label: 'Sau', icon: IconChevronRight, iconAfter: true, keyId: 'nextDraft', dropNarrow: true },
            { label: 'Để sau', icon: IconClock },
          ]}
          primary={{ label: 'Duyệt vào sổ', icon: IconCheck, disabledReason: 'Còn 5 chỗ' }}
          onReason={() => setSelected('name10')}
        />
      }
    >
      <div style={{ display: 'flex', flex: '1 1 0', minHeight: 0 }}>
        <PageViewer
          pages={[
            { page: 1, aspect, doubts: 2 },
            { page: 2, aspect, doubts: 3 },
            { page: 3, aspect },
          ]}
          page={page}
          onPage={setPage}
          imageUrl={() => page2}
          boxes={boxes}
          selectedId={selected}
          onSelect={setSelected}
          lens={{ page: 2, box: row10.nameBox, title: 'Nét mực, dòng 10', machine: 'Ma Khánh Băng', confidence: 0.61 }}
        />
        <div
          style={{ flex: '1.06 1 0', minWidth: 0, display: 'flex', flexDirection: 'column', background: 'var(--sv-surface)' }}
          data-pane="fields"
        >
          <div
            style={{
              display: 'flex',
              gap: 10,
              alignItems: 'center',
              padding: '7px 12px',
              background: 'var(--sv-err-soft)',
              borderBottom: '1px solid var(--sv-line)',
            }}
          >
            <span className="sv-tone-err">
              <IconSum size={20} stroke={1.7} />
            </span>
            <div style={{ flex: '1 1 auto', minWidth: 0 }}>
              <div className="sv-cut">
                <strong style={{ fontWeight: 600 }}>Điều 1 ghi 24, đã đọc 23: thiếu 1 dòng</strong>
              </div>
              <div className="sv-small sv-2 sv-cut">LĐTT 17/18, nhảy từ số 15 sang 17 · CSTĐCS 6/6</div>
            </div>
            <Button size="small" icon={IconRefresh} label="Đọc lại vùng" />
            <Button size="small" kind="text" label="Thêm dòng 16" />
          </div>
          <div className="sv-fields" style={{ gridTemplateColumns: '1fr 1fr' }}>
            <FieldCard
              label="Số, ký hiệu"
              value="3356/QĐ-UBND"
              state="handwritten"
              crop={<InkCrop src={page2} aspect={aspect} box={row10.nameBox} height={24} value="3356/QĐ-UBND" maxWidth={150} />}
            />
            <FieldCard
              label="Ngày ký"
              value="04/05/2017"
              state="handwritten"
              crop={<InkCrop src={page2} aspect={aspect} box={row10.nameBox} height={24} value="04/05/2017" maxWidth={150} />}
            />
          </div>
          <div className="sv-fields" style={{ gridTemplateColumns: 'repeat(4, 1fr)' }}>
            <FieldCard label="Cơ quan ban hành" value="UBND huyện Tân Khê" state="sure" />
            <FieldCard label="Người ký" value="Tô Công Trí, KT. Chủ tịch" state="sure" />
            <FieldCard label="Tờ trình" value="129/TTr-NV" state="confirmed" />
            <FieldCard label="Căn cứ" value={null} state="missing" />
          </div>
          <div
            style={{
              display: 'flex',
              alignItems: 'center',
              justifyContent: 'space-between',
              padding: '5px 12px',
              borderBottom: '1px solid var(--sv-line)',
            }}
          >
            <strong style={{ fontWeight: 600 }}>Dòng khen thưởng</strong>
            <Segmented
              label="Xem"
              value={tab}
              onChange={setTab}
              items={[
                { id: 'doubt', label: 'Nghi ngờ', count: 3 },
                { id: 'a', label: 'LĐTT', count: 17 },
                { id: 'b', label: 'CSTĐCS', count: 6 },
                { id: 'all', label: 'Tất cả', count: 23 },
              ]}
            />
          </div>
          <div style={{ padding: '8px 12px', borderBottom: '1px solid var(--sv-line)', boxShadow: 'inset 3px 0 var(--sv-cham)' }}>
            <div style={{ display: 'flex', gap: 10, alignItems: 'center' }}>
              <strong style={{ width: 24 }}>10</strong>
              <Input defaultValue="Ma Khánh Bằng" style={{ width: 230, fontWeight: 600 }} aria-label="Họ và tên" />
              <div style={{ flex: '1 1 auto', minWidth: 0 }} className="sv-cut">
                Nhân viên y tế, Tổ Thể dục - QPAN
              </div>
              <Button label="Nhận, tiếp" keyId="accept" />
            </div>
            <div style={{ display: 'flex', gap: 6, padding: '4px 0 4px 34px' }} className="sv-small sv-2">
              <span className="sv-tone-warn">
                <IconAlertTriangle size={16} stroke={1.8} />
              </span>
              Máy đọc “Băng”; người trùng chức vụ, đơn vị trong sổ là “Bằng”.
            </div>
            <div style={{ paddingLeft: 26 }}>
              <Candidates
                items={[
                  {
                    id: '1',
                    name: 'Ma Khánh Bằng',
                    birthYear: '1981',
                    detail: 'Nhân viên y tế, THCS Trần Phú',
                    reason: 'khớp chức vụ, đã có 9 lần',
                    score: 0.96,
                  },
                  {
                    id: '2',
                    name: 'Ma Khánh Băng',
                    birthYear: '1993',
                    detail: 'Giáo viên, Tiểu học Kim Đồng',
                    reason: 'chưa công tác năm 2016',
                    score: 0.31,
                  },
                ]}
                preselectedId="1"
                onTake={() => undefined}
                create={{ name: 'Ma Khánh Bằng', onCreate: () => undefined }}
                onSearch={() => undefined}
              />
            </div>
          </div>
          <DataTable
            caption="Dòng khen thưởng"
            hints={false}
            columns={[
              { id: 'n', title: 'STT', width: 52, render: (row: SampleRow) => row.n },
              {
                id: 'name',
                title: 'Họ và tên (như in)',
                width: 170,
                render: (row) =>
                  row.n === 16 ? (
                    <Status state="missingRow" />
                  ) : row.n === 17 ? (
                    <span className="sv-name">
                      <MarkedText text={row.name} ranges={[[5, 9]]} />
                    </span>
                  ) : (
                    <span className="sv-name">{row.name}</span>
                  ),
              },
              {
                id: 'place',
                title: 'Chức vụ, đơn vị (như in)',
                render: (row) => (row.n === 16 ? '' : <span className="sv-2">{row.place}</span>),
                text: (row) => row.place,
              },
              {
                id: 'person',
                title: 'Người trong sổ',
                width: 160,
                render: (row) =>
                  row.n === 16 ? null : (
                    <span style={{ display: 'flex', gap: 5, alignItems: 'center' }} className="sv-2">
                      <span className="sv-tone-ok">
                        <IconLink size={15} stroke={1.8} />
                      </span>
                      1970 · THCS Trần Phú
                    </span>
                  ),
              },
              {
                id: 'state',
                title: '',
                width: 34,
                render: (row) =>
                  row.n === 17 ? (
                    <span className="sv-tone-warn">
                      <IconAlertTriangle size={16} stroke={1.8} />
                    </span>
                  ) : (
                    <span className="sv-tone-ok">
                      <IconCheck size={15} stroke={1.8} />
                    </span>
                  ),
              },
            ]}
            rows={[...sampleRows.slice(15, 17), ...sampleRows.slice(0, 9)]}
            rowId={(row) => String(row.n)}
            rowName={(row) => row.name}
            tone={(row) => (row.n === 16 ? 'err' : row.n === 17 ? 'warn' : undefined)}
            group={(row) => (row.n > 15 ? { id: 'open', label: 'Cần xem', count: 2 } : { id: 'sure', label: 'Đã chắc', count: 21 })}
          />
          <div style={{ borderTop: '1px solid var(--sv-line)' }}>
            <HintBar
              hints={[
                { keys: ['accept'], label: 'nhận, tới chỗ nghi ngờ kế' },
                { keys: ['edit'], label: 'sửa' },
                { keys: ['combo:Alt+1-9'], label: 'chọn người' },
                { keys: ['ink'], label: 'phóng nét mực' },
                { keys: ['undo'], label: 'hoàn tác' },
              ]}
            />
          </div>
        </div>
      </div>
    </Screen>
  )
}
