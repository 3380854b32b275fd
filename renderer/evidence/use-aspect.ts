import { useEffect, useState } from 'react'

/** Width divided by height of a picture, known once it has come; null before, and where there is none. */
export function useAspect(src: string | null): number | null {
  const [known, setKnown] = useState<{ readonly src: string; readonly aspect: number } | null>(null)
  useEffect(() => {
    if (src === null) return undefined
    const picture = new Image()
    picture.onload = () => setKnown({ src, aspect: picture.naturalWidth / Math.max(picture.naturalHeight, 1) })
    picture.src = src
    return () => {
      picture.onload = null
    }
  }, [src])
  return known && known.src === src ? known.aspect : null
}
