import type { UnitRow } from '#common/contract/register.ts'

/** A unit in the tree as it is drawn: how deep it stands, how many stand directly below it. */
export interface TreeLine {
  readonly unit: UnitRow
  readonly depth: number
  readonly below: number
  readonly isOpen: boolean
}

/**
 * The units as lines of a tree, those below a folded unit left out. A unit whose parent is not among them stands at the
 * top; units that hang in a circle (which the host refuses, but a package may bring) are drawn once, at the top.
 */
export function treeLines(units: readonly UnitRow[], folded: ReadonlySet<string>): readonly TreeLine[] {
  const ids = new Set(units.map((unit) => unit.id))
  const children = new Map<string | null, UnitRow[]>()
  for (const unit of units) {
    const parent = unit.parentId !== null && ids.has(unit.parentId) && unit.parentId !== unit.id ? unit.parentId : null
    children.set(parent, [...(children.get(parent) ?? []), unit])
  }
  const lines: TreeLine[] = []
  const drawn = new Set<string>()
  const draw = (unit: UnitRow, depth: number, isSeen: boolean): void => {
    if (drawn.has(unit.id)) return
    drawn.add(unit.id)
    const below = children.get(unit.id) ?? []
    const isOpen = below.length > 0 && !folded.has(unit.id)
    if (isSeen) lines.push({ unit, depth, below: below.length, isOpen })
    for (const child of below) draw(child, depth + 1, isSeen && isOpen)
  }
  const tops = [...(children.get(null) ?? [])].sort((a, b) => Number(b.isOwn) - Number(a.isOwn))
  for (const top of tops) draw(top, 0, true)
  for (const unit of units) draw(unit, 0, true)
  return lines
}
