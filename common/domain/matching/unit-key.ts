import { searchKey } from '../text/search-key.ts'

/** Abbreviations of unit names, on folded words. One meaning each; those with two are resolved by what stands before them. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  thcs: 'trung hoc co so',
  thpt: 'trung hoc pho thong',
  ptth: 'trung hoc pho thong',
  ptdtbt: 'pho thong dan toc ban tru',
  ptdtnt: 'pho thong dan toc noi tru',
  gdtx: 'giao duc thuong xuyen',
  gdnn: 'giao duc nghe nghiep',
  gddt: 'giao duc dao tao',
  ubnd: 'uy ban nhan dan',
  hdnd: 'hoi dong nhan dan',
  ubmttq: 'uy ban mat tran to quoc',
  mttq: 'mat tran to quoc',
  lhpn: 'lien hiep phu nu',
  ldld: 'lien doan lao dong',
  ccb: 'cuu chien binh',
  tncs: 'thanh nien cong san',
  ttyt: 'trung tam y te',
  bvdk: 'benh vien da khoa',
  bv: 'benh vien',
  tnmt: 'tai nguyen moi truong',
  nnptnt: 'nong nghiep phat trien nong thon',
  ptnt: 'phat trien nong thon',
  khcn: 'khoa hoc cong nghe',
  tttt: 'thong tin truyen thong',
  vhtt: 'van hoa thong tin',
  vhxh: 'van hoa xa hoi',
  tckh: 'tai chinh ke hoach',
  ldtbxh: 'lao dong thuong binh xa hoi',
  tchc: 'to chuc hanh chinh',
  hcth: 'hanh chinh tong hop',
  cntt: 'cong nghe thong tin',
  khtc: 'ke hoach tai chinh',
  bql: 'ban quan ly',
  bch: 'ban chi huy',
  chqs: 'chi huy quan su',
  htx: 'hop tac xa',
  vp: 'van phong',
  cty: 'cong ty',
  tnhh: 'trach nhiem huu han',
  mtv: 'mot thanh vien',
  cp: 'co phan',
  tp: 'thanh pho',
  tx: 'thi xa',
}
const AFTER_TRUONG: Readonly<Record<string, string>> = {
  th: 'tieu hoc',
  mn: 'mam non',
  mg: 'mau giao',
  cd: 'cao dang',
  dh: 'dai hoc',
  tc: 'trung cap',
}
/** Words that say nothing: "Giáo dục và Đào tạo" is "Giáo dục - Đào tạo". */
const SILENT = new Set(['va', 'cua', 'thuoc', 'cac'])
/** After these a name goes on with where it lies or whose it is. */
const LOCALITY =
  /^(?:huyen|quan|thi xa|thanh pho|tinh|xa|phuong|thi tran|dac khu|so|truong|uy ban nhan dan|phong|cong ty|trung tam|benh vien|truc)\b/

/** What unit names are compared by: folded, abbreviations written out, "và" and punctuation gone, a leading "Trường" for a school added. */
export function unitKey(name: string): string {
  const words = joinPairs(
    searchKey(name.replace(/[&+]/g, ' '))
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
      .split(' ')
      .filter((word) => word !== '' && !SILENT.has(word)),
  )
  const written = words.map((word, index) => {
    if (index <= 1 && (index === 0 || words[0] === 'truong')) {
      const school = Object.hasOwn(AFTER_TRUONG, word) ? AFTER_TRUONG[word] : undefined
      if (school !== undefined && (index === 1 || words.length > 2)) return school
    }
    if (index === 0 && word === 'tt') return 'trung tam'
    return Object.hasOwn(ABBREVIATIONS, word) ? (ABBREVIATIONS[word] ?? word) : word
  })
  const key = written.join(' ')
  return /^(?:tieu hoc|mam non|mau giao|trung hoc (?:co so|pho thong)|cao dang|pho thong dan toc) /.test(key) ? `truong ${key}` : key
}

/** GD&ĐT, GD-ĐT and GDĐT are one abbreviation. */
function joinPairs(words: readonly string[]): readonly string[] {
  const joined: string[] = []
  for (const word of words) {
    const pair = `${joined.at(-1) ?? ''}${word}`
    if (joined.length > 0 && Object.hasOwn(ABBREVIATIONS, pair)) joined[joined.length - 1] = pair
    else joined.push(word)
  }
  return joined
}

/**
 * How alike two unit keys are: 1 equal; 0.92 when one only goes on with its locality or superior; less by the words they share;
 * 0 when a number differs (Tiểu học Đức Bình 1 and 2 are two schools) or hardly anything is shared.
 */
export function unitLikeness(a: string, b: string): number {
  if (a === '' || b === '') return 0
  if (a === b) return 1
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.startsWith(`${short} `)) return LOCALITY.test(long.slice(short.length + 1)) ? 0.92 : 0.6
  if (numbers(a) !== numbers(b)) return 0
  const left = new Set(a.split(' '))
  const right = new Set(b.split(' '))
  const shared = [...left].filter((word) => right.has(word)).length
  const dice = (2 * shared) / (left.size + right.size)
  return dice >= 0.75 ? Math.min(0.85, dice * 0.95) : 0
}

function numbers(key: string): string {
  return (key.match(/\d+/g) ?? []).map(Number).join(' ')
}
