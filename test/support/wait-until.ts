import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 50;

/**
 * Asks again and again until the answer is neither false, null nor undefined, and returns it.
 * @throws Error after `timeoutMs`, with what `what` names
 */
export async function waitUntil<Value>(
  what: string,
  ask: () => Value | Promise<Value>,
  timeoutMs = 15_000,
): Promise<NonNullable<Exclude<Value, false>>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await ask();
    if (value !== false && value !== null && value !== undefined) {
      return value as NonNullable<Exclude<Value, false>>;
    }
    if (Date.now() > deadline) throw new Error(`not within ${timeoutMs} ms: ${what}`);
    await sleep(PAUSE_MS);
  }
}
