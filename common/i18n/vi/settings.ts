/** Texts of the area “settings”: keys start with `settings.`. */
export const settings = {} as const
