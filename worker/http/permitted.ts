import { sql } from 'drizzle-orm/sql';
import { createMiddleware } from 'hono/factory';
import type { GuardedEnv } from './context.ts';

/**
 * Has Postgres judge the session, the role and the level before anything is done that is not in the handler's own batch:
 * before a large body is read, a limit is counted or an object is told. One round trip more.
 */
export const permitted = createMiddleware<GuardedEnv>(async function permitted(c, next) {
  await c.var.db.batch((queries) => [queries.execute(sql`select 1`)]);
  await next();
});
