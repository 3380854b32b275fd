/** Texts of the area “people”: keys start with `people.`. */
export const people = {} as const
