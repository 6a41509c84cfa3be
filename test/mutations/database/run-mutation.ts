import type pg from 'pg';
import {
  type IsolationReport,
  type Leak,
  runIsolationAudit,
} from '../../../dev/audit/isolation/run-audit.ts';
import { acceptContextKeys, connect } from '../../support/context.ts';
import { freshDatabase } from '../../support/database.ts';
import type { SharedPostgres } from '../../support/postgres-global-setup.ts';
import { MutationError } from '../replace-once.ts';
import type { MutationResult } from '../result.ts';
import { applyToDatabase, type DatabaseMutation } from './mutation.ts';

/** Removes one defence from a fresh database and holds the isolation audit against what is left. */
export async function runDatabaseMutation(
  postgres: SharedPostgres,
  mutation: DatabaseMutation,
): Promise<MutationResult> {
  const { id, defence, undo } = mutation;
  const result = { id, defence, kind: 'database' } as const;
  let isApplied = false;
  try {
    const { leaks } = await auditWith(
      postgres,
      async (admin) => {
        await applyToDatabase(admin, mutation);
        isApplied = true;
      },
      async (admin) => {
        if (undo !== undefined) await admin.query(undo);
      },
    );
    const [leak] = leaks.toSorted(
      (one, other) => Number(one.attack === 'arena') - Number(other.attack === 'arena'),
    );
    return { ...result, caughtBy: leak ? describeLeak(leak) : null };
  } catch (error) {
    if (isApplied && !(error instanceof MutationError)) throw error;
    return { ...result, caughtBy: null, unfit: error instanceof Error ? error.message : 'unknown error' };
  }
}

/**
 * A server on which nothing is mutated has to pass: else every mutation would be caught, whatever it does.
 * @throws Error that names the leaks
 */
export async function expectNoLeak(postgres: SharedPostgres): Promise<void> {
  const { leaks } = await auditWith(postgres, async () => {});
  if (leaks.length > 0) {
    throw new Error(`the audit finds leaks without a mutation: ${leaks.map(describeLeak).join('; ')}`);
  }
}

async function auditWith(
  postgres: SharedPostgres,
  change: (admin: pg.Client) => Promise<void>,
  undo: (admin: pg.Client) => Promise<void> = async () => {},
): Promise<IsolationReport> {
  const database = await freshDatabase({ postgres });
  const admin = await connect(database.adminUrl);
  try {
    // As in a deployment, there is a key that could leak.
    await acceptContextKeys(admin);
    await change(admin);
    // One leak is enough, and saves the time of the rest.
    return await runIsolationAudit(database, { untilLeak: true });
  } finally {
    await undo(admin);
    await admin.end();
    await database.close();
  }
}

function describeLeak({ attack, name, table, detail }: Leak): string {
  const label = typeof attack === 'number' ? `attack ${attack}` : attack;
  return `isolation audit, ${label} (${name})${table === undefined ? '' : ` on ${table}`}: ${detail}`.slice(
    0,
    300,
  );
}
