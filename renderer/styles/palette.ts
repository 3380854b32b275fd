/**
 * The colours of design/DESIGN-SYSTEM.md 1.1. `tokens.css` holds the same values as `--sv-*`
 * (palette.test.ts compares the two); this copy exists because antd computes its own shades from numbers.
 */
export interface Palette {
  readonly bg: string
  readonly surface: string
  readonly raised: string
  readonly sunken: string
  readonly ink: string
  readonly ink2: string
  readonly ink3: string
  readonly line: string
  readonly line2: string
  readonly control: string
  readonly son: string
  readonly sonHover: string
  readonly sonActive: string
  readonly gold: string
  readonly goldInk: string
  readonly goldSoft: string
  readonly goldLine: string
  readonly cham: string
  readonly chamSoft: string
  readonly chamLine: string
  readonly focus: string
  readonly ok: string
  readonly okSoft: string
  readonly okLine: string
  readonly warn: string
  readonly warnSoft: string
  readonly warnLine: string
  readonly err: string
  readonly errSoft: string
  readonly errLine: string
  readonly miss: string
  readonly missSoft: string
  readonly missLine: string
  readonly mark: string
}

export const light: Palette = {
  bg: '#F5F4F0',
  surface: '#FFFFFF',
  raised: '#FBFAF7',
  sunken: '#EFEDE7',
  ink: '#1D2126',
  ink2: '#4B5057',
  ink3: '#656A72',
  line: '#E4E1DA',
  line2: '#CDC9C0',
  control: '#8C8B86',
  son: '#97191D',
  sonHover: '#AE262A',
  sonActive: '#7A1216',
  gold: '#B8862B',
  goldInk: '#7A5608',
  goldSoft: '#FBF2DC',
  goldLine: '#E6CC8F',
  cham: '#1F5A94',
  chamSoft: '#E9F1F9',
  chamLine: '#B5D0EA',
  focus: '#2B78C8',
  ok: '#1C7042',
  okSoft: '#E6F3EB',
  okLine: '#B4DBC3',
  warn: '#8A5600',
  warnSoft: '#FFF3D6',
  warnLine: '#EBCB85',
  err: '#B93A0E',
  errSoft: '#FDEDE5',
  errLine: '#F0BFA6',
  miss: '#5A4B8A',
  missSoft: '#F1EEF8',
  missLine: '#CFC6E6',
  mark: '#FCE9B4',
}

export const dark: Palette = {
  bg: '#16181B',
  surface: '#1E2125',
  raised: '#23272C',
  sunken: '#121416',
  ink: '#ECEAE5',
  ink2: '#BEBDB8',
  ink3: '#989892',
  line: '#32363C',
  line2: '#454A52',
  control: '#7C8087',
  son: '#B5373A',
  sonHover: '#C5484B',
  sonActive: '#9C2A2D',
  gold: '#D9AE57',
  goldInk: '#E8C57E',
  goldSoft: '#37301F',
  goldLine: '#6A5726',
  cham: '#86B8EA',
  chamSoft: '#22344A',
  chamLine: '#375779',
  focus: '#6FB0F2',
  ok: '#74CB98',
  okSoft: '#1D3428',
  okLine: '#335C46',
  warn: '#F0C36A',
  warnSoft: '#3A3019',
  warnLine: '#6B562A',
  err: '#F59A73',
  errSoft: '#40261C',
  errLine: '#77432E',
  miss: '#BBAEE6',
  missSoft: '#2C2840',
  missLine: '#4D4570',
  mark: '#5E4C1A',
}
