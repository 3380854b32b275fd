import { chance } from './sample-calendar.ts'

const TEACHING = [
  'Mô hình dạy thực hành theo trạm',
  'Bộ học liệu số cho mô đun thực hành',
  'Ngân hàng câu hỏi trắc nghiệm',
  'Phương pháp dạy học theo dự án',
  'Video hướng dẫn an toàn lao động',
  'Giáo trình điện tử có mô phỏng',
]
const FIELDS: Readonly<Record<string, string>> = {
  dien: 'nghề Điện công nghiệp',
  'co-khi': 'nghề Công nghệ ô tô',
  cntt: 'nghề Quản trị mạng',
  'co-ban': 'các môn học chung',
}
const OFFICE = [
  'Phần mềm theo dõi hồ sơ của phòng',
  'Quy trình một cửa giải quyết thủ tục cho sinh viên',
  'Số hóa và tra cứu văn bản lưu trữ',
  'Biểu mẫu trực tuyến tổng hợp báo cáo',
  'Cải tiến lịch làm việc tuần của đơn vị',
]

/** The name of somebody's initiative of a school year; teachers get one of their field, offices one of theirs. */
export function initiativeName(personKey: string, unitKey: string, first: number): string {
  const field = FIELDS[unitKey]
  const list = field ? TEACHING : OFFICE
  const name = list[Math.floor(list.length * chance(`what ${personKey} ${first}`))] ?? list[0]
  return field ? `${name} ${field} (năm học ${first} - ${first + 1})` : `${name} (năm học ${first} - ${first + 1})`
}
