import type { MiddlewareHandler } from 'hono';
import { uuidV7 } from '../domain/ids.ts';
import { createLog } from '../platform/log.ts';
import type { AppEnv } from './context.ts';

/**
 * Gives each request an id of our own, never a client's, and a log that carries it. The answer names it where somebody
 * may ask about it: in the API and in every refusal, not to a provider whose delivery was taken.
 */
export const requestId: MiddlewareHandler<AppEnv> = async function requestId(c, next) {
  const id = uuidV7();
  c.set('requestId', id);
  c.set('log', createLog({ requestId: id }));
  await next();
};
