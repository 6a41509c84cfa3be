import type pg from 'pg';
import type { DevSecrets } from '../../dev/stack/dev-secrets.ts';
import { mintAccessToken } from '../../dev/stack/mint-access-token.ts';
import { uuidV7 } from '../../worker/domain/ids.ts';
import type { Delivery } from './send-load.ts';

export interface Member {
  tenantId: string;
  userId: string;
  sessionId: string;
}

/** Businesses with opening hours, and people in each of them who are signed in. */
export async function fillMembers(
  admin: pg.Client,
  { tenants, perTenant }: { tenants: number; perTenant: number },
): Promise<Member[]> {
  const ids = Array.from({ length: tenants }, uuidV7);
  const members = Array.from({ length: tenants * perTenant }, (_, index) => ({
    ...{ tenantId: ids[index % tenants] ?? '', userId: uuidV7(), sessionId: uuidV7() },
  }));
  await admin.query('begin');
  await admin.query('set local session_replication_role = replica');
  await admin.query(
    `create temporary table load_member on commit drop as
     select (m ->> 'tenantId')::uuid as tenant_id, (m ->> 'userId')::uuid as user_id,
       (m ->> 'sessionId')::uuid as session_id
     from jsonb_array_elements($1::jsonb) m`,
    [JSON.stringify(members)],
  );
  for (const statement of STATEMENTS) await admin.query(statement);
  await admin.query('commit');
  await admin.query('vacuum (analyze)');
  return members;
}

const STATEMENTS = [
  `insert into tenants (id, name, language, time_zone)
   select distinct tenant_id, 'load', 'es', 'UTC' from load_member`,
  `insert into users (id, display_name, language) select user_id, 'load', 'es' from load_member`,
  `insert into memberships (tenant_id, user_id, role) select tenant_id, user_id, 'owner' from load_member`,
  `insert into sessions (user_id, id, expires_at)
   select user_id, session_id, now() + interval '1 day' from load_member`,
  `insert into opening_hours (tenant_id, weekday, opens, closes)
   select tenant_id, weekday, '08:00', '18:00'
   from (select distinct tenant_id from load_member) t, generate_series(1, 5) weekday`,
];

/** A request of each member for the opening hours. */
export function hoursRequests(members: Member[], secrets: DevSecrets, issuer: string): Promise<Delivery[]> {
  return Promise.all(
    members.map(async ({ tenantId, ...person }) => ({
      method: 'GET' as const,
      path: `/api/organisations/${tenantId}/hours`,
      body: Buffer.alloc(0),
      headers: { authorization: `Bearer ${await mintAccessToken(secrets, { issuer, ...person })}` },
    })),
  );
}
