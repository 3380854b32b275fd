import type { TextField } from '../../model/draft.ts'
import { splitHonorific } from '../text/honorifics.ts'
import { isPlausibleName } from '../text/names.ts'
import { doubted, missingText, textField } from './fields.ts'
import { isCapitals, type Line } from './flow.ts'
import { personName } from './person-name.ts'
import { joinRuns, sliceRun, trimRun } from './run.ts'

export interface SignatureFields {
  readonly signerName: TextField
  readonly signerTitle: TextField
  readonly signerAuthority: TextField
}

const FOR = /^(tm|kt|tl|tuq|t\/m|k\/t|t\/l|q)\s*[.,:]\s*\S|^(tm|kt|tl|tuq|t\/m|k\/t|t\/l)\s+\S/
const TITLE_START =
  /^(q\.?\s*)?(pho |chu tich|giam doc|tong giam doc|hieu truong|vien truong|cuc truong|chi cuc truong|truong|chanh|bo truong|thu truong|thu tuong|bi thu|chu nhiem|tong bien tap|chi huy truong|chinh uy|tu lenh|uy vien|tong |quyen |vu truong|doi truong|pho|trưởng)/

/** TM. and KT. lines, the title in capitals and the name under the seal (NĐ 30/2020, Phụ lục I, mục II.7). */
export function signatureFields(lines: readonly Line[]): SignatureFields {
  // Strokes of a seal before the first capital are no part of a line.
  const clean = lines.filter((l) => /\p{L}{2}/u.test(l.run.text)).map((l) => ({ ...l, run: trimRun(l.run, /^[^\p{Lu}]+/u) }))
  const capitals = clean.filter((l) => isCapitals(l.run.text))
  const titles = capitals.filter((l) => FOR.test(l.run.folded) || TITLE_START.test(l.run.folded))
  const lastFor = titles.findLastIndex((l) => FOR.test(l.run.folded))
  const titleLines = titles.slice(lastFor + 1)
  const first = titleLines[0] ?? titles.at(-1)
  const authority = titles.slice(0, lastFor + 1).filter((l) => l !== first)
  // A long title may take two lines; a second title further down is another signer's.
  const second = titleLines[1]
  const titleRun = first
    ? second && first !== second && second.y0 - first.y1 < 0.012
      ? joinRuns([first.run, second.run])
      : first.run
    : undefined
  const below = clean.filter((l) => (first ? l.y0 > first.y0 : true) && l.run !== first?.run && !titles.includes(l))
  const named = below
    .map((l) => ({ l, text: splitHonorific(l.run.text.replace(/^[^\p{L}]+|[^\p{L}'’]+$/gu, '')).name }))
    .filter((c) => c.text.split(' ').length >= 2 && isPlausibleName(c.text) && !isCapitals(c.text))
    .at(-1)
  let signerName = missingText()
  if (named) {
    const at = named.l.run.text.indexOf(named.text)
    const run = at < 0 ? named.l.run : sliceRun(named.l.run, at, at + named.text.length)
    signerName = personName(run)
  }
  const titleText = titleRun?.text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '').replace(/^(Q|KT|TM|TL|TUQ)\s*[.,]\s*/u, '') ?? ''
  const signerTitle = titleRun ? textField(titleRun, { value: titleText }) : missingText()
  const known =
    titleRun &&
    /^(PHÓ |Q\. ?)?(CHỦ TỊCH|GIÁM ĐỐC|HIỆU TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|TRƯỞNG PHÒNG|TỔNG GIÁM ĐỐC|VIỆN TRƯỞNG|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|TRƯỞNG BAN|BÍ THƯ|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|THỦ TƯỚNG)/u.test(
      titleText,
    )
  return {
    signerName,
    signerTitle: titleRun && (!known || first === titles[lastFor]) ? doubted(signerTitle, 'format') : signerTitle,
    signerAuthority:
      authority.length > 0 ? textField(joinRuns(authority.map((l) => l.run))) : { ...missingText(), status: 'sure', confidence: 1 },
  }
}
