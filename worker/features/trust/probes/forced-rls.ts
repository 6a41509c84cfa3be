import { sql } from 'drizzle-orm/sql';
import { openAsJob } from '../isolation/canaries.ts';
import type { Probe } from './probe.ts';

/** Whether row level security is enabled, forced and restrictive on every table, as the catalogue has it now. */
export const forcedRls: Probe = {
  name: 'forced-rls',
  async run({ config }) {
    const [{ rows }] = await openAsJob(config, null).batch((queries) => [
      queries.execute(sql`select from app.list_unprotected_tables()`),
    ]);
    return rows.length === 0 ? null : 'unprotected_table';
  },
};
