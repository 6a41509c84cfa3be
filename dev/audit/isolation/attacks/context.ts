import type { Arena } from '../arena.ts';
import type { Recorder } from '../report.ts';
import { APP_ROLES, attack, inParallel, type Outcome } from '../sessions.ts';
import { forgeContexts } from './forged-contexts.ts';
import { first, nothing, refused } from './table-aim.ts';
import { contextOf } from './tables.ts';

const USES_OF_CONTEXT = [
  'select app_ctx.tenant_id()',
  'select count(*) from public.contacts',
  `select app_ctx.require('{owner,job,api_key,user}')`,
];

/** Attacks 23 to 31 (forged and ended contexts), 32, 36, 37 and 39 (how a live one is used). */
export async function attackContext(arena: Arena, recorder: Recorder): Promise<void> {
  const forged = await forgeContexts(arena);
  await inParallel(arena.sessions, APP_ROLES, async (role) => {
    for (const { number, how, context, code = '28000' } of forged) {
      await recorder.run(number, () =>
        attack(arena.sessions, role, context, async (attacker) => {
          const outcomes = await Promise.all(USES_OF_CONTEXT.map((text) => attacker.attempt(text)));
          const finding = outcomes.map((outcome) => refused(outcome, [code])).find((use) => use !== null);
          return finding === undefined ? null : `${how}: ${finding}`;
        }),
      );
    }
  });
  await recorder.run(32, () => injectContext(arena));
  await recorder.run(36, () => outliveCommit(arena));
  await recorder.run(37, () => reusePlan(arena));
  await recorder.run(39, () => changeContext(arena));
}

/** Injected into a condition: nothing that a statement sets opens B. */
async function injectContext(arena: Arena): Promise<string | null> {
  const { a, b, sessions } = arena;
  const valid = await contextOf(arena, 'app_rw');
  const forged = valid.split('.').with(3, b.tenantId).join('.');
  return attack(sessions, 'app_rw', valid, async (attacker) =>
    first(
      ...[forged, b.tenantId, ''].map((value) => async () => {
        const outcome = await attacker.attempt(
          `select tenant_id from public.contacts
           where (select set_config('app.ctx', $1, true) || set_config('app.tenant_id', $2, true)) is not null
           union all select tenant_id from public.messages`,
          [value, b.tenantId],
        );
        if (outcome.code !== undefined) return refused(outcome, ['28000']);
        const foreign = outcome.rows.filter((row) => row.tenant_id !== a.owner.tenantId).length;
        return foreign === 0 ? null : `read ${foreign} row(s) of others`;
      }),
    ),
  );
}

/** In a session that is used again, as a pool's are. */
async function outliveCommit(arena: Arena): Promise<string | null> {
  const session = arena.sessions.app.app_rw;
  await session.query('begin');
  await session.query(`select set_config('app.ctx', $1, true)`, [await contextOf(arena, 'app_rw')]);
  await session.query('commit');
  return attack(arena.sessions, 'app_rw', null, (attacker) =>
    first(
      async () => nothing(await attacker.attempt('select count(*) as n from public.contacts')),
      async () => {
        const outcome = await attacker.attempt(`select current_setting('app.ctx', true) as context`);
        return outcome.rows?.[0]?.context ? 'the context is still set after COMMIT' : null;
      },
    ),
  );
}

/** A plan that was made for A and is used for B shows B's rows, and the other way round. */
async function reusePlan(arena: Arena): Promise<string | null> {
  const contexts = await twoContexts(arena);
  const use = { text: 'execute isolation_audit' };
  return attack(arena.sessions, 'app_rw', null, async ({ run }) =>
    first(
      ...['auto', 'force_generic_plan'].map((mode) => async () => {
        const turns = Array.from({ length: 14 }, (_, turn) => (turn % 2 === 0 ? contexts.a : contexts.b));
        const outcomes = await run([
          { text: `set local plan_cache_mode = ${mode}` },
          { text: 'prepare isolation_audit as select tenant_id from public.contacts' },
          ...turns.flatMap(({ set }) => [set, use]),
          { text: 'deallocate isolation_audit' },
        ]);
        const seen = turns.map(({ tenantId }, turn) => seesOnly(outcomes[2 * turn + 3], tenantId));
        return seen.find((finding) => finding !== null) ?? null;
      }),
    ),
  );
}

async function changeContext(arena: Arena): Promise<string | null> {
  const { a, b } = await twoContexts(arena);
  const select = { text: 'select tenant_id from public.contacts' };
  const none = { text: `select set_config('app.ctx', '', true)` };
  return attack(arena.sessions, 'app_rw', null, async ({ run }) => {
    const [, first, , second, , third, , last] = await run([
      a.set,
      select,
      b.set,
      select,
      a.set,
      select,
      none,
      select,
    ]);
    const afterEnd = last ? nothing(last) : 'no outcome';
    return (
      seesOnly(first, a.tenantId) ?? seesOnly(second, b.tenantId) ?? seesOnly(third, a.tenantId) ?? afterEnd
    );
  });
}

async function twoContexts(arena: Arena) {
  const { a, b } = arena;
  const contextOfB = await arena.context(b.tenantId, {
    ...{ kind: 'user', userId: b.userId, sessionId: String(b.rows.get('sessions')?.id) },
  });
  const set = (context: string) => ({ text: `select set_config('app.ctx', $1, true)`, params: [context] });
  return {
    a: { tenantId: a.owner.tenantId, set: set(await contextOf(arena, 'app_rw')) },
    b: { tenantId: b.tenantId, set: set(contextOfB) },
  };
}

function seesOnly(outcome: Outcome | undefined, tenantId: string): string | null {
  if (!outcome) return 'no outcome';
  if (outcome.code !== undefined) return `error ${outcome.code}: ${outcome.message}`;
  const tenants = new Set(outcome.rows.map((row) => row.tenant_id));
  return tenants.size === 1 && tenants.has(tenantId)
    ? null
    : `saw rows of ${tenants.size} organisation(s), not of its own`;
}
