import type { Context } from 'hono';
import { AppError } from '../../domain/errors.ts';
import { readConfig } from '../../platform/config.ts';
import { isProbePass, PROBE_HEADER } from '../../platform/probe-pass.ts';
import { admitGuess } from '../admit.ts';
import type { AppEnv } from '../context.ts';

/**
 * Refuses a credential that is none, and counts it against the network that it came from: who guesses on is held up,
 * and what holds costs no look at that count. @throws AppError always: unauthenticated, or rate_limited
 */
export async function refuseCredential<E extends AppEnv>(c: Context<E>): Promise<never> {
  const isOurs = await isProbePass(readConfig(c.env), c.req.header(PROBE_HEADER), Date.now());
  if (!isOurs) await admitGuess(c, 'credential');
  throw new AppError('unauthenticated');
}
