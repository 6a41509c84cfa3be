import type { Context } from 'hono';
import type { GuardedEnv } from '../../http/context.ts';
import { embedPassages } from './embed-passages.ts';
import { tenantOf } from './refusals.ts';

/** Embeds an answer's passages after the response: search by words finds them at once. */
export function embedLater(c: Context<GuardedEnv>, documentId: string | undefined): void {
  if (documentId === undefined) return;
  const { db, log } = c.var;
  const embedded = embedPassages(c.env, tenantOf(db), documentId, log).catch((error: unknown) =>
    log.error('document.not_embedded', error),
  );
  c.executionCtx.waitUntil(embedded);
}
