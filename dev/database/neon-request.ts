import type { IncomingHttpHeaders } from 'node:http';
import type { Isolation, Login, SqlBatch, SqlStatement } from './sql-backend.ts';
import { SqlRefusal } from './sql-backend.ts';

const maxStatements = 1000;
const maxParams = 65_535;
const isolationLevels: Record<string, Isolation> = {
  ReadUncommitted: 'read uncommitted',
  ReadCommitted: 'read committed',
  RepeatableRead: 'repeatable read',
  Serializable: 'serializable',
};

/**
 * Reads what `@neondatabase/serverless` 1.2 posts to `/sql`; `single` tells the shape of the answer.
 * Throws SqlRefusal for anything that the driver does not send.
 */
export function readNeonRequest(headers: IncomingHttpHeaders, body: string): SqlBatch & { single: boolean } {
  for (const name of ['neon-raw-text-output', 'neon-array-mode']) {
    if (headers[name] !== 'true') throw malformed(`header ${name} must be "true"`);
  }
  const login = readLogin(single(headers['neon-connection-string']));
  const payload = readJson(body);
  if (!Array.isArray(payload.queries)) {
    const statements = [readStatement(payload)];
    return { single: true, login, statements, isolation: null, readOnly: false, deferrable: false };
  }
  if (payload.queries.length > maxStatements) throw malformed(`more than ${maxStatements} queries`);
  return {
    single: false,
    login,
    statements: payload.queries.map(readStatement),
    isolation: readIsolation(single(headers['neon-batch-isolation-level'])),
    readOnly: headers['neon-batch-read-only'] === 'true',
    deferrable: headers['neon-batch-deferrable'] === 'true',
  };
}

function readLogin(connectionString: string): Login {
  const match = /^postgres(?:ql)?:(\/\/.*)$/.exec(connectionString);
  const url = match && URL.parse(`http:${match[1]}`);
  if (!url) throw malformed('connection string is not a Postgres URL');
  try {
    const [user, password, database] = [url.username, url.password, url.pathname.slice(1)].map(
      decodeURIComponent,
    );
    if (user && password && database) return { user, password, database };
  } catch {}
  throw malformed('connection string needs a user, a password and a database');
}

function readJson(body: string): Record<string, unknown> {
  try {
    const payload: unknown = JSON.parse(body);
    if (isRecord(payload)) return payload;
  } catch {}
  throw malformed('body is not a JSON object');
}

function readStatement(value: unknown): SqlStatement {
  if (!isRecord(value) || typeof value.query !== 'string') throw malformed('query must be a string');
  const params: unknown = value.params ?? [];
  if (!Array.isArray(params) || params.length > maxParams || !params.every(isParam)) {
    throw malformed('params must be an array of strings and nulls');
  }
  return { query: value.query, params };
}

function readIsolation(name: string): Isolation | null {
  if (name === '') return null;
  const isolation = Object.hasOwn(isolationLevels, name) ? isolationLevels[name] : undefined;
  if (!isolation) throw malformed('unknown isolation level');
  return isolation;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isParam(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}

function single(header: string | string[] | undefined): string {
  return typeof header === 'string' ? header : '';
}

function malformed(message: string): SqlRefusal {
  return new SqlRefusal('08P01', message);
}
