import { AppError } from '../../../domain/errors.ts';
import { signedIn } from '../../../http/guards/session.ts';
import { routes } from '../../../http/routes.ts';
import { readDeletion } from './read-deletion.ts';
import { requestDeletion, undoDeletion } from './request-deletion.ts';

export const deletionRoutes = routes()
  .get('/', signedIn({ limit: 'read' }), async (c) => c.json(await readDeletion(c.env, c.var.db)))
  // The step-up is asked for inside: whoever has no second factor has to hear that first.
  .post('/', signedIn({ limit: 'write' }), async (c) => {
    const { dueAt, tell } = await requestDeletion(c.env, c.var.db, c.var.log);
    c.executionCtx.waitUntil(tell());
    return c.json({ dueAt });
  })
  .delete('/', signedIn({ limit: 'write' }), async (c) => {
    if (!(await undoDeletion(c.var.db))) throw new AppError('not_found');
    c.var.log.info('account.deletion_undone');
    return c.body(null, 204);
  });
