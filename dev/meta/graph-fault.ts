import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerBytes } from '../http/answer.ts';
import type { GraphFault } from './faults.ts';
import { type GraphAnswer, graphError, unknownObject } from './graph-error.ts';

const MAX_HANG_MS = 60_000;
const BAD_GATEWAY =
  '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>Sorry</body></html>';

/** What the fault answers in place of the endpoint; null when the endpoint is to run all the same. */
export function refusalOf(fault: GraphFault): GraphAnswer | null {
  switch (fault.kind) {
    case 'rate-limit': {
      const seconds = fault.retryAfterSeconds;
      const headers = seconds === undefined ? {} : { 'Retry-After': String(seconds) };
      return { ...graphError(fault.code ?? 130429, { status: 429 }), headers };
    }
    case 'server-error':
      return graphError(131000);
    case 'bad-gateway':
      return {
        ...graphError(2, { status: 502 }),
        file: { bytes: Buffer.from(BAD_GATEWAY), mimeType: 'text/html; charset=utf-8' },
      };
    case 'error-in-200':
      return graphError(131000, { status: 200 });
    case 'expired-token':
      return graphError(190, {
        subcode: 463,
        message: 'Error validating access token: Session has expired',
      });
    case 'expired-media':
      return fault.on === 'media-file' ? graphError(100, { status: 404 }) : unknownObject('media');
    case 'graph-error':
      return graphError(fault.code, fault.subcode === undefined ? {} : { subcode: fault.subcode });
    case 'hang':
      return { status: 0, accepted: false, body: {} };
    default:
      return null;
  }
}

/**
 * Sends the answer, or breaks it as the fault says.
 * @returns the HTTP status that went out; null when the connection hung or was reset
 */
export async function sendAnswer(
  response: ServerResponse,
  answer: GraphAnswer,
  fault: GraphFault | null,
): Promise<number | null> {
  if (fault?.kind === 'hang' || fault?.kind === 'hang-after-accept') {
    await hang(response);
    return null;
  }
  if (fault?.kind === 'reset-after-accept') {
    response.socket?.resetAndDestroy();
    return null;
  }
  const whole = answer.file?.bytes ?? Buffer.from(JSON.stringify(answer.body));
  const bytes = fault?.kind === 'truncated-json' ? whole.subarray(0, Math.ceil(whole.length / 2)) : whole;
  answerBytes(response, answer.status, bytes, {
    'Content-Type': answer.file?.mimeType ?? 'application/json; charset=UTF-8',
    ...answer.headers,
  });
  return answer.status;
}

/** Holds the connection until the client gives up, for at most a minute. */
async function hang(response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  if (!response.destroyed) await sleep(MAX_HANG_MS, null, { signal: gone.signal }).catch(() => {});
  response.destroy();
}
