export {}

/**
 * The few globals that every home of common/ has (Node 24, Chromium) and that the ES library does not declare.
 * Nothing of Node's or the DOM's own is listed here: what is not below does not compile in common/.
 */
declare global {
  interface AbortSignal {
    readonly aborted: boolean
    addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void
    removeEventListener(type: 'abort', listener: () => void): void
  }
  class AbortController {
    readonly signal: AbortSignal
    abort(): void
  }
  class TextDecoder {
    decode(bytes?: Uint8Array, options?: { stream?: boolean }): string
  }
  function queueMicrotask(callback: () => void): void
}
