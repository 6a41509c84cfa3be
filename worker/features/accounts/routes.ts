import { signedIn } from '../../http/guards/session.ts';
import { routes } from '../../http/routes.ts';
import { readMe } from './me.ts';

export const accountRoutes = routes().get('/', signedIn({ limit: 'read' }), async (c) =>
  c.json(await readMe(c.var.db)),
);
