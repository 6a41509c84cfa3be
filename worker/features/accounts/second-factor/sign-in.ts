import { sql } from 'drizzle-orm/sql';
import { openJobDb } from '../../../data/tenant-db.ts';
import { AppError } from '../../../domain/errors.ts';
import { uuidV7 } from '../../../domain/ids.ts';
import { readConfig } from '../../../platform/config.ts';
import type { ClientDetails } from '../client-details.ts';
import { type IssuedSession, issueSession, SESSION_LIFETIME_SECONDS } from '../start-session.ts';
import type { Challenge } from './challenge.ts';
import { CODE_RESULT, type CodeResult, readCode } from './code.ts';

/**
 * The second half of a sign-in: a code, and in the same statement the session. Two round trips.
 * @throws AppError invalid_credentials, where the challenge is older than the password or the second factor is gone
 */
export async function signInWithCode(
  env: Env,
  { userId, issuedAt }: Challenge,
  { text, device, place }: { text: string } & ClientDetails,
): Promise<{ result: CodeResult | undefined; isRecovery: boolean; issue: () => Promise<IssuedSession> }> {
  const config = readConfig(env);
  const db = openJobDb(config, 'accounts', null);
  const sessionId = uuidV7();
  // The challenge names whole seconds.
  const since = new Date(issuedAt.getTime() + 1000);
  const issue = () =>
    issueSession(config, { sessionId, userId, counter: 0, aal: 2, secondsLeft: SESSION_LIFETIME_SECONDS });
  const code = await readCode(db, config.SEALING_KEYS, { userId, text, isConfirmed: true, since });
  if (!code) throw new AppError('invalid_credentials');
  if ('outcome' in code) return { result: code, isRecovery: false, issue };
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<CodeResult>(sql`
      select ${CODE_RESULT}
      from app.sign_in_with_code(
        ${userId}, ${code.sealedSecret}, ${code.step}::bigint, ${code.codeHash}::bytea, ${sessionId}, ${device}, ${place})`),
  ]);
  return { result: rows[0], isRecovery: code.codeHash !== null, issue };
}
