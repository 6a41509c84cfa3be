import { fromBase64Url, toBase64Url } from './base64url.ts';
import type { Config } from './config.ts';
import { hmacSha256, isHmacSha256 } from './hmac.ts';

/** Of a request by which the deployment looks at its own defences. */
export const PROBE_HEADER = 'x-portero-probe';
const MINUTE = 60_000;

type Key = Pick<Config, 'CRON_SECRET'>;

/**
 * What says that a request is a probe of our own: it is refused as any other, but does not count as somebody's try.
 * Good for this minute and the next.
 */
export async function probePass(key: Key, now: number): Promise<string> {
  return toBase64Url(await hmacSha256(keyOf(key), messageOf(Math.floor(now / MINUTE))));
}

export async function isProbePass(key: Key, presented: string | undefined, now: number): Promise<boolean> {
  const mac = fromBase64Url(presented ?? '');
  if (mac === null) return false;
  const minute = Math.floor(now / MINUTE);
  const [current, previous] = await Promise.all(
    [minute, minute - 1].map((one) => isHmacSha256(keyOf(key), messageOf(one), mac)),
  );
  return current === true || previous === true;
}

const bytesOf = (text: string) => new Uint8Array(new TextEncoder().encode(text));
const keyOf = ({ CRON_SECRET }: Key) => bytesOf(CRON_SECRET);
const messageOf = (minute: number) => bytesOf(`portero probe ${minute}`);
