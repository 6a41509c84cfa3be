import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { toAppError } from '../../worker/data/database-error.ts';
import { openJobDb } from '../../worker/data/tenant-db.ts';
import { AppError } from '../../worker/domain/errors.ts';
import { connectChannel } from '../../worker/features/channels/connect-channel.ts';
import { parseKeyring } from '../../worker/platform/keyring.ts';
import { upstreamFetch } from '../../worker/platform/upstream.ts';

const USAGE = `Usage: npm run channel:connect -- --tenant UUID --phone-number-id DIGITS < file-with-the-access-token
  The access token is read from standard input, so that it stays out of the shell's history.
  DATABASE_JOB_URL, CONTEXT_KEYS, SEALING_KEYS  as the Worker has them
  DATABASE_ENDPOINT                             only for a database that is not Neon
  META_GRAPH_URL                                default https://graph.facebook.com/v26.0`;

const REASONS: Partial<Record<AppError['code'], string>> = {
  bad_request: 'Meta refuses the token for this number, or one of them is not well-formed.',
  conflict: 'This number is connected to another tenant.',
  unavailable: 'Meta or the database does not answer. Try again.',
  unauthenticated: 'The database does not accept the context: do CONTEXT_KEYS fit?',
};

try {
  const { channelId, name } = await connect();
  console.log(`Connected “${name}” as channel ${channelId}.`);
} catch (thrown) {
  const error = toAppError(thrown);
  const reason =
    error instanceof AppError ? REASONS[error.code] : error instanceof Error ? error.message : null;
  console.error(`${reason ?? 'Could not connect the channel.'}\n\n${USAGE}`);
  process.exitCode = 1;
}

async function connect() {
  const { values } = parseArgs({
    options: { tenant: { type: 'string' }, 'phone-number-id': { type: 'string' } },
  });
  const phoneNumberId = values['phone-number-id'];
  if (!values.tenant || !phoneNumberId) throw new Error('--tenant and --phone-number-id are needed.');
  const database = {
    DATABASE_URL: required('DATABASE_JOB_URL'),
    DATABASE_JOB_URL: required('DATABASE_JOB_URL'),
    DATABASE_ENDPOINT: process.env.DATABASE_ENDPOINT ?? null,
    CONTEXT_KEYS: parseKeyring(required('CONTEXT_KEYS')),
  };
  const ports = {
    db: openJobDb(database, 'operator', values.tenant),
    sealingKeys: parseKeyring(required('SEALING_KEYS')),
    graphUrl: process.env.META_GRAPH_URL ?? 'https://graph.facebook.com/v26.0',
    fetch: upstreamFetch,
  };
  return connectChannel(ports, { phoneNumberId, accessToken: (await text(process.stdin)).trim() });
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set.`);
  return value;
}
