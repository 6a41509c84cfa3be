import { type SqlBackend, SqlRefusal, type SqlStatement } from '../../dev/database/sql-backend.ts';

/** A backend of which a batch can be had as the product sends it, its context among it, without being run. */
export interface RecordedBackend extends SqlBackend {
  /** The statements of the first batch that `work` sends; it is refused, and `work` fails by it. */
  record(work: () => Promise<unknown>): Promise<SqlStatement[]>;
}

export function recordedBackend(backend: SqlBackend): RecordedBackend {
  let keep: ((statements: SqlStatement[]) => void) | null = null;
  return {
    async run(batch) {
      if (!keep) return backend.run(batch);
      keep(batch.statements);
      throw new SqlRefusal('57014', 'recorded');
    },
    close: () => backend.close(),
    async record(work) {
      const kept: SqlStatement[][] = [];
      keep = (statements) => void kept.push(statements);
      await work().catch(() => undefined);
      keep = null;
      const [first] = kept;
      if (!first) throw new Error('nothing was sent');
      return first;
    },
  };
}
