const encoder = new TextEncoder();

/** Takes the same time wherever the two differ; an empty expected secret matches nothing. */
export function isSameSecret(given: string, expected: string): boolean {
  const a = encoder.encode(given);
  const b = encoder.encode(expected);
  let difference = a.length ^ b.length;
  for (let i = 0; i < b.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return b.length > 0 && difference === 0;
}

/** Compares with every secret, whichever the first match is. */
export function isOneOfSecrets(given: string, expected: readonly string[]): boolean {
  return expected.map((secret) => isSameSecret(given, secret)).includes(true);
}
