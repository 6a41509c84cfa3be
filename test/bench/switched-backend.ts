import type { SqlBackend, SqlResult } from '../../dev/database/sql-backend.ts';

export type Database = 'embedded' | 'stand_in';

export interface SwitchedBackend extends SqlBackend {
  use(database: Database): void;
}

/** A real database, or in its place an answer of its own that it gave once: it costs nothing. */
export function switchedBackend(embedded: SqlBackend): SwitchedBackend {
  let database: Database = 'embedded';
  let recorded: SqlResult[] = [];
  return {
    use(next) {
      database = next;
    },
    async run(batch) {
      if (database === 'stand_in') return recorded;
      recorded = await embedded.run(batch);
      return recorded;
    },
    close: () => embedded.close(),
  };
}
