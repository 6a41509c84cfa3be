export class LateError extends Error {
  override readonly name = 'LateError';
}

/**
 * What a promise comes to, unless it takes longer: what it began then goes on unheard.
 * @throws LateError after `timeoutMs`
 */
export async function withinTime<T>(promise: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: number | null = null;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LateError()), timeoutMs);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
