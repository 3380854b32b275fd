import { searchKey } from '../text/search-key.ts'

const LEADER =
  /^(?:q |quyen )?(?:pho )?(?:truong (?:phong|khoa|ban|bo mon|tram|doi|cong an|xa|thon|nhom)|giam doc|tong giam doc|hieu truong|hieu pho|chu tich|bi thu|vien truong|cuc truong|chi cuc truong|chanh (?:van phong|thanh tra)|chu nhiem|thu truong|bo truong|to truong|ke toan truong)(?: |$)|^pho (?:truong )?(?:phong|khoa|ban|to|doi|chu nhiem|hieu truong|chanh)(?: |$)/

/** Does a position as printed name a leader (trưởng, phó of any office)? What it does not know is not a leader. */
export function isLeaderPosition(position: string | null): boolean {
  return position !== null && LEADER.test(searchKey(position).replace(/\./g, ' ').replace(/\s+/g, ' '))
}
