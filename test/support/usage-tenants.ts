import { openJobDb, openTenantDb, type TenantDb } from '../../worker/data/tenant-db.ts';
import type { Actor } from '../../worker/domain/actor.ts';
import { EDITORS } from '../../worker/http/guards/roles.ts';
import { createLog, type Log, type LogFields } from '../../worker/platform/log.ts';
import type { Person } from './context.ts';
import { type ServedTenants, serveTwoTenants } from './served-tenants.ts';

/** Two tenants without any usage, with databases of jobs and of people for the product's own code. */
export type UsageTenants = Awaited<ReturnType<typeof openUsageTenants>>;

export async function openUsageTenants() {
  const fixture = await serveTwoTenants();
  const query = async <Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await fixture.admin.query(text, values)).rows;
  const clear = async () => {
    for (const table of ['usage_days', 'gate_events', 'budget_notices', 'tenant_budgets', 'audit_log']) {
      await query(`delete from public.${table}`);
    }
  };
  await clear();
  return { ...fixture, query, clear };
}

export function jobIn({ config }: Pick<ServedTenants, 'config'>, tenantId: string | null): TenantDb {
  return openJobDb(config, 'gate', tenantId);
}

/** A member's database, as a route for owners and admins opens it. */
export function personIn(
  { config }: Pick<ServedTenants, 'config'>,
  tenantId: string,
  person: Person,
): { db: TenantDb; actor: Actor } {
  const { userId, sessionId } = person;
  const actor = { kind: 'user', userId, sessionId } as const;
  return { db: openTenantDb(config, { tenantId, actor, roles: EDITORS, aal: 1 }), actor };
}

/** A log that keeps what is warned of. */
export function keepWarnings(): { log: Log; warnings: Warning[] } {
  const warnings: Warning[] = [];
  return { log: { ...createLog(), warn: (...line) => void warnings.push(line) }, warnings };
}

type Warning = [event: string, fields?: LogFields | undefined];
