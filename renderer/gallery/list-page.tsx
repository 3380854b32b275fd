import { Select } from 'antd'
import { useMemo, useState } from 'react'
import { Screen, useStatusFacts } from '../ui/app-shell.tsx'
import { Button } from '../ui/button.tsx'
import { ColumnChooser } from '../ui/column-chooser.tsx'
import { type ColumnChoice, shownColumns } from '../ui/columns.ts'
import { type Column, DataTable, PersonName, type Sort } from '../ui/data-table.tsx'
import { IconFileSpreadsheet, IconFilter, IconFolder, IconPrinter, IconTableImport, IconUserPlus, IconX } from '../ui/icons.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { Panel } from '../ui/panel.tsx'
import { SelectionBar } from '../ui/selection-bar.tsx'
import { Status } from '../ui/status.tsx'
import { FilterChips, SearchField, Toolbar } from '../ui/toolbar.tsx'
import { useNarrow } from '../ui/use-narrow.ts'

interface Person {
  readonly id: string
  readonly name: string
  readonly born: string
  readonly position: string
  readonly unit: string
  readonly title: string
  readonly count: number
  readonly form: string
  readonly level: string
}

const names =
  'Nguyễn Thị Vân Anh,Trần Đức Ân,Ma Khánh Bằng,Tạ Thị Bích,Hoàng Thị Chắp,Nguyễn Thu Cúc,Huỳnh Ngọc Dung,Đặng Thị Diễm,Nguyễn Hoàng Dũng,Kiều Ngọc Điệp,Trần Thế Định,Đặng Thị Đức,Nguyễn Ngọc Hà,Lê Tuyết Hậu,Đoàn Thị Hương,Điểu K’Rứ,Trần Thúy Tuyết Loan,H’Lan Niê,Phạm Ẩn Nguyệt,Võ Thị Ỷ,Đinh Hồng Thảo'.split(
    ',',
  )
const units = [
  'Văn phòng HĐND và UBND',
  'Phòng Kinh tế',
  'Trường THCS Trần Phú',
  'Trường Tiểu học Kim Đồng',
  'Trung tâm Văn hóa - Thể thao và Truyền thông',
]
const positions = ['Phó Chủ tịch UBND', 'Chuyên viên', 'Nhân viên y tế', 'Hiệu trưởng', 'Giáo viên Tổng phụ trách Đội']
const people: readonly Person[] = names.map((name, i) => ({
  id: String(i),
  name,
  born: String(1965 + ((i * 7) % 30)),
  position: positions[i % 5] ?? '',
  unit: units[(i * 3) % 5] ?? '',
  title: i % 3 === 0 ? 'CSTĐ cơ sở 2025' : 'Lao động tiên tiến 2025',
  count: (i * 5) % 7,
  form: i % 4 === 0 ? 'Bằng khen tỉnh 2023' : '–',
  level: i % 6 === 5 ? '' : 'HTT',
}))

const columns: readonly Column<Person>[] = [
  { id: 'name', title: 'Họ và tên', width: 190, sortable: true, render: (p) => <PersonName name={p.name} />, text: (p) => p.name },
  { id: 'born', title: 'Năm sinh', width: 80, align: 'right', sortable: true, render: (p) => p.born },
  { id: 'position', title: 'Chức vụ', width: 160, render: (p) => p.position, text: (p) => p.position },
  { id: 'unit', title: 'Đơn vị công tác', sortable: true, render: (p) => p.unit, text: (p) => p.unit },
  { id: 'title', title: 'Danh hiệu gần nhất', width: 168, render: (p) => p.title, text: (p) => p.title },
  { id: 'count', title: 'CSTĐCS', width: 66, align: 'right', render: (p) => (p.count ? p.count : <span className="sv-3">–</span>) },
  { id: 'form', title: 'Hình thức khen cao nhất', width: 162, dropNarrow: true, render: (p) => p.form, text: (p) => p.form },
  { id: 'level', title: 'Xếp loại 2025', width: 104, dropNarrow: true, render: (p) => p.level || <Status state="absent">Thiếu</Status> },
  { id: 'code', title: 'Mã viên chức', width: 110, hidden: true, render: () => '–' },
]

const rowId = (p: Person) => p.id

export function ListPage() {
  const narrow = useNarrow()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['0', '3', '13']))
  const [sort, setSort] = useState<Sort>({ column: 'name', descending: false })
  const [choice, setChoice] = useState<ColumnChoice | null>(null)
  const [search, setSearch] = useState('')
  const rows = useMemo(() => people.filter((p) => p.name.toLowerCase().includes(search.toLowerCase())), [search])
  useStatusFacts(selected.size > 0 ? `Đã chọn ${selected.size} người · CSTĐCS: tổng 22, trung bình 7,3` : null)
  return (
    <Screen
      header={
        <PageHeader
          title="Cá nhân"
          subtitle="412 người, 389 đang công tác"
          actions={[
            { label: 'Nhập từ Excel', icon: IconTableImport, dropNarrow: true },
            { label: 'Xuất Excel', icon: IconFileSpreadsheet },
            { label: 'In', icon: IconPrinter, keyId: 'print', dropNarrow: true },
          ]}
          primary={{ label: 'Thêm người', icon: IconUserPlus, keyId: 'create' }}
        />
      }
      toolbar={
        <Toolbar
          end={
            <>
              {narrow ? null : (
                <Select style={{ width: 150 }} value="none" options={[{ value: 'none', label: 'Không gộp nhóm' }]} aria-label="Gộp nhóm" />
              )}
              <ColumnChooser columns={columns} choice={choice} onChange={setChoice} />
            </>
          }
        >
          <SearchField value={search} onChange={setSearch} placeholder="Tìm tên, đơn vị (không cần gõ dấu)" />
          <Button label="Lọc" icon={IconFilter} />
          <FilterChips
            chips={[
              { id: 'a', label: 'Tình trạng', value: 'Đang công tác' },
              { id: 'b', label: 'Khối', value: 'Trường học, Phòng' },
            ]}
            onRemove={() => undefined}
          />
        </Toolbar>
      }
    >
      <Panel fill>
        {selected.size > 0 ? (
          <SelectionBar title={`Đã chọn ${selected.size} người`} detail="trong 389 người đang lọc">
            <Button size="small" icon={IconFolder} label="Thêm vào hồ sơ" />
            <Button size="small" icon={IconFileSpreadsheet} label={`Xuất ${selected.size} dòng`} />
            <Button size="small" kind="text" icon={IconX} label="Bỏ chọn" onClick={() => setSelected(new Set())} />
          </SelectionBar>
        ) : null}
        <DataTable
          caption="Cá nhân trong sổ"
          columns={shownColumns(columns, choice, narrow)}
          rows={rows}
          rowId={rowId}
          rowName={(p) => p.name}
          sort={sort}
          onSort={setSort}
          selected={selected}
          onSelect={setSelected}
          onOpen={() => undefined}
          onEdit={() => undefined}
          paging={{ page: 0, size: 100, total: 389, onPage: () => undefined }}
        />
      </Panel>
    </Screen>
  )
}
