/** Texts of the area “awards”: keys start with `awards.`. */
export const awards = {} as const
