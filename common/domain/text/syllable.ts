import { toneOf, withoutTones } from './tones.ts'

/**
 * The spelling rules of one Vietnamese syllable: onset, rime and tone (the tables of Vietnamese orthography; in rimes that end in
 * c, ch, p, t only sắc and nặng occur, and a vowel of such a rime may stand without a tone only in foreign names).
 */
const ONSETS = 'ngh ng nh ch gh gi kh ph qu th tr b c d đ g h k l m n p r s t v x'.split(' ')

const RIMES = new Set(
  `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oe oen oeo oet oăc oăm oăn oăng oăt ooc oong
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u uc ui um un ung up ut ua uôc uôi uôm uôn uông uôt uê uêch uênh uy uych uynh uyt uyu uya
uyên uyêt uân uâng uât uây uơ ư ưc ưi ưm ưn ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu`
    .split(/\s+/)
    .filter(Boolean),
)
/** Rimes after qu, whose u belongs to the onset. */
const AFTER_QU = new Set(
  'a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây e en eng eo et ê êch ên ênh êt ich inh it y ynh yt yên yêt yêu yn ơ ơi ơn ôc'.split(
    ' ',
  ),
)
const FRONT = /^[ieêy]/

/** Whether a word (any case, NFC or not) is spelled as a Vietnamese syllable can be; names of other peoples often are not. */
export function isSyllable(word: string): boolean {
  const lower = word.normalize('NFC').toLocaleLowerCase('vi')
  if (!/^\p{L}{1,7}$/u.test(lower)) return false
  const marks = lower.normalize('NFD').match(/[\u0300\u0301\u0303\u0309\u0323]/g) ?? []
  if (marks.length > 1) return false
  const bare = withoutTones(lower)
  const tone = toneOf(lower)
  const fits = (rime: string, rimes: ReadonlySet<string>): boolean => rimes.has(rime) && (!/(?:c|ch|p|t)$/.test(rime) || tone >= 4)
  if (fits(bare, RIMES)) return true
  return ONSETS.some((onset) => {
    if (!bare.startsWith(onset)) return false
    const rime = bare.slice(onset.length)
    if (onset === 'gi') return rime === '' || fits(rime, RIMES) || fits(`i${rime}`, RIMES)
    if (onset === 'qu') return fits(rime, AFTER_QU)
    if (!fits(rime, RIMES)) return false
    if (onset === 'k' || onset === 'gh' || onset === 'ngh') return FRONT.test(rime)
    if (onset === 'c' || onset === 'g' || onset === 'ng') return !FRONT.test(rime) || (onset === 'g' && rime.startsWith('i'))
    return true
  })
}
