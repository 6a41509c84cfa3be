import type { Context } from 'hono';
import type { Admission, Admitted, LimitState } from '../../durable-objects/admission.ts';
import { AppError } from '../domain/errors.ts';
import { askGate } from '../platform/ask-gate.ts';
import { readConfig } from '../platform/config.ts';
import type { CallGate } from '../platform/gated-call.ts';
import { toHex } from '../platform/hex.ts';
import { edgeGate, tenantGate } from '../platform/objects.ts';
import { clientNetwork } from './client-network.ts';
import type { AppEnv } from './context.ts';
import {
  type AccountLimit,
  type AnonymousLimit,
  type KnownLimit,
  limitsInTenant,
  limitsOfAccount,
  limitsOfNetwork,
  limitsOfPerson,
} from './limits.ts';

/** An office has many people who mistype: sixty guesses within hours lead to a pause. */
const GUESS_WEIGHT = 0.1;

/** Each counts one request and throws AppError: rate_limited with `Retry-After`, or unavailable where no gate answers. */
export function admitInTenant<E extends AppEnv>(
  c: Context<E>,
  { tenantId, subject, limit }: { tenantId: string; subject: string; limit: KnownLimit },
): Promise<void> {
  return admit(c, tenantGate(c.env, tenantId), {
    subject,
    limits: limitsInTenant(limit, subject, factorOf(c)),
  });
}

export function admitPerson<E extends AppEnv>(
  c: Context<E>,
  userId: string,
  limit: KnownLimit,
): Promise<void> {
  const subject = `user:${userId}`;
  return admit(c, edgeGate(c.env, subject), { subject, limits: limitsOfPerson(limit, factorOf(c)) });
}

/** Of a network that has just shown a credential that is none: who guesses on is held up, then blocked. */
export function admitGuess<E extends AppEnv>(c: Context<E>, cause: 'credential' | 'sign_in'): Promise<void> {
  const subject = `network:${clientNetwork(c.req.raw)}`;
  const strike = { weight: GUESS_WEIGHT, cause };
  return admit(c, edgeGate(c.env, subject), { subject, limits: limitsOfNetwork('refused'), strike });
}

export function admitNetwork<E extends AppEnv>(c: Context<E>, limit: AnonymousLimit): Promise<void> {
  const subject = `network:${clientNetwork(c.req.raw)}`;
  // A page that everybody may read stays open to a network that is paused: there is nothing to guess in it.
  const standing = limit === 'page' ? {} : { subject };
  return admit(c, edgeGate(c.env, subject), { ...standing, limits: limitsOfNetwork(limit) });
}

/** @param key an e-mail address or an id, whether or not anybody has it */
export async function admitAccount<E extends AppEnv>(
  c: Context<E>,
  limit: AccountLimit,
  key: string,
): Promise<void> {
  // Nobody's standing: whoever tries a stranger's address must not have the stranger blocked.
  await admit(c, edgeGate(c.env, `account:${await hashOf(key)}`), { limits: limitsOfAccount(limit) });
}

function factorOf<E extends AppEnv>(c: Context<E>): number {
  return readConfig(c.env).REQUEST_LIMIT_FACTOR;
}

async function admit<E extends AppEnv>(
  c: Context<E>,
  gate: Pick<CallGate, 'admit'>,
  admission: Admission,
): Promise<void> {
  const admitted = await askGate(gate.admit(admission), c.var.log);
  if ('limits' in admitted)
    setHeaders(
      c,
      admitted.limits.filter(({ isShared }) => !isShared),
    );
  if (admitted.outcome === 'admitted') return;
  c.var.log.warn('request.limited', {
    outcome: admitted.outcome,
    limits: admission.limits?.map(({ name }) => name).join(' '),
  });
  const waitMs = waitOf(admitted);
  if (waitMs !== null) c.header('retry-after', String(Math.max(1, Math.ceil(waitMs / 1000))));
  throw new AppError('rate_limited');
}

function waitOf(refused: Exclude<Admitted, { outcome: 'admitted' }>): number | null {
  if (refused.outcome === 'invalid') return null;
  if (refused.outcome === 'limited') return refused.waitMs;
  const until = refused.outcome === 'broken' ? refused.retryAtMs : refused.untilMs;
  return until === null ? null : until - Date.now();
}

/** draft-ietf-httpapi-ratelimit-headers-10: structured fields, windows in whole seconds. */
function setHeaders<E extends AppEnv>(c: Context<E>, limits: readonly LimitState[]): void {
  if (limits.length === 0) return;
  const policies = limits.map(({ name, burst, windowMs }) => `"${name}";q=${burst};w=${windowMs / 1000}`);
  const states = limits.map(
    ({ name, remaining, resetMs }) => `"${name}";r=${remaining};t=${Math.ceil(resetMs / 1000)}`,
  );
  c.header('ratelimit-policy', policies.join(', '));
  c.header('ratelimit', states.join(', '));
}

async function hashOf(key: string): Promise<string> {
  const bytes = new TextEncoder().encode(key.toLowerCase());
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return toHex(digest);
}
