/** Texts of the area “units”: keys start with `units.`. */
export const units = {} as const
