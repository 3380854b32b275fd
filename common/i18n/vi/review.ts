/** Texts of the area “review”: keys start with `review.`. */
export const review = {} as const
