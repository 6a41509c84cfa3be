import type { Arena } from '../arena.ts';
import type { Recorder } from '../report.ts';
import { APP_ROLES, type AppRole, attack, type Outcome, type Session } from '../sessions.ts';
import { isBeyondOwner } from './roles.ts';
import { first, refused } from './table-aim.ts';
import { contextOf } from './tables.ts';

const FILES = [
  `select pg_read_file('/etc/hostname')`,
  `select pg_read_binary_file('/etc/hostname')`,
  `select pg_ls_dir('.')`,
  `select pg_stat_file('/etc/hostname')`,
  `select pg_ls_logdir()`,
  `select lo_import('/etc/hostname')`,
  `select lo_export(1, '/tmp/isolation-audit')`,
  `copy public.contacts to '/tmp/isolation-audit'`,
  `copy public.contacts from '/etc/hostname'`,
  `copy public.contacts to program 'cat'`,
  `load 'auto_explain'`,
  'select pg_reload_conf()',
];

/** Attacks 51 to 55: what a session may see and do of others', and of the server. */
export async function attackSessions(arena: Arena, recorder: Recorder): Promise<void> {
  for (const role of APP_ROLES) {
    await recorder.run(55, async () =>
      attack(arena.sessions, role, await contextOf(arena, role), (attacker) =>
        first(
          ...FILES.map((text) => async () => {
            const finding = refused(await attacker.attempt(text));
            return finding === null ? null : `“${text}”: ${finding}`;
          }),
        ),
      ),
    );
  }
  const { other } = arena.sessions;
  if (!other) {
    for (const number of [51, 52, 53, 54])
      recorder.skip(number, 'PGlite has one session: there is nobody else’s');
    return;
  }
  await recorder.run(51, () => holdCursor(arena));
  await whileVictimWorks(arena, other, async (pid) => {
    for (const role of APP_ROLES) {
      await recorder.run(52, () => readActivity(arena, role));
      await recorder.run(53, () => readLocks(arena, role, pid));
    }
    await endSessions(arena, recorder, pid);
  });
}

/** A cursor outlives its transaction, and must not outlive its context. */
async function holdCursor(arena: Arena): Promise<string | null> {
  const session = arena.sessions.app.app_rw;
  await session.query('begin');
  await session.query(`select set_config('app.ctx', $1, true)`, [await contextOf(arena, 'app_rw')]);
  await session.query('declare held cursor with hold for select tenant_id from public.contacts');
  await session.query('commit');
  try {
    const { rows } = await session.query('fetch all from held');
    const foreign = rows.filter((row) => row.tenant_id !== arena.a.owner.tenantId).length;
    return foreign === 0 ? null : `the cursor holds ${foreign} row(s) of others`;
  } finally {
    await session.query('close held');
  }
}

/** The victim is in the midst of a request, as the Worker makes them, and holds an advisory lock. */
async function whileVictimWorks(
  arena: Arena,
  other: Session,
  work: (pid: number) => Promise<void>,
): Promise<void> {
  const { b } = arena;
  const sessionId = String(b.rows.get('sessions')?.id);
  const context = await arena.context(b.tenantId, { kind: 'user', userId: b.userId, sessionId });
  await other.query('begin');
  try {
    await other.query(`select set_config('app.ctx', $1, true)`, [context]);
    await other.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [b.tenantId]);
    const { rows } = await other.query<{ pid: number }>(
      'select pg_backend_pid() as pid, count(*) from public.messages where body = $1',
      [b.marker],
    );
    await work(Number(rows[0]?.pid));
  } finally {
    // Gone, where the attack on it succeeded.
    await other.query('rollback').catch(() => {});
  }
}

async function readActivity(arena: Arena, role: AppRole): Promise<string | null> {
  return attack(arena.sessions, role, await contextOf(arena, role), async (attacker) => {
    const outcome = await attacker.attempt('select * from pg_stat_activity');
    return tellsVictim(arena, outcome) ? 'pg_stat_activity shows what the victim works with' : null;
  });
}

async function readLocks(arena: Arena, role: AppRole, pid: number): Promise<string | null> {
  return attack(arena.sessions, role, await contextOf(arena, role), async (attacker) => {
    if (tellsVictim(arena, await attacker.attempt('select * from pg_locks')))
      return 'pg_locks shows the victim’s ids';
    await attacker.attempt('select pg_advisory_unlock(hashtextextended($1, 0)), pg_advisory_unlock_all()', [
      arena.b.tenantId,
    ]);
    const { rows: held } = await arena.sessions.admin.query(
      `select from pg_locks where pid = $1 and locktype = 'advisory' and granted`,
      [pid],
    );
    return held.length > 0 ? null : 'the victim’s lock was released';
  });
}

function tellsVictim({ b }: Arena, outcome: Outcome): boolean {
  const text = JSON.stringify(outcome);
  return [b.tenantId, b.userId, b.marker].some((token) => text.includes(token));
}

/** Postgres lets a role end the sessions of its own name, unless that was taken from PUBLIC. */
async function endSessions(arena: Arena, recorder: Recorder, ofRequests: number): Promise<void> {
  const { app } = arena.sessions;
  const isOutOfReach = await isBeyondOwner(arena, 'pg_terminate_backend(integer, bigint)');
  const { rows } = await app.app_job.query('select pg_backend_pid() as pid');
  const ofJobs = Number(rows[0]?.pid);
  // Last of all attacks: where one of these is not refused, the session is gone.
  const pids = { app_job: [ofRequests], app_rw: isOutOfReach ? [ofJobs] : [ofJobs, ofRequests] };
  for (const role of [...APP_ROLES].reverse()) {
    await recorder.run(54, () =>
      attack(arena.sessions, role, null, (attacker) =>
        first(
          ...pids[role].flatMap((pid) =>
            ['select pg_cancel_backend($1)', 'select pg_terminate_backend($1)'].map(
              (text) => async () => refused(await attacker.attempt(text, [pid])),
            ),
          ),
        ),
      ),
    );
  }
  if (isOutOfReach) {
    recorder.skip(
      54,
      'sessions of the same role: this database’s owner may not take that from PUBLIC; it opens no row',
    );
  }
}
