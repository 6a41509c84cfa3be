import { inflateRawSync } from 'node:zlib';
import { latin1 } from '../latin1.ts';

/** Bytes that the text of a page, a font or a table of objects may have; pictures have more. */
const MAX_STREAM = 4 * 1024 * 1024;
/** Compressed, and that written as text, and once more. */
const MAX_LAYERS = 3;
/** What a stream is taken for that nobody can tell the size of. */
const DAMAGED = 256 * 1024;
/** Of text that stands for bytes. */
const MAX_ENCODED = 2 * MAX_STREAM;

/**
 * How many bytes a stream really becomes, whatever its dictionary says of it: at most a little past the bound. It is
 * safe where it stays within, and where `check` finds nothing in what came out.
 */
export function measureStream(
  bytes: Uint8Array,
  check: (text: string) => boolean,
  layer = 0,
): { size: number; safe: boolean } {
  const decoded = decode(bytes);
  if (decoded === null) return { size: 0, safe: true };
  if (decoded === 'damaged') return { size: DAMAGED, safe: false };
  if (decoded === 'too_large' || layer >= MAX_LAYERS) return { size: MAX_STREAM, safe: false };
  const inner = measureStream(decoded, check, layer + 1);
  const safe = inner.safe && check(latin1(decoded));
  return { size: decoded.length + inner.size, safe };
}

/** Null where nothing is encoded in a way that can grow. */
function decode(bytes: Uint8Array): Uint8Array | 'too_large' | 'damaged' | null {
  if (isDeflated(bytes[0], bytes[1])) return inflate(bytes);
  const base85 = decodeBase85(bytes, 5);
  if (isDeflated(base85[0], base85[1])) return decodeBase85(bytes, MAX_ENCODED);
  const hex = decodeHex(bytes, 4);
  if (isDeflated(hex[0], hex[1])) return decodeHex(bytes, MAX_ENCODED);
  return null;
}

/** A header that the library accepts. */
function isDeflated(first: number | undefined, second: number | undefined): boolean {
  if (first === undefined || second === undefined) return false;
  return (first & 0x0f) === 8 && ((first << 8) + second) % 31 === 0 && (second & 0x20) === 0;
}

function inflate(bytes: Uint8Array): Uint8Array | 'too_large' | 'damaged' {
  try {
    // 2 is Z_SYNC_FLUSH: what is cut short still gives what it holds.
    return inflateRawSync(bytes.subarray(2), { maxOutputLength: MAX_STREAM, finishFlush: 2 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : 'damaged';
  }
}

function decodeBase85(bytes: Uint8Array, limit: number): Uint8Array {
  const out: number[] = [];
  let value = 0;
  let digits = 0;
  for (let at = 0; at < bytes.length && at < limit * 2; at++) {
    const byte = bytes[at] ?? 0;
    if (byte <= 0x20) continue;
    if (byte === 0x7a && digits === 0) out.push(0, 0, 0, 0);
    else if (byte < 0x21 || byte > 0x75) break;
    else {
      value = value * 85 + byte - 0x21;
      if (++digits < 5) continue;
      out.push((value / 0x1000000) & 0xff, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff);
      value = 0;
      digits = 0;
    }
    if (out.length >= limit) break;
  }
  for (let missing = digits; digits > 1 && missing < 5; missing++) value = value * 85 + 84;
  for (let index = 1; index < digits; index++) out.push(Math.floor(value / 256 ** (4 - index)) & 0xff);
  return Uint8Array.from(out);
}

function decodeHex(bytes: Uint8Array, limit: number): Uint8Array {
  const digits = latin1(bytes.subarray(0, limit * 2));
  const hex = (/^[\da-fA-F\s]+/.exec(digits)?.[0] ?? '').replace(/\s/g, '');
  return Uint8Array.from({ length: hex.length >> 1 }, (_, index) =>
    Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16),
  );
}
