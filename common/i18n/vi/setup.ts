/** Texts of the area “setup”: keys start with `setup.`. */
export const setup = {} as const
