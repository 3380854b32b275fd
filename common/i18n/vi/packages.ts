/** Texts of the area “packages”: keys start with `packages.`. */
export const packages = {} as const
