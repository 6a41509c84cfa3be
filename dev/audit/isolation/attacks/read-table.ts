import { first, nothing, record, refused, sameKey, type TableAttack } from './table-aim.ts';

/** What other products trust: names of settings, and of claims that a proxy in front of Postgres sets. */
const FORGED_SETTINGS = `
  select set_config('app.ctx', '', true), set_config('app.bypass_rls', 'on', true), set_config('app.role', 'owner', true),
    set_config('app.tenant_id', $1, true), set_config('app.current_tenant', $1, true),
    set_config('app.user_id', $1, true), set_config('request.jwt.claim.sub', $1, true),
    set_config('request.jwt.claims', $2, true)`;

/** Attacks that read a table. */
export const READS: Readonly<Record<number, TableAttack>> = {
  1: async ({ attacker, role, table, column, own }) => {
    const columns = table.columns.filter(({ readable }) => readable[role]).map(({ name }) => `"${name}"`);
    const outcome = await attacker.attempt(
      `select ${columns.join(', ') || '*'} from ${table.sql} limit 1000`,
    );
    if (outcome.code !== undefined) {
      return isReadable() ? `its own rows are refused: ${outcome.code} ${outcome.message}` : refused(outcome);
    }
    if (!isReadable()) return 'is readable, though its kind grants nothing';
    const foreign = outcome.rows.filter((row) => String(row[column]) !== own.id).length;
    if (foreign > 0) return `read ${foreign} row(s) of others`;
    return outcome.rows.length > 0 ? null : 'cannot read its own rows';

    function isReadable(): boolean {
      const { kind } = table;
      return kind?.kind === 'tenant' || kind?.kind === 'personal'
        ? kind.grants[role].includes('select')
        : !kind;
    }
  },

  2: async ({ attacker, table, column, victim }) =>
    nothing(
      await attacker.attempt(`select count(*) as n from ${table.sql} where "${column}"::text = $1`, [
        victim.id,
      ]),
    ),

  3: async ({ attacker, table, victim }) =>
    nothing(
      await attacker.attempt(`select from ${table.sql} t, ${record(table)} where ${sameKey(table)}`, [
        JSON.stringify(victim.row),
      ]),
    ),

  4: async ({ attacker, table, column, own }) => {
    const foreign = `"${column}"::text is distinct from $1`;
    const all = [
      `select "${column}" from ${table.sql} where "${column}"::text = $1 or true`,
      `select "${column}" from ${table.sql} where false union all select "${column}" from ${table.sql}`,
      `(with everything as materialized (select * from ${table.sql}) select "${column}" from everything)`,
    ];
    return first(
      ...all.map(
        (select) => async () =>
          nothing(
            await attacker.attempt(`select count(*) as n from (${select}) s where ${foreign}`, [own.id]),
          ),
      ),
    );
  },

  5: async ({ attacker, table, column, victim }) =>
    nothing(
      await attacker.attempt(
        `select (select count(*) from ${table.sql}) - (select count(*) from ${table.sql} where "${column}"::text <> $1) as n`,
        [victim.id],
      ),
    ),

  6: async ({ attacker, table }) =>
    nothing(
      await attacker.attempt(
        `select set_config('app.ctx', '', true); select count(*) as n from ${table.sql}`,
      ),
    ),

  7: async ({ attacker, table, column, victim }) =>
    nothing(
      await attacker.attemptAll([
        {
          text: FORGED_SETTINGS,
          params: [victim.id, JSON.stringify({ sub: victim.id, role: 'service_role' })],
        },
        { text: `select count(*) as n from ${table.sql} where "${column}"::text = $1`, params: [victim.id] },
      ]),
    ),

  14: async ({ attacker, table, column, victim }) =>
    nothing(
      await attacker.attempt(`select from ${table.sql} where "${column}"::text = $1 for update`, [victim.id]),
    ),

  17: async ({ attacker, table, column, own }) => {
    const rows = await attacker.attempt(`select from ${table.sql} where "${column}"::text = $1`, [own.id]);
    const count = rows.code === undefined ? rows.count : 0;
    const copied = async (statement: string) => {
      const outcome = await attacker.attempt(statement);
      if (outcome.code !== undefined) return refused(outcome);
      return outcome.count === count ? null : `copied ${outcome.count} row(s), of which ${count} are its own`;
    };
    return first(
      () => copied(`copy ${table.sql} to stdout`),
      () => copied(`copy (select * from ${table.sql}) to stdout`),
      async () => refused(await attacker.attempt(`copy ${table.sql} from '/dev/null'`)),
    );
  },

  19: async ({ attacker, table }) =>
    refused(await attacker.attempt(`set local row_security = off; select count(*) as n from ${table.sql}`)),

  20: async ({ attacker, table }) =>
    first(
      async () =>
        nothing(
          await attacker.attempt('select from pg_stats where schemaname = $1 and tablename = $2', [
            table.schema,
            table.name,
          ]),
        ),
      async () => {
        const outcome = await attacker.attempt('select row_security_active($1) as active', [table.sql]);
        if (outcome.code !== undefined) return refused(outcome);
        return outcome.rows[0]?.active === true ? null : 'its statistics are not hidden: row security is off';
      },
      async () => refused(await attacker.attempt('select from pg_statistic')),
    ),

  22: async ({ attacker, table, column, own }) =>
    nothing(
      await attacker.attempt(
        `select count(*) as n from ${table.sql}
         where ctid >= '(0,0)' and tableoid = $2::text::regclass and "${column}"::text is distinct from $1`,
        [own.id, table.sql],
      ),
    ),
};
