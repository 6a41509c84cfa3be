import { sql } from 'drizzle-orm/sql';
import { users } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import type { Role } from '../../domain/actor.ts';
import { AppError } from '../../domain/errors.ts';
import type { Language } from '../../domain/language.ts';

export type Organisation = {
  id: string;
  name: string;
  role: Role;
  language: Language;
  timeZone: string;
};

/**
 * The signed-in person with their verified address, and the organisations that they belong to, by name.
 * @throws AppError unauthenticated, where the person is gone
 */
export async function readMe(db: TenantDb) {
  const [[user], organisations, address] = await db.batch((queries) => [
    // Row level security shows a person no other user's row.
    queries.select({ id: users.id, name: users.displayName, language: users.language }).from(users),
    queries.execute<Organisation>(sql`
      select id, name, role, language, time_zone as "timeZone" from app.my_organisations()`),
    queries.execute<{ email: string }>(sql`select email from app.account_address()`),
  ]);
  if (!user) throw new AppError('unauthenticated');
  return { user: { ...user, email: address.rows[0]?.email }, organisations: organisations.rows };
}
