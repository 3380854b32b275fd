/** Texts of the area “errors”: keys start with `errors.`. */
export const errors = {} as const
