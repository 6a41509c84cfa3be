interface Hasher {
  memory: WebAssembly.Memory;
  Hash_GetBuffer(): number;
  Hash_Init(bits: number): void;
  Hash_Update(length: number): void;
  Hash_Final(): void;
}

/** The module's buffer holds no more at once. */
const BUFFER_BYTES = 16 * 1024;

/** BLAKE2b (RFC 7693) without a key, of the parts one after the other, in 1 to 64 bytes. */
export function openBlake2b(
  module: WebAssembly.Module,
): (parts: readonly Uint8Array[], length: number) => Uint8Array {
  const hasher = new WebAssembly.Instance(module).exports as unknown as Hasher;
  const buffer = new Uint8Array(hasher.memory.buffer, hasher.Hash_GetBuffer(), BUFFER_BYTES);
  return (parts, length) => {
    hasher.Hash_Init(length * 8);
    for (const part of parts) {
      for (let offset = 0; offset < part.length; offset += BUFFER_BYTES) {
        const piece = part.subarray(offset, offset + BUFFER_BYTES);
        buffer.set(piece);
        hasher.Hash_Update(piece.length);
      }
    }
    hasher.Hash_Final();
    const hash = buffer.slice(0, length);
    buffer.fill(0);
    return hash;
  };
}
