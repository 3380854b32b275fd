/** Words inside dates, times and amounts (format.ts). */
export const format = {
  'format.dong': 'đồng',
  'format.day0': 'Chủ Nhật',
  'format.day1': 'Thứ Hai',
  'format.day2': 'Thứ Ba',
  'format.day3': 'Thứ Tư',
  'format.day4': 'Thứ Năm',
  'format.day5': 'Thứ Sáu',
  'format.day6': 'Thứ Bảy',
  'format.leftUnderMinute': 'còn chưa tới 1 phút',
  'format.leftMinutes': 'còn khoảng {n} phút',
  'format.leftHours': 'còn khoảng {n} giờ',
  'format.leftHoursMinutes': 'còn khoảng {n} giờ {m} phút',
} as const
