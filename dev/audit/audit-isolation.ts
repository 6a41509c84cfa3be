import { parseArgs } from 'node:util';
import { auditEmbedded } from './isolation/embedded-audit.ts';
import { describeError, type IsolationReport } from './isolation/report.ts';
import { type IsolationTarget, runIsolationAudit } from './isolation/run-audit.ts';

const usage = `Usage: npm run audit:isolation -- [--json] [--url postgresql://OWNER:…@HOST/DB]
  Without --url it audits an embedded Postgres that it starts, and PGlite for vectors.
  With --url, the direct (not pooled) connection string of the owner who migrated the database, it needs the logins
  of the app:
  APP_RW_PASSWORD, APP_JOB_PASSWORD  the passwords that db:migrate set
  It seeds two organisations of its own, attacks one from the other, undoes every attack and removes all that it made.`;

/** Exit codes: 0 nothing leaked, 1 something did or the database is out of reach, 2 wrong usage. */
class UsageError extends Error {}

try {
  const { json, url } = readOptions();
  const report = url === undefined ? await auditEmbedded() : await runIsolationAudit(readTarget(url));
  console.log(json ? toJson(report) : toText(report));
  process.exitCode = report.leaks.length > 0 ? 1 : 0;
} catch (error) {
  const wrongUsage = error instanceof UsageError;
  console.error(
    wrongUsage ? `${error.message}\n\n${usage}` : `The audit could not run: ${describeError(error)}`,
  );
  process.exitCode = wrongUsage ? 2 : 1;
}

function readOptions(): { json: boolean; url?: string | undefined } {
  try {
    const { values } = parseArgs({ options: { json: { type: 'boolean' }, url: { type: 'string' } } });
    return { json: values.json ?? false, url: values.url };
  } catch {
    // Its message repeats the argument, which may hold a password.
    throw new UsageError('Unknown argument.');
  }
}

function readTarget(url: string): IsolationTarget {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new UsageError('The database URL is not a Postgres connection string.');
  }
  const { APP_RW_PASSWORD, APP_JOB_PASSWORD } = process.env;
  if (!APP_RW_PASSWORD || !APP_JOB_PASSWORD) {
    throw new UsageError('APP_RW_PASSWORD and APP_JOB_PASSWORD are not both set.');
  }
  const login = (username: string, password: string) =>
    Object.assign(new URL(url), { username, password: encodeURIComponent(password) }).href;
  return {
    adminUrl: url,
    rwUrl: login('app_rw', APP_RW_PASSWORD),
    jobUrl: login('app_job', APP_JOB_PASSWORD),
  };
}

/** `attacks` and `held` count executions; `kinds` the attacks of the catalogue that were executed at all. */
function toJson({ tables, attacks, kinds, held, leaks, skipped }: IsolationReport): string {
  return JSON.stringify({ tables: tables.length, attacks, kinds, held, leaks, skipped });
}

function toText({ tables, attacks, kinds, held, leaks, skipped, outcomes }: IsolationReport): string {
  const rows = outcomes.map(({ attack, executions, outcome, name }) =>
    [
      String(attack).padEnd(22),
      outcome.toUpperCase().padEnd(8),
      String(executions).padStart(5),
      ` ${name}`,
    ].join(' '),
  );
  const list = (title: string, lines: string[]) => (lines.length > 0 ? ['', title, ...lines] : []);
  return [
    ...rows,
    ...list(
      'Leaks',
      leaks.map(({ attack, table, detail }) => `  ${[attack, table].filter(Boolean).join(' ')}: ${detail}`),
    ),
    ...list(
      'Not shown here',
      skipped.map(({ attack, reason }) => `  ${attack}: ${reason}`),
    ),
    '',
    `${tables.length} tables, ${kinds} kinds of attacks, ${attacks} executed, ${held} held, ${leaks.length} leaked.`,
  ].join('\n');
}
