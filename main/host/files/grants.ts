import { rm } from 'node:fs/promises'
import { AppError } from '#common/rpc/app-error.ts'
import { type Clock, randomToken } from '../clock.ts'

/** A file the officer chose: where it lies for the host, and the name it had. */
export type Grant = { path: string; name: string /** made by us (an upload): removed when the grant ends */; temporary: boolean }

/**
 * File tokens: the dialog or the upload mints one, the page sends only the token, a call spends it once
 * (ARCHITECTURE.md 1.3, "file grants"). A page never names a path.
 */
export interface Grants {
  mint(grant: Grant): string
  /** Spends a token. @throws AppError `file.tokenUnknown` */
  take(token: string): Grant
  /** Spends all of them or none. @throws AppError `file.tokenUnknown`, also where one is named twice */
  takeAll(tokens: readonly string[]): Grant[]
  /** Removes the file of a spent temporary grant. */
  release(grant: Grant): Promise<void>
}

const lifetime = 60 * 60 * 1000

export function createGrants(clock: Clock): Grants {
  const open = new Map<string, { grant: Grant; until: number }>()
  const release = async (grant: Grant) => {
    if (grant.temporary) await rm(grant.path, { force: true })
  }
  const dropExpired = () => {
    for (const [token, entry] of open) {
      if (entry.until >= clock.now().getTime()) continue
      open.delete(token)
      release(entry.grant).catch(() => undefined)
    }
  }
  const take = (token: string): Grant => {
    dropExpired()
    const entry = open.get(token)
    if (!entry) throw new AppError('file.tokenUnknown')
    open.delete(token)
    return entry.grant
  }
  return {
    mint(grant) {
      dropExpired()
      const token = `ft_${randomToken(24)}`
      open.set(token, { grant, until: clock.now().getTime() + lifetime })
      return token
    },
    take,
    takeAll(tokens) {
      dropExpired()
      if (new Set(tokens).size !== tokens.length || tokens.some((token) => !open.has(token))) throw new AppError('file.tokenUnknown')
      return tokens.map(take)
    },
    release,
  }
}
