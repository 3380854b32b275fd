const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

const two = (n: number): string => String(n).padStart(2, '0')

/**
 * A date as an officer types it → ISO with its precision, or null when it is none.
 * Takes 04/05/2017, 4.5.2017, 4-5-2017, 04052017, 05/2017, 2017; ISO forms too. Years 1900 to 2199.
 */
export function parseDate(typed: string): string | null {
  const text = typed.trim()
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text)
  if (iso) return build(iso[1], iso[2], iso[3])
  const compact = /^(\d{2})(\d{2})(\d{4})$/.exec(text)
  if (compact) return build(compact[3], compact[2], compact[1])
  const full = /^(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4})$/.exec(text)
  if (full) return build(full[3], full[2], full[1])
  const month = /^(\d{1,2})\s*[./-]\s*(\d{4})$/.exec(text)
  if (month) return build(month[2], month[1])
  return null
}

function build(y: string | undefined, m?: string | undefined, d?: string | undefined): string | null {
  const year = Number(y)
  if (!(year >= 1900 && year <= 2199)) return null
  if (m === undefined) return String(year)
  const month = Number(m)
  if (!(month >= 1 && month <= 12)) return null
  if (d === undefined) return `${year}-${two(month)}`
  const day = Number(d)
  if (!(day >= 1 && day <= daysIn(year, month))) return null
  return `${year}-${two(month)}-${two(day)}`
}
