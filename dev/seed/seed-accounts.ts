import { argon2Sync, randomBytes } from 'node:crypto';
import { formatPhc, PASSWORD_COST } from '../../worker/features/accounts/password/phc-string.ts';
import type { MigrationTarget } from '../database/migration-target.ts';
import type { DemoBusiness } from './businesses.ts';

/** Of the owners of the demo businesses, on the stack of one's own only. */
export const DEMO_PASSWORD = 'masa madre y horno de leña';

/**
 * Tenants with their owner, who has `DEMO_PASSWORD` and a session, as the administrator of the database. The session
 * is renewed for 30 days. Documents and channels go through the product's own ways instead.
 */
export async function seedAccounts(
  target: MigrationTarget,
  businesses: readonly DemoBusiness[],
): Promise<void> {
  const hash = hashDemoPassword();
  for (const { tenantId, name, language, timeZone, owner } of businesses) {
    await target.query(
      'insert into public.tenants (id, name, language, time_zone) values ($1, $2, $3, $4) on conflict (id) do nothing',
      [tenantId, name, language, timeZone],
    );
    await target.query(
      'insert into public.users (id, display_name, language) values ($1, $2, $3) on conflict (id) do nothing',
      [owner.userId, owner.name, language],
    );
    await target.query(
      'insert into public.user_emails (email, user_id, verified_at) values ($1, $2, now()) on conflict (email) do nothing',
      [owner.email, owner.userId],
    );
    await target.query(
      'insert into public.passwords (user_id, hash) values ($1, $2) on conflict (user_id) do nothing',
      [owner.userId, hash],
    );
    await target.query(
      `insert into public.memberships (tenant_id, user_id, role) values ($1, $2, 'owner')
       on conflict (tenant_id, user_id) do nothing`,
      [tenantId, owner.userId],
    );
    await target.query(
      `insert into public.sessions (user_id, id, expires_at) values ($1, $2, now() + interval '30 days')
       on conflict (user_id, id) do update set expires_at = excluded.expires_at`,
      [owner.userId, owner.sessionId],
    );
  }
}

/** Node's own argon2id: the Worker's module is not for Node. */
function hashDemoPassword(): string {
  const { memoryKib, passes, lanes } = PASSWORD_COST;
  const salt = randomBytes(16);
  const tag = argon2Sync('argon2id', {
    ...{ message: DEMO_PASSWORD, nonce: salt, tagLength: 32 },
    ...{ memory: memoryKib, passes, parallelism: lanes },
  });
  return formatPhc({ ...PASSWORD_COST, salt, tag });
}
