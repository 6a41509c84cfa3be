import * as z from 'zod';
import { JOBS, type ScheduledJobName } from '../../cron/jobs.ts';
import { runJob } from '../../cron/run-job.ts';
import { cronSecret } from '../../http/guards/cron-secret.ts';
import { open } from '../../http/guards/open.ts';
import { routes } from '../../http/routes.ts';
import { validate } from '../../http/validate.ts';
import { listDeadLetters, replayDeadLetter } from './dead-letters.ts';

const jobNames = Object.keys(JOBS) as [ScheduledJobName, ...ScheduledJobName[]];

export const healthRoutes = routes().get(
  '/health',
  open('tells only that the Worker runs; reads nothing', 'page'),
  (c) => c.json({ status: 'ok' as const }),
);

export const internalRoutes = routes()
  .post('/jobs/:name', cronSecret(), validate('param', z.object({ name: z.enum(jobNames) })), async (c) => {
    const { name } = c.req.valid('param');
    return c.json({ job: name, done: await runJob(name, c.env, c.var.log) });
  })
  .get('/dead-letters', cronSecret(), async (c) =>
    c.json({ deadLetters: await listDeadLetters(c.var.db, 1000) }),
  )
  .post(
    '/dead-letters/:id/replay',
    cronSecret(),
    validate('param', z.object({ id: z.uuid() })),
    async (c) => {
      await replayDeadLetter(c.env, c.var.db, c.req.valid('param').id);
      return c.body(null, 204);
    },
  );
