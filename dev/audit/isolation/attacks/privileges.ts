import type { Arena } from '../arena.ts';
import type { Recorder } from '../report.ts';
import { APP_ROLES, attack, inParallel } from '../sessions.ts';
import { callerContext } from './functions.ts';
import { first, insertRow, refused } from './table-aim.ts';
import { contextOf } from './tables.ts';

/** Attacks 63, 64 and 66 to 68. */
export async function attackPrivileges(arena: Arena, recorder: Recorder): Promise<void> {
  await recorder.run(63, () => makeOwner(arena));
  await recorder.run(64, () => shadowNames(arena));
  await inParallel(arena.sessions, APP_ROLES, async (role) => {
    const context = await contextOf(arena, role);
    await attack(arena.sessions, role, context, async (attacker) => {
      await Promise.all(
        arena.tables.map(async (table) => {
          const { kind } = table;
          const granted = kind?.kind === 'tenant' || kind?.kind === 'personal' ? kind.grants[role] : [];
          const own = JSON.stringify(arena.a.owner.rows.get(table.name) ?? {});
          const column = table.columns[0]?.name;
          const writes = {
            insert: { text: insertRow(table), params: [own] },
            update: { text: `update ${table.sql} set "${column}" = "${column}"` },
            delete: { text: `delete from ${table.sql}` },
          };
          for (const verb of ['insert', 'update', 'delete'] as const) {
            if (granted.includes(verb)) continue;
            await recorder.run(
              66,
              async () => {
                const finding = refused(await attacker.attemptAll([writes[verb]]));
                return finding === null ? null : `${verb} ${finding}`;
              },
              table.name,
            );
          }
        }),
      );
    });
  });
  await recorder.run(67, () => readViews(arena));
  await recorder.run(68, () => listOrganisations(arena));
}

async function makeOwner(arena: Arena): Promise<string | null> {
  const { owner, viewer } = arena.a;
  return attack(arena.sessions, 'app_rw', await callerContext(arena, 'admin'), (attacker) =>
    first(
      async () => refused(await attacker.attempt(`select app.change_role($1, 'owner')`, [viewer.userId])),
      async () => refused(await attacker.attempt(`select app.change_role($1, 'viewer')`, [owner.userId])),
      async () => refused(await attacker.attempt('select app.remove_member($1)', [owner.userId])),
      async () => refused(await attacker.attempt('select app.transfer_ownership($1)', [viewer.userId])),
      async () =>
        refused(await attacker.attempt(`select * from app.invite('new@example.test', 'owner')`), [
          '23514',
          '42501',
        ]),
    ),
  );
}

/** Names of the caller's choice come first in its own statements, and never inside a function. */
async function shadowNames(arena: Arena): Promise<string | null> {
  const { owner } = arena.a;
  return attack(arena.sessions, 'app_rw', await callerContext(arena, 'owner'), async (attacker) => {
    for (const path of ['pg_temp, public, app, pg_catalog', 'nowhere', 'app_schema, app, public']) {
      const outcome = await attacker.attemptAll([
        { text: `set local search_path = ${path}` },
        {
          text: 'select app_ctx.tenant_id() as tenant, (select count(*) from app.list_members()) as members',
        },
      ]);
      const row = outcome.rows?.[0];
      if (row?.tenant !== owner.tenantId || Number(row.members) !== 4)
        return `another answer under search_path ${path}`;
    }
    return null;
  });
}

async function readViews(arena: Arena): Promise<string | null> {
  const { rows: views } = await arena.sessions.admin.query<{ view: string }>(
    `select format('%I.%I', schemaname, viewname) as view from pg_views
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const { tenantId, userId, marker } = arena.b;
  return attack(arena.sessions, 'app_rw', await contextOf(arena, 'app_rw'), (attacker) =>
    first(
      ...views.map(({ view }) => async () => {
        const outcome = await attacker.attempt(`select * from ${view} limit 1000`);
        if (outcome.code !== undefined) return refused(outcome);
        const text = JSON.stringify(outcome.rows);
        return [tenantId, userId, marker].some((token) => text.includes(token))
          ? `${view} shows the victim`
          : null;
      }),
    ),
  );
}

async function listOrganisations(arena: Arena): Promise<string | null> {
  return attack(arena.sessions, 'app_rw', await callerContext(arena, 'user'), async (attacker) => {
    const { rows = [] } = await attacker.attempt('select id from app.my_organisations()');
    const isOwn = rows.length === 1 && rows[0]?.id === arena.a.owner.tenantId;
    return isOwn ? null : `it lists ${rows.length} organisation(s), not the user’s one`;
  });
}
