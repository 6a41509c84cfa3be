/** A number for each hash: what a map is, without an object for each word. At most half full. */
export interface WordTable {
  set(hash: number, value: number): void;
  /** 0 where there is none. */
  get(hash: number): number;
}

/** @param most hashes that it will hold */
export function wordTable(most: number): WordTable {
  const size = 2 ** Math.ceil(Math.log2(2 * most + 2));
  const mask = size - 1;
  const keys = new Int32Array(size);
  const values = new Uint16Array(size);
  const slotOf = (hash: number) => {
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (values[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  };
  return {
    set(hash, value) {
      const slot = slotOf(hash | 0);
      keys[slot] = hash | 0;
      values[slot] = value;
    },
    get: (hash) => values[slotOf(hash | 0)] ?? 0,
  };
}

const PRIME = 0x01000193;
export const EMPTY = 0x811c9dc5 | 0;

/** FNV-1a, one character further: the hashes of all beginnings of a word come with its own. */
export function hashOn(hash: number, code: number): number {
  return Math.imul(hash ^ code, PRIME);
}

export function hashOfWord(text: string, from = 0, to = text.length): number {
  let hash = EMPTY;
  for (let at = from; at < to; at++) hash = hashOn(hash, text.charCodeAt(at));
  return hash;
}
