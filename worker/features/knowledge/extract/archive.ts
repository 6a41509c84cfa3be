import { Inflate } from 'fflate';
import { Refusal } from './refusal.ts';

/** Of everything that is inflated from one file, in bytes. It is read as a stream: this bounds time, not memory. */
const MAX_INFLATED = 64 * 1024 * 1024;
/** Deflate reaches 1,032; the XML of real documents stays below 60. */
const MAX_RATIO = 200;
const RATIO_FROM = 1024 * 1024;
const MAX_ENTRIES = 4_000;
/** Compressed bytes handed over at once: they become 4 MiB at most. */
const STEP = 4 * 1024;

interface Entry {
  method: number;
  encrypted: boolean;
  compressed: number;
  offset: number;
}

/**
 * The entries of a ZIP file by name. Only those that are read are inflated, and the bytes that really come out are
 * counted; names are keys and nothing else, archives within are not opened.
 */
export class Archive {
  private readonly bytes: Uint8Array;
  private readonly entries: Map<string, Entry>;
  private inflated = 0;

  /** @throws Refusal corrupt, zip_bomb (too many entries) */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.entries = readDirectory(bytes);
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /**
   * Hands the entry's bytes to `take` in pieces.
   * @throws Refusal corrupt, encrypted, zip_bomb
   */
  read(name: string, take: (bytes: Uint8Array) => void): void {
    const entry = this.entries.get(name);
    if (entry === undefined) throw new Refusal('corrupt');
    if (entry.encrypted) throw new Refusal('encrypted');
    const data = this.dataOf(entry);
    const count = (bytes: Uint8Array, ratioAllows: number) => {
      this.inflated += bytes.length;
      if (this.inflated > MAX_INFLATED || this.inflated > ratioAllows) throw new Refusal('zip_bomb');
      take(bytes);
    };
    if (entry.method === 0) count(data, Number.POSITIVE_INFINITY);
    else if (entry.method === 8) inflate(data, this.inflated + RATIO_FROM, count);
    else throw new Refusal('corrupt');
  }

  private dataOf({ offset, compressed }: Entry): Uint8Array {
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
    if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== 0x04034b50) {
      throw new Refusal('corrupt');
    }
    const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    if (start + compressed > view.byteLength) throw new Refusal('corrupt');
    return this.bytes.subarray(start, start + compressed);
  }
}

function inflate(
  data: Uint8Array,
  allowance: number,
  take: (bytes: Uint8Array, ratioAllows: number) => void,
): void {
  let end = 0;
  let done = false;
  const stream = new Inflate((bytes, final) => {
    done = final;
    if (bytes.length > 0) take(bytes, allowance + end * MAX_RATIO);
  });
  while (end < data.length && !done) {
    const start = end;
    end = Math.min(data.length, start + STEP);
    try {
      stream.push(data.subarray(start, end), end === data.length);
    } catch (error) {
      throw error instanceof Error && 'code' in error ? new Refusal('corrupt') : error;
    }
  }
}

/** From the central directory at the file's end. ZIP64, which only files past 4 GiB need, is not read. */
function readDirectory(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findDirectoryEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ENTRIES) throw new Refusal('zip_bomb');
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) throw new Refusal('corrupt');
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.set(name, {
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      compressed: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function findDirectoryEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw new Refusal('corrupt');
}
