import { randomBytes } from 'node:crypto';
import { signContext } from '../../../worker/data/context.ts';
import type { Actor } from '../../../worker/domain/actor.ts';
import { uuidV7 } from '../../../worker/domain/ids.ts';
import type { Keyring } from '../../../worker/platform/keyring.ts';
import { padsOf } from '../../database/install-context-key.ts';
import type { AppFunction, Shape, Table } from './database-shape.ts';
import { type Owner, ownership, seedEnded, seedOwners } from './seed.ts';
import type { Attacker, Outcome, Sessions } from './sessions.ts';
import {
  changedTables,
  createAuditor,
  createWatch,
  mark,
  markOf,
  READ_WATCH,
  readWatch,
  type WatchedRows,
} from './watch.ts';

/** Two organisations of the audit's own: A, from which everything is tried, and B, the victim. */
export interface Arena {
  sessions: Sessions;
  tables: Table[];
  functions: AppFunction[];
  keys: Keyring;
  /** The members of A; the owner attacks, and the viewer is the victim inside the organisation. */
  a: Record<Owner['role'], Owner>;
  b: Owner;
  /** Sessions and keys of A that have ended, each with how. */
  ended: { how: string; actor: Actor }[];
  /** A live context, signed with the audit's own key. */
  context(tenantId: string | null, actor: Actor): Promise<string>;
  /** The victims' rows before the attacks. */
  before: WatchedRows;
  /** Runs a statement and tells the tables in which it changed the victims' rows. */
  watch(
    attacker: Attacker,
    text: string,
    params?: unknown[],
  ): Promise<{ outcome: Outcome; changed: string[] }>;
}

/**
 * Seeds both organisations and installs a context key, in one transaction; `removeTraces` takes them away again.
 * @throws Error where a table cannot be seeded, or the administrator may not do it
 */
export async function openArena(sessions: Sessions, { tables, functions }: Shape): Promise<Arena> {
  const { admin } = sessions;
  const run = randomBytes(4).toString('hex');
  const key = Uint8Array.from(randomBytes(32));
  const kid = `audit-${run}`;
  const keys: Keyring = { current: { kid, key }, byKid: new Map([[kid, key]]) };
  const newOwner = (tenantId: string, tenant: string, role: Owner['role']): Owner => ({
    ...{
      marker: `isolation-audit-${run}-${tenant}-${role}`,
      tenantId,
      userId: uuidV7(),
      role,
      rows: new Map(),
    },
  });
  const tenantId = uuidV7();
  const a = {
    owner: newOwner(tenantId, 'a', 'owner'),
    admin: newOwner(tenantId, 'a', 'admin'),
    agent: newOwner(tenantId, 'a', 'agent'),
    viewer: newOwner(tenantId, 'a', 'viewer'),
  };
  const b = newOwner(uuidV7(), 'b', 'owner');
  const owners = [...Object.values(a), b];
  const auditor = `isolation_audit_${run}`;
  let ended: Arena['ended'];

  await admin.query(`begin; set local lock_timeout = '10s'`);
  try {
    await createAuditor(admin, auditor, { tables, owners, kid });
    await admin.query('set local role app_key');
    await admin.query(
      `insert into app_ctx.signing_keys (kid, inner_pad, outer_pad)
       values ($1, decode($2::text, 'hex'), decode($3::text, 'hex'))`,
      [kid, ...padsOf(key)],
    );
    await admin.query(`reset role; set local role ${auditor}`);
    await seedOwners(admin, tables, owners);
    ended = await seedEnded(admin, a.owner);
    await mark(admin, [...rowMarks(tables, owners), ...victimMarks(tables, a.viewer, b)]);
    await createWatch(admin, tables);
    await admin.query('reset role; commit');
  } catch (error) {
    await admin.query('rollback');
    throw error;
  }
  const before = await readWatch(admin);
  return {
    ...{ sessions, tables, functions, keys, a, b, ended, before },
    context: (tenant, actor) => signContext(tenant, actor, keys),
    async watch(attacker, text, params = []) {
      const [outcome, watched] = await attacker.run([{ text, params }, { text: READ_WATCH }]);
      if (!outcome) throw new Error('no outcome');
      const isDone = outcome.code === undefined && watched?.code === undefined;
      return {
        outcome,
        changed: isDone ? changedTables(before, (watched?.rows?.[0]?.digests ?? {}) as WatchedRows) : [],
      };
    },
  };
}

/** Rows that belong to nobody are known by their own keys. */
function rowMarks(tables: Table[], owners: Owner[]): string[][] {
  return tables.flatMap((table) => {
    const owner = ownership(table);
    if (owner?.kind !== 'row') return [];
    return owners.map(({ rows }) => [markOf(table, owner), String(rows.get(table.name)?.[owner.column])]);
  });
}

function victimMarks(tables: Table[], colleague: Owner, b: Owner): string[][] {
  return [
    ['victim tenant', b.tenantId],
    ['victim user', b.userId],
    ['victim user', colleague.userId],
    ...rowMarks(tables, [b]).map(([kind = '', value = '']) => [`victim ${kind}`, value]),
  ];
}
