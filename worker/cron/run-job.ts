import type { Log } from '../platform/log.ts';
import { reportError } from '../platform/sentry.ts';
import { JOBS, type ScheduledJobName } from './jobs.ts';

/** Runs one job and says so in the log. @throws what the job throws */
export async function runJob(name: ScheduledJobName, env: Env, log: Log): Promise<number> {
  const done = await JOBS[name].run(env, log.with({ job: name }));
  log.info('job.done', { job: name, done });
  return done;
}

/** Runs every job of a schedule; one that fails does not stop the others. */
export async function runSchedule(cron: string, env: Env, log: Log): Promise<void> {
  const due = (Object.keys(JOBS) as ScheduledJobName[]).filter((name) => JOBS[name].cron === cron);
  await Promise.all(
    due.map((name) =>
      runJob(name, env, log).catch(async (error: unknown) => {
        log.error('job.failed', error, { job: name });
        await reportError(env, error);
      }),
    ),
  );
}
