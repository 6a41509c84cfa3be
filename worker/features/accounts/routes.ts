import { Hono } from 'hono';
import type { AppEnv } from '../../http/context.ts';
import { signedIn } from '../../http/guards/session.ts';
import { readMe } from './me.ts';

export const accountRoutes = new Hono<AppEnv>().get('/', signedIn(), async (c) =>
  c.json(await readMe(c.var.db)),
);
