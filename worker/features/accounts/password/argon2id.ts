import { openBlake2b } from './blake2b.ts';

/** Compiled modules of the package argon2-wasm-edge, which leave hashing the inputs (RFC 9106, 3.2) to the caller. */
export interface Argon2Modules {
  argon2: WebAssembly.Module;
  blake2b: WebAssembly.Module;
}

export interface Argon2Cost {
  memoryKib: number;
  passes: number;
  lanes: number;
}

export interface Argon2Input extends Argon2Cost {
  password: Uint8Array;
  salt: Uint8Array;
  secret?: Uint8Array;
  associatedData?: Uint8Array;
  /** 4 to 64. */
  tagBytes: number;
}

interface Filler {
  memory: WebAssembly.Memory;
  Hash_SetMemorySize(bytes: number): number;
  Hash_GetBuffer(): number;
  Hash_Calculate(length: number, memoryKib: number): void;
}

const VERSION = 0x13;
const ARGON2ID = 2;
const BLOCK_BYTES = 1024;
/** What the module has from the start. */
const FIRST_BLOCKS = 512;
const NOTHING = new Uint8Array();

/**
 * Argon2id (RFC 9106). It runs in one piece, so that requests of an isolate share one working memory: an instance
 * for each would meet the isolate's limit at seven sign-ins together.
 */
export function openArgon2id(modules: Argon2Modules): (input: Argon2Input) => Uint8Array {
  const blake2b = openBlake2b(modules.blake2b);
  let held: { memoryKib: number; filler: Filler } | null = null;

  /** H' of RFC 9106, 3.3. */
  function hashLong(input: Uint8Array, length: number): Uint8Array {
    if (length <= 64) return blake2b([numbers(length), input], length);
    const output = new Uint8Array(length);
    const last = length - 64;
    let block = blake2b([numbers(length), input], 64);
    for (let offset = 0; offset < last; offset += 32) {
      output.set(block.subarray(0, 32), offset);
      block = blake2b([block], 64);
    }
    output.set(block, last);
    return output;
  }

  return (input) => {
    const { memoryKib, passes, lanes, tagBytes, password, salt } = input;
    const header = numbers(lanes, tagBytes, memoryKib, passes, VERSION, ARGON2ID);
    const fields = [password, salt, input.secret ?? NOTHING, input.associatedData ?? NOTHING];
    const start = blake2b([header, ...fields.flatMap((field) => [numbers(field.length), field])], 64);

    if (held?.memoryKib !== memoryKib) held = { memoryKib, filler: openFiller(modules.argon2, memoryKib) };
    const { filler } = held;
    const blocks = new Uint8Array(
      filler.memory.buffer,
      filler.Hash_GetBuffer(),
      (memoryKib + 1) * BLOCK_BYTES,
    );
    try {
      const laneBlocks = Math.floor(memoryKib / (lanes * 4)) * 4;
      for (let lane = 0; lane < lanes; lane++) {
        for (const index of [0, 1]) {
          const seed = concat(start, numbers(index, lane));
          blocks.set(hashLong(seed, BLOCK_BYTES), (lane * laneBlocks + index) * BLOCK_BYTES);
        }
      }
      blocks.set(header, memoryKib * BLOCK_BYTES);
      filler.Hash_Calculate(0, memoryKib);
      return hashLong(blocks.slice(0, BLOCK_BYTES), tagBytes);
    } finally {
      // The module adds to what lies there: the next hash needs zeros, and nothing of this one may stay.
      blocks.fill(0);
    }
  };
}

function openFiller(module: WebAssembly.Module, memoryKib: number): Filler {
  const filler = new WebAssembly.Instance(module).exports as unknown as Filler;
  filler.Hash_GetBuffer();
  // It can grow only.
  const blocks = Math.max(memoryKib + 1, FIRST_BLOCKS);
  if (filler.Hash_SetMemorySize(blocks * BLOCK_BYTES) !== 0) throw new Error('no memory to hash in');
  return filler;
}

/** Each as 32 bits, little-endian. */
function numbers(...values: number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  for (const [index, value] of values.entries()) view.setUint32(index * 4, value, true);
  return new Uint8Array(view.buffer);
}

function concat(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
