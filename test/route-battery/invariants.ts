import { ERROR_STATUS } from '../../worker/domain/errors.ts';
import { ERROR_MESSAGES } from '../../worker/http/error-messages.ts';
import { UUID } from './held-data.ts';
import type { Answer } from './wire.ts';
import type { World } from './world.ts';

/** What stands on every answer of the Worker. */
const HEADERS: readonly [name: string, value: RegExp][] = [
  ['strict-transport-security', /^max-age=63072000; includeSubDomains/],
  ['content-security-policy', /default-src 'none'.*frame-ancestors 'none'/],
  ['x-content-type-options', /^nosniff$/],
  ['x-frame-options', /^DENY$/],
  ['referrer-policy', /^no-referrer$/],
  ['permissions-policy', /camera=\(\).*microphone=\(\)/],
];

const MESSAGES = new Set(Object.values(ERROR_MESSAGES).flatMap((messages) => Object.values(messages)));
/** Of our own constants, never of an input or a row. */
const DETAIL = /^[a-z_]{1,40}$/;

export interface Expected {
  method: string;
  /** `cache-control` that the route may answer with. */
  cache: string | undefined;
  /** Ids and texts of the other tenant. */
  foreign: { ids: ReadonlySet<string>; canary: string };
}

/** Security headers that are missing, or say something else. */
export function missingHeaders(answer: Answer, world: World): string[] {
  if (isFromOutside(answer, world)) return [];
  return HEADERS.filter(([name, value]) => !value.test(answer.headers[name] ?? '')).map(([name]) => name);
}

/** What no answer may be, whatever was asked; in words. */
export function faultsOf(answer: Answer, world: World, { method, cache, foreign }: Expected): string[] {
  if (isFromOutside(answer, world)) return [];
  const { status, headers, text } = answer;
  const faults: string[] = [];
  if (status >= 500) faults.push(`failed with ${status}`);
  const kept = headers['cache-control'];
  const isKeptRightly = kept === 'no-store' || (status < 400 && cache !== undefined && kept === cache);
  if (!isKeptRightly) faults.push(`cache-control: ${kept}`);
  if (status >= 400 && method !== 'HEAD' && !isEnvelope(answer)) faults.push(`no envelope: ${text}`);
  const said = `${text}\n${JSON.stringify({ ...headers, 'x-request-id': '' })}`;
  if (said.includes(foreign.canary)) faults.push('tells what another tenant wrote');
  if (said.match(UUID)?.some((id) => foreign.ids.has(id))) faults.push('tells an id of another tenant');
  if (secretsOf(world).some((secret) => said.includes(secret))) faults.push('tells a secret');
  return faults;
}

/**
 * Whether the runtime, or the assets in front of the Worker, answered: a page that anybody gets, the way to another
 * spelling of the address, or that there is no such request.
 */
export function isFromOutside({ status, headers, text }: Answer, { page }: World): boolean {
  if (headers['x-request-id'] !== undefined) return false;
  if (status === 400 && text === 'invalid URI') return true;
  const isAsset = headers['content-security-policy']?.startsWith("default-src 'self'") ?? false;
  return isAsset && (text === page || (status === 307 && text === '') || (status === 405 && text === ''));
}

/** The one form of a refusal, which says nothing that is not a constant of ours. */
function isEnvelope({ status, headers, text }: Answer): boolean {
  const { code, message, requestId, detail, ...rest } = Object(readJson(text)?.error);
  return (
    Object.keys(readJson(text) ?? {}).join() === 'error' &&
    Object.keys(rest).length === 0 &&
    ERROR_STATUS[code as keyof typeof ERROR_STATUS] === status &&
    MESSAGES.has(message) &&
    requestId === headers['x-request-id'] &&
    (detail === undefined || DETAIL.test(detail))
  );
}

export function readJson(text: string): Record<string, unknown> | null {
  try {
    return Object(JSON.parse(text));
  } catch {
    return null;
  }
}

function secretsOf({ test: { secrets } }: World): string[] {
  const { passwords, accessTokenKey, ...texts } = secrets;
  // A key of a ring is told by what stands behind its id.
  const keys = Object.values(texts).map((text) => text.slice(text.indexOf(':') + 1));
  return [...keys, ...Object.values(passwords), accessTokenKey.d];
}
