import argon2 from 'argon2-wasm-edge/wasm/argon2.wasm';
import blake2b from 'argon2-wasm-edge/wasm/blake2b.wasm';
import type { Argon2Modules } from './argon2id.ts';

/** Workers may not compile at run time: the modules come compiled with the upload. Import this on demand only. */
export const ARGON2_MODULES: Argon2Modules = { argon2, blake2b };
