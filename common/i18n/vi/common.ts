/** Words any screen may use. */
export const common = {
  'common.appName': 'Sổ Vàng',
  'common.cancel': 'Để nguyên',
  'common.back': 'Quay lại',
  'common.undo': 'Hoàn tác',
  'common.retry': 'Thử lại',
  'common.loading': 'Đang tải…',
  'common.none': '–',
  'common.skipToMain': 'Tới phần chính',
} as const
