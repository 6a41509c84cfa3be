import { tenants } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';

/** What the organisation is called and asks of its members. */
export async function readOrganisation(db: TenantDb) {
  const [[organisation]] = await db.batch((queries) => [
    queries
      .select({
        id: tenants.id,
        name: tenants.name,
        language: tenants.language,
        timeZone: tenants.timeZone,
        requiresSecondFactor: tenants.requiresSecondFactor,
      })
      .from(tenants),
  ]);
  if (!organisation) throw new AppError('not_found');
  return organisation;
}
