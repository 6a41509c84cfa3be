import type pg from 'pg';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { connect, inContext, jobContext } from './context.ts';
import { insertRow, openTwoTenants, type TwoTenants } from './tenant-fixture.ts';

export type Found = {
  passage_id: string;
  document_title: string;
  body: string;
  score: number;
  coverage: number;
};

export type Searches = TwoTenants & {
  /** Logged in as app_job. */
  job: pg.Client;
  /** Adds passages to the tenant's document, in the order given; returns their ids. */
  write(tenant: TwoTenants['a'], ...bodies: string[]): Promise<string[]>;
  /** What tenant A finds. */
  search(question: string, options?: { hints?: string; language?: string; limit?: number }): Promise<Found[]>;
  /** The plans of a statement and of the functions that it calls, as this role runs them in A. */
  explain(sql: string, role?: 'app_rw' | 'app_job'): Promise<string>;
};

/** Two tenants without passages. */
export async function openSearches(): Promise<Searches> {
  const fixture = await openTwoTenants();
  await fixture.admin.query('delete from passages');
  const job = await connect(fixture.jobUrl);
  let position = 0;
  return {
    ...fixture,
    job,
    async write(tenant, ...bodies) {
      const ids = bodies.map(() => uuidV7());
      for (const [index, body] of bodies.entries()) {
        const place = { document_id: tenant.documentId, position: position++ };
        await insertRow(fixture.admin, 'passages', { tenant_id: tenant.id, id: ids[index], ...place, body });
      }
      return ids;
    },
    async search(question, { hints = '', language = 'es', limit = 5 } = {}) {
      return inContext(job, await jobContext(fixture.a.id), async () => {
        const sql = 'select * from app.search_passages($1, $2, $3, $4)';
        return (await job.query<Found>(sql, [question, hints, language, limit])).rows;
      });
    },
    async explain(sql, role = 'app_job') {
      const admin = await connect(fixture.adminUrl);
      const notices: string[] = [];
      admin.on('notice', ({ message }) => notices.push(message ?? ''));
      try {
        await admin.query(`load 'auto_explain'; set auto_explain.log_min_duration = 0;
          set auto_explain.log_nested_statements = on; set auto_explain.log_level = notice`);
        await inContext(admin, await jobContext(fixture.a.id), async () => {
          await admin.query(`set local role ${role}`);
          await admin.query(sql);
        });
        return notices.join('\n');
      } finally {
        await admin.end();
      }
    },
    async close() {
      await job.end();
      await fixture.close();
    },
  };
}

export const bodies = (found: Found[]) => found.map(({ body }) => body);
