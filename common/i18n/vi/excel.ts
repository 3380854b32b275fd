/** Texts of the area “excel”: keys start with `excel.`. */
export const excel = {} as const
