import { createHash, timingSafeEqual } from 'node:crypto';
import { type PGlite, protocol } from '@electric-sql/pglite';
import {
  assertInsideTransaction,
  beginStatement,
  type Login,
  type SqlBackend,
  type SqlBatch,
  type SqlField,
  SqlRefusal,
  type SqlResult,
  type SqlStatement,
} from './sql-backend.ts';

const { serialize } = protocol;

/** The passwords of the only two roles that may connect. */
export type AppPasswords = { app_rw: string; app_job: string };

/**
 * Batches run one after another on PGlite's only session, which is a superuser's: each is put under
 * `SET LOCAL ROLE`, and the session is reset behind it. Statement timeouts cannot be enforced in WASM.
 * Closing the backend closes the database.
 */
export function openPgliteBackend(db: PGlite, passwords: AppPasswords): SqlBackend {
  return {
    async run(batch) {
      const role = authenticate(batch.login, passwords);
      return db._runExclusiveTransaction(async () => {
        try {
          return await runTransaction(db, role, batch);
        } finally {
          await command(db, 'rollback');
          // Undoes what an injected statement left behind; DEFAULT would not, in a single-user session.
          await command(db, 'set session authorization postgres');
          await command(db, 'discard all');
        }
      });
    },
    close: () => db.close(),
  };
}

function authenticate({ user, password }: Login, passwords: AppPasswords): keyof AppPasswords {
  const role = user === 'app_rw' || user === 'app_job' ? user : null;
  const right = timingSafeEqual(digest(password), digest(passwords[role ?? 'app_rw']));
  if (!role || !right) throw new SqlRefusal('28P01', 'password authentication failed');
  return role;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

async function runTransaction(db: PGlite, role: keyof AppPasswords, batch: SqlBatch): Promise<SqlResult[]> {
  await command(db, beginStatement(batch));
  await command(db, `set local role ${role}`);
  const results: SqlResult[] = [];
  for (const statement of batch.statements) {
    const result = await runStatement(db, statement);
    assertInsideTransaction(result.command);
    results.push(result);
  }
  await command(db, 'commit');
  return results;
}

async function command(db: PGlite, text: string): Promise<void> {
  await db.execProtocol(serialize.query(text));
}

/** Speaks the wire protocol itself, since PGlite's `query` would parse results and serialize parameters by type. */
async function runStatement(db: PGlite, { query, params }: SqlStatement): Promise<SqlResult> {
  const { messages } = await db.execProtocol(
    Buffer.concat([
      serialize.parse({ text: query }),
      serialize.bind({ values: params }),
      serialize.describe({ type: 'P' }),
      serialize.execute({}),
      // Ignored unless the statement is a COPY FROM STDIN, which would wait for ever for its data.
      serialize.copyFail('this protocol carries no COPY data'),
      serialize.sync(),
    ]),
  );
  let fields: SqlField[] = [];
  let tag = '';
  const rows: (string | null)[][] = [];
  for (const message of messages) {
    if (message instanceof protocol.messages.RowDescriptionMessage) fields = message.fields.map(toField);
    if (message instanceof protocol.messages.DataRowMessage) rows.push(message.fields);
    if (message instanceof protocol.messages.CommandCompleteMessage) tag = message.text;
  }
  const words = tag.split(' ');
  const count = Number(words.length > 1 ? words.at(-1) : Number.NaN);
  return { command: words[0] ?? '', rowCount: Number.isNaN(count) ? null : count, fields, rows };
}

function toField({
  name,
  dataTypeID,
  tableID,
  columnID,
  dataTypeSize,
  dataTypeModifier,
}: SqlField): SqlField {
  return { name, dataTypeID, tableID, columnID, dataTypeSize, dataTypeModifier };
}
