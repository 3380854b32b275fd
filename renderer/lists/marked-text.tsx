import { Fragment } from 'react'
import { highlightParts } from '#common/domain/text/highlight.ts'

/** A text with the letters that match a search marked; diacritics do not matter. */
export function MarkedText({ text, search }: { readonly text: string; readonly search: string }) {
  if (search === '') return text
  return highlightParts(text, search).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the text
    <Fragment key={index}>{part.hit ? <mark>{part.text}</mark> : part.text}</Fragment>
  ))
}

export interface MarkedNameProps {
  readonly name: string
  readonly givenName: string
  readonly search: string
}

/** A person's name in a list sorted by given name: the given name in bold, matched letters marked. */
export function MarkedName({ name, givenName, search }: MarkedNameProps) {
  const at = givenName === '' ? -1 : name.lastIndexOf(givenName)
  const [from, to] = at < 0 ? [name.length, name.length] : [at, at + givenName.length]
  return (
    <span className="sv-name">
      {nameParts(name, search, from, to).map(({ text, hit, isGiven }, index) => {
        const Tag = isGiven ? 'strong' : 'span'
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the name
        return <Tag key={index}>{hit ? <mark key="mark">{text}</mark> : text}</Tag>
      })}
    </span>
  )
}

interface NamePart {
  readonly text: string
  readonly hit: boolean
  readonly isGiven: boolean
}

/** The name cut where marks and the given name begin and end: a search like "thị đức" runs over that border. */
export function nameParts(name: string, search: string, from: number, to: number): readonly NamePart[] {
  let passed = 0
  return (search === '' ? [{ text: name, hit: false }] : highlightParts(name, search)).flatMap(({ text, hit }) => {
    const start = passed
    passed += text.length
    const edges = [0, from - start, to - start, text.length].map((edge) => Math.min(Math.max(edge, 0), text.length))
    const cuts = [...new Set(edges)].sort((a, b) => a - b)
    return cuts.slice(1).map((end, index) => {
      const begin = cuts[index] ?? 0
      return { text: text.slice(begin, end), hit, isGiven: start + begin >= from && start + end <= to }
    })
  })
}
