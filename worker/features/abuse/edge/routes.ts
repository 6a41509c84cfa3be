import { cronSecret } from '../../../http/guards/cron-secret.ts';
import { routes } from '../../../http/routes.ts';
import { smallBody } from '../../../http/small-body.ts';
import { validate } from '../../../http/validate.ts';
import { edgeGate } from '../../../platform/objects.ts';
import { edgeAbuseQuery, edgeBlockSchema } from '../schemas.ts';
import { blockAtEdge, liftAtEdge } from './change-standing.ts';
import { listEdgeAbuse } from './list-edge-abuse.ts';

/** The operator's: networks and people outside organisations belong to none that could see them. */
export const edgeAbuseRoutes = routes()
  .get('/', cronSecret(), validate('query', edgeAbuseQuery), async (c) => {
    const gateOf = (subject: string) => edgeGate(c.env, subject);
    const { cursor = null } = c.req.valid('query');
    return c.json(await listEdgeAbuse({ ...c.var, gateOf }, cursor));
  })
  .post('/lift', cronSecret(), smallBody, validate('json', edgeBlockSchema), async (c) => {
    const { subject } = c.req.valid('json');
    return c.json({ lifted: await liftAtEdge({ ...c.var, gate: edgeGate(c.env, subject) }, subject) });
  })
  .post('/block', cronSecret(), smallBody, validate('json', edgeBlockSchema), async (c) => {
    const { subject } = c.req.valid('json');
    await blockAtEdge({ ...c.var, gate: edgeGate(c.env, subject) }, subject);
    return c.body(null, 204);
  });
