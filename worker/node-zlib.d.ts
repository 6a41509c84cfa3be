/** The one function of `node:zlib` that is used here; the platform's types leave Node's modules out. */
declare module 'node:zlib' {
  /** @throws Error with code ERR_BUFFER_TOO_LARGE past `maxOutputLength` bytes */
  export function inflateRawSync(
    bytes: Uint8Array,
    options: { maxOutputLength: number; finishFlush: number },
  ): Uint8Array;
}
