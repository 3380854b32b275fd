/** The exchange a package belongs to: `<sender>><recipient>/<year of createdAt>`; its packages are numbered 1, 2, 3 … */
export const streamOf = (senderCode: string, recipientCode: string, createdAt: string): string =>
  `${senderCode}>${recipientCode}/${createdAt.slice(0, 4)}`
