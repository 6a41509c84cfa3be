import { EDITORS } from '../../http/guards/roles.ts';
import { session } from '../../http/guards/session.ts';
import { routes } from '../../http/routes.ts';
import { smallBody } from '../../http/small-body.ts';
import { validate } from '../../http/validate.ts';
import { exportFeedback } from './export-feedback.ts';
import { listGuardEvents } from './list-guard-events.ts';
import { eventParam, feedbackSchema, listQuery } from './schemas.ts';
import { setFeedback } from './set-feedback.ts';

/** What the guard found, and what the business says of it. */
export const guardEventRoutes = routes()
  .get('/', session({ roles: EDITORS, limit: 'read' }), validate('query', listQuery), async (c) =>
    c.json(await listGuardEvents(c.var.db, c.req.valid('query'))),
  )
  .put(
    '/:event/feedback',
    session({ roles: EDITORS, limit: 'write' }),
    smallBody,
    validate('param', eventParam),
    validate('json', feedbackSchema),
    async (c) => {
      await setFeedback(c.var.db, c.req.valid('param').event, c.req.valid('json'));
      return c.body(null, 204);
    },
  )
  // It leaves an audit: no request that only reads.
  .post('/export', session({ roles: ['owner'], limit: 'costly' }), async (c) => {
    const lines = await exportFeedback(c.var.db);
    return c.body(lines, 200, {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': 'attachment; filename="guard-feedback.jsonl"',
    });
  });
