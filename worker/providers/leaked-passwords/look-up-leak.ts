import { readBoundedText } from '../../platform/bounded-bytes.ts';
import type { Config } from '../../platform/config.ts';
import { type CallGate, gatedCall } from '../../platform/gated-call.ts';
import { toHex } from '../../platform/hex.ts';
import type { UpstreamFetch } from '../../platform/upstream.ts';
import { isCommonPassword } from './common-passwords.ts';

/** `unknown`: the list was out of reach, and the password is none of the commonest. */
export type LeakCheck = 'leaked' | 'clean' | 'unknown';

const TIMEOUT_MS = 1500;
/** A padded answer has about a thousand lines of 40 bytes; ten times that is no answer of theirs. */
const MAX_ANSWER_BYTES = 512 * 1024;
const LINE = /^([0-9A-F]{35}):(\d+)$/;

/**
 * Looks a password up in Have I Been Pwned's range API: five hex digits of its SHA-1 leave the Worker, no more, and
 * padding hides how many lines came back. Never throws.
 */
export async function lookUpLeak(
  { LEAKED_PASSWORDS_URL: url }: Pick<Config, 'LEAKED_PASSWORDS_URL'>,
  gate: CallGate,
  password: string,
): Promise<LeakCheck> {
  if (isCommonPassword(password)) return 'leaked';
  try {
    const digest = await crypto.subtle.digest('SHA-1', new TextEncoder().encode(password));
    const hex = toHex(new Uint8Array(digest)).toUpperCase();
    const lines = await gatedCall(gate, { breaker: 'leaked-passwords:public' }, async (upstream) => ({
      value: await readRange(upstream, url, hex.slice(0, 5)),
      isFailure: false,
    }));
    const suffix = hex.slice(5);
    const isLeaked = lines.some((line) => {
      const [, found, count] = LINE.exec(line) ?? [];
      // Padding has a count of 0.
      return found === suffix && Number(count) > 0;
    });
    return isLeaked ? 'leaked' : 'clean';
  } catch {
    return 'unknown';
  }
}

/** @throws Error where the answer is none of the range API's */
async function readRange(upstream: UpstreamFetch, url: string, prefix: string): Promise<string[]> {
  const request = new Request(`${url}/range/${prefix}`, {
    headers: { 'add-padding': 'true', 'user-agent': 'portero' },
  });
  const response = await upstream(request, { timeoutMs: TIMEOUT_MS });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error('refused');
  }
  const text = (await readBoundedText(response, MAX_ANSWER_BYTES)) ?? '';
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  if (lines.length === 0 || !lines.every((line) => LINE.test(line))) throw new Error('not a range');
  return lines;
}
