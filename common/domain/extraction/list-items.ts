/**
 * An item whose number or dash was read as a crumb, or not at all: "• Đồng chí Lò Văn Quý, …", "Z2 Hộ bà Mai Thị Sen". Matches what
 * stands before the form of address; a bare "ông …" may go on a sentence, a bare "Hộ ông …" with its capital does not.
 */
export const CRUMB_BEFORE_ITEM =
  /^\s*(?:[^\p{L}\d\s("“]{1,3}\s*(?=(?:H[ộỘ]\s+)?(?:[Ôô]ng|[Bb]à|Đồng chí|Anh|Chị)\s+\p{Lu})|(?:\S{1,3}\s+)?(?=H[ộỘ]\s+(?:[Ôô]ng|[Bb]à)\s+\p{Lu}))/u
