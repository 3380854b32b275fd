/** Texts of the area “dossiers”: keys start with `dossiers.`. */
export const dossiers = {} as const
