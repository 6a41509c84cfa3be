import type { Context } from 'hono';
import type { RateLimit } from '../../durable-objects/policy/token-bucket.ts';
import { AppError } from '../domain/errors.ts';
import { edgeGate } from '../platform/objects.ts';
import { clientNetwork } from './client-network.ts';
import type { AppEnv } from './context.ts';

const MINUTE = 60_000;

/** For each class, what one network may do and what may be done to one account, address or session. */
const LIMITS = {
  sign_in: {
    network: { burst: 30, windowMs: 5 * MINUTE },
    key: { burst: 10, windowMs: 5 * MINUTE },
  },
  mail: {
    network: { burst: 20, windowMs: 60 * MINUTE },
    key: { burst: 5, windowMs: 60 * MINUTE },
  },
  refresh: {
    network: { burst: 300, windowMs: MINUTE },
    key: { burst: 60, windowMs: MINUTE },
  },
  /** By organisation: each certificate reads every table several times. */
  certificate: {
    network: { burst: 30, windowMs: 30 * MINUTE },
    key: { burst: 3, windowMs: 3 * MINUTE },
  },
} as const satisfies Record<string, { network: RateLimit; key: RateLimit }>;

export type LimitClass = keyof typeof LIMITS;

/**
 * Counts one try against the limits of its class: first of the client's network, so that it cannot use up a
 * stranger's, then of `key` (an e-mail address or an id, whether or not anybody has it).
 * @throws AppError rate_limited, with `Retry-After` on the answer
 */
export async function limit<E extends AppEnv>(c: Context<E>, name: LimitClass, key: string): Promise<void> {
  const { network, key: account } = LIMITS[name];
  await take(c, `net:${clientNetwork(c.req.raw)}`, name, network);
  await take(c, `account:${await hashOf(key)}`, name, account);
}

async function take<E extends AppEnv>(c: Context<E>, gate: string, name: LimitClass, bounds: RateLimit) {
  const waitMs = await edgeGate(c.env, gate)
    .take(name, bounds)
    .catch((error: unknown) => {
      c.var.log.error('gate.failed', error);
      throw new AppError('unavailable');
    });
  if (waitMs === 0) return;
  c.var.log.warn('request.limited', { class: name, gate: gate.slice(0, gate.indexOf(':')) });
  c.header('retry-after', String(Math.ceil(waitMs / 1000)));
  throw new AppError('rate_limited');
}

async function hashOf(key: string): Promise<string> {
  const bytes = new TextEncoder().encode(key.toLowerCase());
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
