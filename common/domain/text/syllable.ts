/**
 * Could a word be one Vietnamese syllable as it is spelled? Initial consonant, rhyme and tone must be ones the language joins;
 * a rhyme that ends in c, ch, p or t bears only sắc or nặng. Says nothing of whether the syllable is a word.
 */
const INITIAL = /^(?:ngh|ng|nh|gh|kh|ph|th|tr|ch|gi|qu|[bcdđghklmnpqrstvx])/
const RHYMES = new Set(
  `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet
oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uôc uôi uôm uôn uông uôt
up ut uy uya uych uyên uyêt uynh uyt uơ uau uao uang uan uai ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ynh uăn uăng`.split(
    /\s+/,
  ),
)
const STOPPED = /(?:ch|[cpt])$/
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g

export function isSyllable(word: string): boolean {
  const spread = word.normalize('NFD').toLowerCase()
  const tones = spread.match(TONE) ?? []
  if (tones.length > 1) return false
  const plain = spread.replace(TONE, '').normalize('NFC')
  const [tone] = tones
  const level = tone === undefined || tone === '\u0300' || tone === '\u0303' || tone === '\u0309'
  const fits = (initial: string) => {
    const rhyme = plain.slice(initial.length)
    return RHYMES.has(rhyme) && !(STOPPED.test(rhyme) && level)
  }
  const initial = INITIAL.exec(plain)?.[0] ?? ''
  // "gì", "giếng": the i belongs to the initial and to the rhyme; "quy", "quân": so does the u of "qu".
  return fits(initial) || ((initial === 'gi' || initial === 'qu') && fits(initial.slice(0, 1)))
}
