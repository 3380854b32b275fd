import { z } from 'zod'
import { PartialDate } from './date.ts'
import { Id } from './ids.ts'

/** One spell of work (quá trình công tác). The unit is linked where it is known and always kept as written. */
export const Employment = z.strictObject({
  unitId: Id.nullable(),
  unitText: z.string().max(300),
  position: z.string().max(200).nullable(),
  isLeader: z.boolean(),
  from: PartialDate.nullable(),
  to: PartialDate.nullable(),
  kind: z.enum(['work', 'transfer', 'secondment', 'study', 'leave']),
})
export type Employment = z.infer<typeof Employment>

export const PersonStatus = z.enum(['working', 'seconded', 'studying', 'maternity', 'retired', 'transferred', 'left', 'deceased'])
export type PersonStatus = z.infer<typeof PersonStatus>

export const Classification = z.enum(['canBo', 'congChuc', 'vienChuc', 'nguoiLaoDong', 'lucLuongVuTrang'])
export type Classification = z.infer<typeof Classification>

/**
 * A person. Until protection is built (part 6) there is no field for identity numbers, ethnicity, religion or
 * party membership (Luật 91/2025/QH15).
 */
export const PersonData = z.strictObject({
  fullName: z.string().min(1).max(120),
  /** the given name where it is not the last word (ethnic names) */
  givenName: z.string().max(60).nullable(),
  otherNames: z.array(z.string().min(1).max(120)).max(20),
  birthDate: PartialDate.nullable(),
  gender: z.enum(['male', 'female']).nullable(),
  /** mã cán bộ, số hiệu công chức viên chức */
  staffCode: z.string().max(60).nullable(),
  classification: Classification.nullable(),
  honorific: z.string().max(60).nullable(),
  education: z.string().max(200).nullable(),
  status: PersonStatus,
  phone: z.string().max(40).nullable(),
  email: z.string().max(120).nullable(),
  spells: z.array(Employment).max(200),
  note: z.string().max(2000).nullable(),
})
export type PersonData = z.infer<typeof PersonData>
