/** One statement as the Neon driver sends it: text parameters, never typed values. */
export type SqlStatement = { query: string; params: (string | null)[] };

/** What a connection string asks for; the host in it is ignored, since a backend serves one server only. */
export type Login = { user: string; password: string; database: string };

export type Isolation = 'read uncommitted' | 'read committed' | 'repeatable read' | 'serializable';

/** One transaction. `isolation` null is the server's default. */
export type SqlBatch = {
  login: Login;
  statements: SqlStatement[];
  isolation: Isolation | null;
  readOnly: boolean;
  deferrable: boolean;
};

export type SqlField = {
  name: string;
  dataTypeID: number;
  tableID: number;
  columnID: number;
  dataTypeSize: number;
  dataTypeModifier: number;
};

/** Rows hold Postgres' own text output, unparsed: the driver parses by `dataTypeID`. */
export type SqlResult = {
  command: string;
  rowCount: number | null;
  fields: SqlField[];
  rows: (string | null)[][];
};

/** A database that runs each batch as one transaction under the role of its login. */
export interface SqlBackend {
  /** Throws Postgres errors (with `code`, the SQLSTATE) and plain errors where the server is out of reach. */
  run(batch: SqlBatch): Promise<SqlResult[]>;
  close(): Promise<void>;
}

/** An error that a backend raises itself, in the shape of a Postgres error. */
export class SqlRefusal extends Error {
  readonly severity = 'ERROR';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'SqlRefusal';
    this.code = code;
  }
}

/** The BEGIN of a batch; the words come from fixed lists, never from the caller's text. */
export function beginStatement({ isolation, readOnly, deferrable }: SqlBatch): string {
  const modes = [
    ...(isolation ? [`isolation level ${isolation}`] : []),
    ...(readOnly ? ['read only'] : []),
    ...(deferrable ? ['deferrable'] : []),
  ];
  return `begin ${modes.join(', ')}`;
}

const transactionCommands = new Set([
  'BEGIN',
  'START',
  'COMMIT',
  'ROLLBACK',
  'PREPARE',
  'SAVEPOINT',
  'RELEASE',
]);

/** Refuses a statement that ended the batch's transaction: what follows would run outside of it. */
export function assertInsideTransaction(command: string): void {
  if (transactionCommands.has(command)) {
    throw new SqlRefusal('2D000', 'a batch is one transaction: its statements may not control it');
  }
}
