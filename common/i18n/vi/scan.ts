/** Texts of the area “scan”: keys start with `scan.`. */
export const scan = {} as const
