/** Texts of the area “decisions”: keys start with `decisions.`. */
export const decisions = {} as const
