/** Of a feature's hash so many bits tell it from others. */
export const HASH_BITS = 24;

/** What tells a feature from others. */
export function featureOf(hash: number): number {
  return hash & (2 ** HASH_BITS - 1);
}

/** Murmur's last step: the low bits of FNV alone are poor. */
export function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
