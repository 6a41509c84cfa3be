import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../../data/tenant-db.ts';
import { CANARIES, openAsJob, openAsPerson, prepareCanaries } from '../isolation/canaries.ts';
import type { Probe } from './probe.ts';

type Role = { name: string; isStrong: boolean };

/** Whether both connections have the role that they should have, and it can do no more than it should. */
export const databaseRole: Probe = {
  name: 'database-role',
  async run({ config }) {
    await prepareCanaries(config);
    // Every batch asserts by itself, first of all, that its role cannot bypass row level security.
    const [request, job] = await Promise.all([
      readRole(openAsPerson(config, CANARIES[0])),
      readRole(openAsJob(config, null)),
    ]);
    if (request?.name !== 'app_rw' || job?.name !== 'app_job') return 'other_role';
    return request.isStrong || job.isStrong ? 'too_strong' : null;
  },
};

async function readRole(db: TenantDb): Promise<Role | undefined> {
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<Role>(sql`
      select r.rolname as name,
        r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication
          or exists (select from pg_auth_members m where m.member = r.oid)
          or has_schema_privilege(r.oid, 'public', 'create') as "isStrong"
      from pg_roles r where r.rolname = current_user`),
  ]);
  return rows[0];
}
