import type { SourceMutation } from './mutation.ts';

const OPERATIONS = 'worker/features/operations/routes.ts';
const LIVE_ROUTES = 'worker/features/inbox/live-routes.ts';
const GUARD = 'worker/http/guards/guard.ts';
const routes = ['test/workerd/route-table.test.ts'];
const types = ['test/unit/http/guard-types.test.ts'];
const rules = ['test/unit/source-rules/source-rules.test.ts'];

/** That guards are the only door: the table of routes, the types, and the rules of the source. */
export const ROUTE_MUTATIONS: SourceMutation[] = [
  {
    id: 'route-without-a-guard',
    defence: 'Every route has a guard',
    file: OPERATIONS,
    find: `.get('/dead-letters', cronSecret(), async (c) =>`,
    replacement: `.get('/dead-letters', async (c: any) =>`,
    tests: routes,
  },
  {
    id: 'new-route-without-a-guard',
    defence: 'A new route cannot be forgotten by the audit',
    file: OPERATIONS,
    find: `open('tells only that the Worker runs; reads nothing', 'page'),
  (c) => c.json({ status: 'ok' as const }),
)`,
    replacement: `open('tells only that the Worker runs; reads nothing', 'page'),
  (c) => c.json({ status: 'ok' as const }),
).get('/configuration', (c: any) => c.json(Object.keys(c.env)))`,
    tests: routes,
  },
  {
    id: 'guard-not-first',
    defence: 'The guard comes before any other handler',
    file: OPERATIONS,
    find: `'/dead-letters/:id/replay',
    cronSecret(),
    validate('param', z.object({ id: z.uuid() })),`,
    replacement: `'/dead-letters/:id/replay',
    validate('param', z.object({ id: z.uuid() })) as any,
    cronSecret(),`,
    tests: routes,
  },
  {
    id: 'lower-role-on-a-route',
    defence: 'Who only reads changes no member’s role',
    file: 'worker/features/organisations/routes.ts',
    find: `.patch(
    '/:tenant/members/:user',
    session({ roles: EDITORS, limit: 'write' }),`,
    replacement: `.patch(
    '/:tenant/members/:user',
    session({ roles: READERS, limit: 'write' }),`,
    tests: routes,
  },
  {
    id: 'lower-level-on-a-route',
    defence: 'New recovery codes ask for the second factor',
    file: 'worker/features/accounts/second-factor/routes.ts',
    find: `.post('/second-factor/recovery-codes', signedIn({ aal: 2, limit: 'write' }),`,
    replacement: `.post('/second-factor/recovery-codes', signedIn({ limit: 'write' }),`,
    tests: routes,
  },
  {
    id: 'entry-with-an-export-more',
    defence: 'The entry exports its handlers and nothing else',
    file: 'worker/index.ts',
    find: 'export default handler;',
    replacement: 'export { CONSUMERS };\nexport default handler;',
    tests: routes,
  },
  {
    id: 'any-middleware-is-a-guard',
    defence: 'No middleware is a guard by its looks or by a cast',
    file: GUARD,
    find: 'extends Readonly<Record<Advice, { [brand]: E }>> {\n  (): [Advice];',
    replacement:
      '{\n  (c: never, next: never): unknown;\n  readonly brand?: E;\n  readonly advice?: [Advice, typeof brand];',
    tests: types,
  },
  {
    id: 'routes-without-their-types',
    defence: 'The routes of a feature take nothing but a guard first',
    file: 'worker/http/routes.ts',
    find: 'export function routes(): Routes {\n  return new Hono<AppEnv>() as unknown as Routes;',
    replacement: 'export function routes(): Hono<AppEnv> {\n  return new Hono<AppEnv>();',
    tests: types,
  },
  {
    id: 'object-looked-up-by-a-feature',
    defence: 'Durable Objects are looked up in one place, which names them by their tenant',
    file: LIVE_ROUTES,
    find: 'await inboxHub(c.env, tenantId).fetch(',
    replacement: 'await c.env.INBOX_HUB.getByName(tenantId).fetch(',
    tests: rules,
  },
  {
    id: 'queue-payload-unparsed-when-sent',
    defence: 'Nothing gets into a queue that its schema has not passed',
    file: 'worker/queues/send.ts',
    find: 'env.WEBHOOK_QUEUE.send(deliverySchema.parse(delivery),',
    replacement: 'env.WEBHOOK_QUEUE.send(deliverySchema && delivery,',
    tests: rules,
  },
  {
    id: 'database-opened-by-a-feature',
    defence: 'A handler has the database of its guard, and opens none itself',
    file: LIVE_ROUTES,
    find: `if (db.tenantId === null || actor.kind !== 'user') throw new AppError('not_found');`,
    replacement: `if (db.tenantId === null || actor.kind !== 'user') throw new AppError('not_found');
    const { openTenantDb } = await import('../../data/tenant-db.ts');
    void openTenantDb;`,
    tests: rules,
  },
];
