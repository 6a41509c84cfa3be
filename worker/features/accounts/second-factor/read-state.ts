import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../../data/tenant-db.ts';

/** Whether the caller has a second factor, and how many recovery codes are left to them. */
export async function readSecondFactor(
  db: TenantDb,
): Promise<{ isConfirmed: boolean; recoveryCodesLeft: number }> {
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<{ isConfirmed: boolean; recoveryCodesLeft: number }>(sql`
      select
        exists (
          select from public.second_factors f
          where f.user_id = app_ctx.user_id() and f.confirmed_at is not null) as "isConfirmed",
        (
          select count(*)::integer from public.recovery_codes c
          where c.user_id = app_ctx.user_id() and c.used_at is null) as "recoveryCodesLeft"`),
  ]);
  return rows[0] ?? { isConfirmed: false, recoveryCodesLeft: 0 };
}
